import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { ComposeBox } from '#renderer/features/comments/compose-box.tsx'
import { useComments } from '#renderer/features/comments/store.ts'
import { texts } from '#renderer/features/comments/texts.ts'
import { AuthorMark } from '#renderer/components/author-mark.tsx'
import { TimeAgo } from '#renderer/components/time-ago.tsx'
import type { Comment, Thread } from '#shared/negotiation/comment.ts'
import { attempt } from '#renderer/lib/notify.tsx'
import classes from './comments.module.css'

interface CommentLineProps {
  readonly thread: Thread
  readonly comment: Comment
  readonly colour: number | null
  readonly own: boolean
  /** Whether whoever works here may change it: it is theirs and they may take part. */
  readonly changeable: boolean
  /** Whether nothing was said after it, so that it may be taken back. */
  readonly last: boolean
  readonly onRemove: () => Promise<void>
}

/** One thing said in a thread, by whom and when. One's own can be put in other words, and taken back while it is the last word. */
export function CommentLine({ thread, comment, colour, own, changeable, last, onRemove }: CommentLineProps) {
  const { id, author, at, text, editedAt, removedAt } = comment
  const edit = useComments(store => store.edit)
  const begun = useComments(store => store.drafts[id] !== undefined)
  const [asked, setAsked] = useState(false)
  const editing = changeable && (asked || begun)
  if (removedAt !== null) return <p className={classes['faint']}>{texts.takenBack(author)}</p>
  return (
    <div className={classes['comment']}>
      <p className={classes['who']}>
        <AuthorMark name={author} colour={colour} />
        <span className={classes['author']}>{author}</span>
        {own ? <span className={classes['faint']}>({texts.you})</span> : null}
        <span className={classes['when']}>
          <TimeAgo at={at} />
          {editedAt === null ? null : `, ${texts.edited}`}
        </span>
        {changeable && !editing ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="xs" aria-label={texts.more(author)}><IconDots size={14} aria-hidden="true" /></ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setAsked(true)}>{texts.edit}</Menu.Item>
              {last ? <Menu.Item onClick={() => attempt(onRemove)}>{texts.takeBack}</Menu.Item> : null}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </p>
      {editing ? (
        <ComposeBox
          id={id}
          label={texts.comment}
          action={texts.save}
          initial={text}
          focused={asked}
          onSend={async words => {
            await edit(thread.id, id, words)
            setAsked(false)
          }}
          onCancel={() => setAsked(false)}
        />
      ) : <p className={classes['text']}>{text}</p>}
    </div>
  )
}
