import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { PagesOnDesk, type PagesOf } from '#renderer/app/contract/pages-on-desk.tsx'
import { FindBar } from '#renderer/editor/find/find-bar.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { Toolbar } from '#renderer/editor/toolbar/toolbar.tsx'
import { texts } from '#renderer/features/contract/texts.ts'
import classes from '../../features/contract/contract.module.css'

interface SheetFrameProps {
  readonly session: EditorSession
  readonly editable: boolean
  /** Said in place of the tools while the text is only read. */
  readonly whyFixed: string
  readonly band?: ReactNode
  /** What the page view draws; null while there is nothing to draw. */
  readonly pages: PagesOf | null
  readonly children: ReactNode
}

const ways = [
  { value: 'text', label: texts.textView },
  { value: 'pages', label: texts.pagesView },
]

/** The tools above the paper, and the paper itself as text or as the pages it will be signed on. */
export function SheetFrame({ session, editable, whyFixed, band, pages, children }: SheetFrameProps) {
  const pageView = useStore(session, state => state.pageView)
  const finding = useStore(session, state => state.find.open)
  return (
    <>
      <div className={classes['tools']} data-pane="toolbar">
        <div className={classes['toolbar']}>{editable ? <Toolbar session={session} /> : <p className={classes['why']}>{whyFixed}</p>}</div>
        <SegmentedControl size="xs" aria-label={texts.view} data={ways} value={pageView ? 'pages' : 'text'} onChange={value => (value === 'pages') !== pageView && session.togglePageView()} />
      </div>
      <div className={classes['stage']} data-pane="text">
        {band}
        {finding && !pageView ? <FindBar session={session} /> : null}
        {pageView && pages !== null ? <PagesOnDesk of={pages} session={session} /> : null}
        {/* The editor stays while pages are shown, so that fields can be filled in beside them. */}
        <section className={classes['paper']} aria-label={texts.paper} tabIndex={editable ? undefined : 0} hidden={pageView && pages !== null}>{children}</section>
      </div>
    </>
  )
}
