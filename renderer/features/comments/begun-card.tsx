import { Switch } from '@mantine/core'
import { useState } from 'react'
import { ComposeBox } from '#renderer/features/comments/compose-box.tsx'
import { useComments, type ThreadId } from '#renderer/features/comments/store.ts'
import { texts } from '#renderer/features/comments/texts.ts'
import { CardFrame, type ThreadCardProps } from '#renderer/features/comments/thread-card.tsx'
import type { CommentAnchor } from '#renderer/editor/session/redline-session.ts'
import classes from './comments.module.css'

/** A passage that was marked for a comment which is still to be written. Cancelling takes the mark away again. */
export function BegunCard({ session, shown, active, anchor }: Omit<ThreadCardProps, 'colourOf'> & { readonly anchor: CommentAnchor }) {
  const start = useComments(store => store.start)
  const awaited = useComments(store => store.awaiting === anchor.thread)
  const wait = useComments(store => store.await)
  const [internal, setInternal] = useState(true)
  const done = () => {
    wait(null)
    session.focus()
  }
  return (
    <CardFrame session={session} shown={shown} active={active} name={`${texts.newOn} “${shown.quote.slice(0, 60)}”`}>
      {awaited ? null : <p className={classes['faint']}>{texts.begun}</p>}
      <ComposeBox
        id={anchor.thread}
        label={texts.write}
        action={texts.send}
        focused={awaited}
        onSend={async text => {
          await start({ thread: anchor.thread as ThreadId, paragraph: anchor.paragraph, quote: anchor.quote, internal }, text)
          done()
        }}
        onCancel={() => {
          session.removeAnchor(anchor.thread)
          session.setState(({ anchors }) => ({ anchors: anchors.filter(({ thread }) => thread !== anchor.thread), activeThread: null }))
          done()
        }}
      >
        <Switch size="xs" label={texts.stays} description={internal ? texts.internalMeans : texts.sharedMeans} checked={internal} onChange={event => setInternal(event.currentTarget.checked)} />
      </ComposeBox>
    </CardFrame>
  )
}
