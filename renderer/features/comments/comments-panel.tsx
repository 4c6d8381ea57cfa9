import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { commentOnSelection } from '#renderer/features/comments/comment-on-selection.ts'
import { CommentsHead } from '#renderer/features/comments/comments-head.tsx'
import { useComments, usualFilter } from '#renderer/features/comments/store.ts'
import { texts } from '#renderer/features/comments/texts.ts'
import { ThreadList } from '#renderer/features/comments/thread-list.tsx'
import { ThreadsBeside } from '#renderer/features/comments/threads-beside.tsx'
import { fits, inTextOrder } from '#renderer/features/comments/threads.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { emptyRedline } from '#renderer/editor/session/redline-session.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './comments.module.css'

interface CommentsPanelProps {
  readonly session: EditorSession
  readonly contract: ContractId
  /** Whether a passage may be given a comment now. */
  readonly annotatable: boolean
  /** Whether the working text is on the desk; a version has no comments in it. */
  readonly working: boolean
}

/** Below this width the rail lies over the paper, and nothing can stand beside it (rail.module.css). */
const roomBeside = '(min-width: 1101px)'

/** The discussions of a contract, beside the words they are about where there is room, else one under the other. */
export function CommentsPanel({ session, contract, annotatable, working }: CommentsPanelProps) {
  const locale = useLocale()
  const { threads, failure, filter, beside, open, show } = useComments()
  const anchors = useStore(session, state => state.anchors)
  const active = useStore(session, state => state.activeThread)
  const authors = useStore(session, state => state.authors)
  const textShown = useStore(session, state => !state.pageView && state.view !== 'original')
  const roomy = useMediaQuery(roomBeside, true, { getInitialValueInEffect: false })
  const known = working && anchors !== emptyRedline.anchors
  const ordered = useMemo(() => inTextOrder(threads ?? [], known ? anchors : null), [threads, anchors, known])
  const shown = useMemo(() => ordered.filter(each => fits(each, filter)), [ordered, filter])
  if (threads === null) return failure === null ? <Waiting what={texts.opening} /> : <FailureNote failure={failure} onRetry={() => void open(contract)} />
  const colours = new Map(authors.map(({ key, colour }) => [key, colour]))
  const colourOf = (author: string) => colours.get(author) ?? null
  const canStand = working && textShown && roomy
  const placed = canStand && beside ? shown.filter(({ anchor }) => anchor !== null) : []
  const unplaced = shown.length - placed.length
  const step = (by: 1 | -1) => {
    const inText = shown.filter(({ anchor }) => anchor !== null)
    const at = inText.findIndex(({ id }) => id === active)
    const next = inText.at(at === -1 ? (by === 1 ? 0 : -1) : (at + by) % inText.length)
    if (next !== undefined) session.goToThread(next.id)
  }
  return (
    <div className={classes['panel']}>
      <CommentsHead threads={threads} onAdd={annotatable && working ? () => commentOnSelection(session) : null} onStep={step} beside={canStand ? beside : null} />
      <FailureNote failure={failure} onRetry={() => void open(contract)} />
      {working ? null : <p className={classes['note']}>{texts.version}</p>}
      {ordered.length === 0 ? (
        <div className={classes['none']}><EmptyState title={texts.none}>{annotatable ? texts.noneText : texts.noneFixed}</EmptyState></div>
      ) : shown.length === 0 ? (
        <p className={classes['note']}>
          {texts.noMatch} <Button size="compact-xs" variant="subtle" onClick={() => show({ ...usualFilter, state: 'all' })}>{texts.showAll}</Button>
        </p>
      ) : canStand && beside ? (
        <>
          <ThreadsBeside session={session} shown={placed} active={active} colourOf={colourOf} />
          {unplaced === 0 ? null : (
            <p className={classes['elsewhere']}>
              {texts.deletedCount(formatNumber(unplaced, locale))} <Button size="compact-xs" variant="subtle" onClick={() => useComments.getState().standBeside(false)}>{texts.asList}</Button>
            </p>
          )}
        </>
      ) : (
        <ThreadList session={session} shown={shown} active={active} colourOf={colourOf} />
      )}
    </div>
  )
}
