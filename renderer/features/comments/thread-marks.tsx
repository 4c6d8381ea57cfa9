import { Tooltip } from '@mantine/core'
import { IconCheck, IconLock, IconSend, IconStrikethrough, IconTrash, type Icon } from '@tabler/icons-react'
import { texts } from '#renderer/features/comments/texts.ts'
import type { ShownThread } from '#renderer/features/comments/threads.ts'
import classes from './comments.module.css'

interface MarkProps {
  readonly icon: Icon
  readonly kind: 'internal' | 'shared' | 'gone' | 'resolved'
  readonly word: string
  readonly meaning?: string
}

function Mark({ icon: Sign, kind, word, meaning }: MarkProps) {
  const mark = (
    <span className={classes['mark']} data-kind={kind}>
      <Sign size={13} stroke={2} aria-hidden="true" />
      {word}
    </span>
  )
  return meaning === undefined ? mark : <Tooltip label={meaning} multiline maw={240}>{mark}</Tooltip>
}

/** What is to be known of a thread at a glance: whether it may leave the house, whether its words are still there, whether it is settled. */
export function ThreadMarks({ shown: { thread, standing } }: { readonly shown: ShownThread }) {
  if (thread === null) return null
  return (
    <p className={classes['marks']}>
      {thread.internal ? <Mark icon={IconLock} kind="internal" word={texts.internal} meaning={texts.internalMeans} /> : <Mark icon={IconSend} kind="shared" word={texts.shared} meaning={texts.sharedMeans} />}
      {standing === 'gone' ? <Mark icon={IconTrash} kind="gone" word={texts.gone} /> : null}
      {standing === 'struck' ? <Mark icon={IconStrikethrough} kind="gone" word={texts.struck} /> : null}
      {thread.state === 'resolved' ? <Mark icon={IconCheck} kind="resolved" word={texts.resolved} /> : null}
    </p>
  )
}
