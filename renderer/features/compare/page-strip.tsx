import { memo, useEffect, useMemo, useRef } from 'react'
import type { Compared, ShownChange } from '#renderer/features/compare/compared.ts'
import { estimatePages, linesOnSheet, stripOf, type StripEntry } from '#renderer/features/compare/pages.ts'
import { texts } from '#renderer/features/compare/texts.ts'
import { counted, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './page-strip.module.css'

interface PageStripProps {
  readonly compared: Compared
  readonly listed: readonly ShownChange[]
  readonly current: ShownChange | null
  readonly onGo: (key: string) => void
}

type ChangedPage = Extract<StripEntry, { kind: 'page' }>

/** So many lines of a small sheet can be told apart. */
const linesOfSheet = 12

/** A small picture of every page that holds changes, with a mark where each stands; pages without any are folded together. */
export function PageStrip({ compared, listed, current, onGo }: PageStripProps) {
  const pages = useMemo(() => estimatePages(compared.redline), [compared.redline])
  const strip = useMemo(() => stripOf(pages, listed), [pages, listed])
  if (listed.length === 0) return null
  return (
    <nav className={classes['strip']} aria-label={texts.strip} data-pane="pages">
      <ol>
        {strip.map(entry => (entry.kind === 'page' ? <Sheet key={`page ${entry.number}`} entry={entry} current={entry.marks.some(({ change }) => change.key === current?.key) ? (current?.key ?? null) : null} onGo={onGo} /> : <Gap key={`gap ${entry.from}`} from={entry.from} to={entry.to} />))}
      </ol>
    </nav>
  )
}

function Gap({ from, to }: { readonly from: number; readonly to: number }) {
  const locale = useLocale()
  const words = texts.unchangedPages(formatNumber(from, locale), formatNumber(to, locale))
  return (
    <li className={classes['gap']} title={words}>
      <span className="visually-hidden">{words}</span>
    </li>
  )
}

interface SheetProps {
  readonly entry: ChangedPage
  /** The change that is looked at, if it stands on this page. */
  readonly current: string | null
  readonly onGo: (key: string) => void
}

/** Remembered, for a step through a long text concerns two of its pages. */
const Sheet = memo(function Sheet({ entry, current, onGo }: SheetProps) {
  const locale = useLocale()
  const sheet = useRef<HTMLButtonElement>(null)
  const here = current !== null
  useEffect(() => {
    if (here) sheet.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  const number = formatNumber(entry.number, locale)
  const words = texts.pageWith(number, counted(entry.marks.length, texts.oneChange, texts.manyChanges, locale))
  return (
    <li>
      <button ref={sheet} type="button" className={classes['sheet']} aria-label={words} title={words} aria-current={here ? 'true' : undefined} onClick={() => entry.marks[0] !== undefined && onGo(entry.marks[0].change.key)}>
        {linesOnSheet(entry.marks, linesOfSheet).map(({ line, kind, keys }) => (
          <span key={line} className={classes['mark']} data-kind={kind} data-current={current !== null && keys.has(current)} style={{ insetBlockStart: `${8 + (line * 84) / linesOfSheet}%` }} />
        ))}
        <span className={classes['number']}>{number}</span>
      </button>
    </li>
  )
})
