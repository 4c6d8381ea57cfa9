import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDotsVertical } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { CommentLine } from '#renderer/features/comments/comment-line.tsx'
import { ComposeBox } from '#renderer/features/comments/compose-box.tsx'
import { useComments } from '#renderer/features/comments/store.ts'
import { texts } from '#renderer/features/comments/texts.ts'
import { ThreadMarks } from '#renderer/features/comments/thread-marks.tsx'
import { stands, type ShownThread } from '#renderer/features/comments/threads.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { mayComment, type Thread } from '#shared/negotiation/comment.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession } from '#renderer/lib/session.ts'
import classes from './comments.module.css'

export interface ThreadCardProps {
  readonly session: EditorSession
  readonly shown: ShownThread
  readonly active: boolean
  /** The colour of an author in the text, by the id of the person or else the name. */
  readonly colourOf: (author: string) => number | null
}

interface FrameProps extends Pick<ThreadCardProps, 'session' | 'shown' | 'active'> {
  readonly name: string
  readonly children: ReactNode
}

/** A card beside the text. Using it makes its words the ones that are looked at. */
export function CardFrame({ session, shown, active, name, children }: FrameProps) {
  const look = () => {
    if (!active) session.setActiveThread(shown.id)
  }
  return (
    // What is inside takes the keyboard; the card only follows where it is.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <article
      className={classes['card']}
      aria-label={name}
      data-thread-card={shown.id}
      data-active={active}
      data-internal={shown.thread?.internal}
      onClick={look}
      onFocus={event => {
        if (event.target.matches(':focus-visible')) look()
      }}
    >
      {shown.quote === '' ? null : (
        <button type="button" className={classes['quote']} disabled={shown.anchor === null} title={shown.anchor === null ? undefined : texts.goTo} onClick={() => session.goToThread(shown.id)}>
          <span className={classes['quoted']} data-standing={shown.standing}>{shown.quote}</span>
        </button>
      )}
      {children}
    </article>
  )
}

/** A thread: the words it is about, what was said, and what can be done. */
export function ThreadCard({ session, shown, active, colourOf, thread }: ThreadCardProps & { readonly thread: Thread }) {
  const { me } = useOpenSession()
  const { reply, remove, setResolved, setInternal } = useComments()
  const draft = useComments(store => store.drafts[thread.id] !== undefined)
  const [answering, setAnswering] = useState(false)
  const takesPart = mayComment(me)
  const open = thread.state === 'open'
  const first = thread.comments[0]?.author ?? ''
  const last = thread.comments.findLast(({ removedAt }) => removedAt === null)?.id
  const settle = async (resolved: boolean) => {
    await setResolved(thread.id, resolved)
    if (resolved) tellDone(texts.nowResolved, () => attempt(() => setResolved(thread.id, false)))
  }
  const house = async (internal: boolean) => {
    await setInternal(thread.id, internal)
    tellDone(internal ? texts.nowInternal : texts.nowShared, () => attempt(() => setInternal(thread.id, !internal)))
  }
  return (
    <CardFrame session={session} shown={shown} active={active} name={texts.threadOf(first, shown.quote.slice(0, 60))}>
      <ThreadMarks shown={shown} />
      {thread.comments.map(comment => (
        <CommentLine
          key={comment.id}
          thread={thread}
          comment={comment}
          colour={colourOf(comment.person ?? comment.author)}
          own={comment.person === me.id}
          changeable={takesPart && comment.person === me.id}
          last={comment.id === last}
          onRemove={async () => {
            const changed = await remove(thread.id, comment.id)
            if (!stands(changed)) session.removeAnchor(thread.id)
          }}
        />
      ))}
      {takesPart ? (
        <div className={classes['deeds']}>
          {answering || draft ? null : <Button size="compact-xs" variant="subtle" aria-label={texts.replyTo(first)} onClick={() => setAnswering(true)}>{texts.reply}</Button>}
          <Button size="compact-xs" variant="subtle" onClick={() => attempt(() => settle(open))}>{open ? texts.resolve : texts.reopen}</Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon className={classes['aside'] ?? ''} variant="subtle" color="gray" size="sm" aria-label={`${texts.threadOf(first, '')}: ${texts.internal}`}><IconDotsVertical size={14} aria-hidden="true" /></ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item disabled={thread.internal && !mayEdit(me)} onClick={() => attempt(() => house(!thread.internal))}>
                {thread.internal ? texts.letOut : texts.keepInternal}
                {thread.internal && !mayEdit(me) ? <span className={classes['meaning']}>{texts.ownersOnly}</span> : null}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      ) : null}
      {takesPart && (answering || draft) ? (
        <ComposeBox
          id={thread.id}
          label={texts.replyTo(first)}
          action={texts.reply}
          focused={answering}
          {...(open ? {} : { hint: texts.replyReopens })}
          onSend={async words => {
            await reply(thread.id, words)
            setAnswering(false)
          }}
          onCancel={() => setAnswering(false)}
        />
      ) : null}
    </CardFrame>
  )
}
