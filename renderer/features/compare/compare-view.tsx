import { SegmentedControl } from '@mantine/core'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { ChangeList } from '#renderer/features/compare/change-list.tsx'
import { readRedline, type Compared } from '#renderer/features/compare/compared.ts'
import { ExportRedline, type MakeExport } from '#renderer/features/compare/export-redline.tsx'
import { InLine, type PaperServices } from '#renderer/features/compare/in-line.tsx'
import { PageStrip } from '#renderer/features/compare/page-strip.tsx'
import { RedlinePages } from '#renderer/features/compare/redline-pages.tsx'
import { SideBySide } from '#renderer/features/compare/sides/side-by-side.tsx'
import { StepTools } from '#renderer/features/compare/step-tools.tsx'
import { Summary } from '#renderer/features/compare/summary.tsx'
import { texts, type Way } from '#renderer/features/compare/texts.ts'
import { useCompareCommands } from '#renderer/features/compare/use-compare-commands.ts'
import { useWalk } from '#renderer/features/compare/use-walk.ts'
import type { ComparedChange } from '#shared/compare/compared-changes.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import classes from './compare.module.css'

/** Two texts and their redline, as the application answers a comparison. */
export interface ComparedTexts {
  readonly before: { readonly title: string }
  readonly after: { readonly title: string }
  readonly redline: DocumentJson
  /** Its changes, where the application has told them. */
  readonly changes?: readonly ComparedChange[]
}

interface CompareViewProps {
  readonly compared: ComparedTexts
  readonly services: PaperServices
  /** Makes a file of the redline; absent where there is none to be had. */
  readonly makeExport?: MakeExport
  /** Names what is compared. */
  readonly name: string
  /** Said above the tools: what is compared, and the way to compare something else. */
  readonly head: ReactNode
  /** Where the change begins that is looked at first. */
  readonly first?: number | undefined
}

/** A comparison: figures, the redline in line or side by side, and the list of changes beside it. */
export function CompareView({ compared, ...rest }: CompareViewProps) {
  const { redline, changes } = compared
  const read = useMemo(() => readRedline(redline, changes), [redline, changes])
  // Another comparison begins anew: no filter, no place.
  return <Desk key={rest.name} compared={compared} read={read} {...rest} />
}

function Desk({ compared, read, services, makeExport, name, head, first }: CompareViewProps & { readonly read: Compared }) {
  const walk = useWalk(read, first)
  const [asked, setAsked] = useState<{ readonly way: Way; readonly steps: number }>({ way: 'inline', steps: 0 })
  // Pages are printed and have no place to go to; whoever goes to a change is taken to the text.
  const way = asked.way === 'pages' && walk.steps !== asked.steps ? 'inline' : asked.way
  const setWay = useCallback((next: Way) => setAsked({ way: next, steps: walk.steps }), [walk.steps])
  useCompareCommands({ walk, onWay: setWay, pages: makeExport !== undefined })
  const ways = (Object.keys(texts.ways) as Way[]).filter(each => each !== 'pages' || makeExport !== undefined)
  const titles = { before: compared.before.title, after: compared.after.title }
  const label = `${texts.redline}: ${titles.before}, ${titles.after}`
  return (
    <div className={classes['screen']}>
      <div className={classes['header']}>
        {head}
        {makeExport === undefined ? null : <div className={classes['deeds']}><ExportRedline make={makeExport} /></div>}
      </div>
      <div className={classes['tools']} data-pane="toolbar">
        <SegmentedControl size="xs" aria-label={texts.way} data={ways.map(value => ({ value, label: texts.ways[value] }))} value={way} onChange={value => setWay(value as Way)} />
        <Summary compared={read} chosen={walk.chosen} onChoose={walk.choose} onAll={walk.chooseAll} />
      </div>
      <div className={classes['stage']}>
        {way === 'pages' ? null : <PageStrip compared={read} listed={walk.listed} current={walk.current} onGo={walk.goTo} />}
        {way === 'inline' ? <InLine redline={compared.redline} label={label} walk={walk} services={services} /> : null}
        {way === 'sides' ? <SideBySide compared={read} label={label} walk={walk} titles={titles} blobUrl={services.blobUrl} /> : null}
        {way === 'pages' && makeExport !== undefined ? <RedlinePages of={name} make={() => makeExport('pdf')} /> : null}
        <aside className={classes['side']} aria-label={texts.changes} data-pane="changes">
          <div className={classes['sideHead']}>
            <h2>{texts.changes}</h2>
            <StepTools walk={walk} />
          </div>
          <ChangeList changes={walk.listed} all={read.changes} current={walk.current?.key ?? null} onGo={walk.goTo} onGoBy={walk.goBy} whyEmpty={read.changes.length === 0 ? texts.nothing : texts.noneOfKind} />
        </aside>
      </div>
    </div>
  )
}
