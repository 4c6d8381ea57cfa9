import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useComments } from '#renderer/features/comments/store.ts'
import { texts } from '#renderer/features/comments/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { KeyHint } from '#renderer/components/key-hint.tsx'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './comments.module.css'

interface ComposeBoxProps {
  /** What the words are for: the id of a thread, or of a comment that is put in other words. They are kept under it until they are sent. */
  readonly id: string
  readonly label: string
  readonly action: string
  /** The words it begins with. */
  readonly initial?: string
  readonly focused: boolean
  readonly hint?: string
  readonly onSend: (text: string) => Promise<void>
  readonly onCancel: () => void
  readonly children?: ReactNode
}

/** Where a comment is written: Ctrl+Enter sends it, Escape leaves it. What was written is kept until it is sent. */
export function ComposeBox({ id, label, action, initial = '', focused, hint, onSend, onCancel, children }: ComposeBoxProps) {
  const words = useComments(store => store.drafts[id] ?? initial)
  const write = useComments(store => store.write)
  const { busy, failure, run } = useVerb()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (focused) field.current?.focus({ preventScroll: true })
  }, [focused])
  const empty = words.trim() === ''
  const send = () => {
    if (!empty && !busy) run(() => onSend(words.trim()))
  }
  const cancel = () => {
    write(id, '')
    onCancel()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (empty) cancel()
      else field.current?.blur()
    }
  }
  return (
    <div className={classes['compose']}>
      <Textarea ref={field} size="sm" aria-label={label} placeholder={label} value={words} onChange={event => write(id, event.currentTarget.value)} onKeyDown={onKey} autosize minRows={2} maxRows={10} maxLength={20_000} />
      {children}
      <FailureNote failure={failure} />
      {hint === undefined ? null : <p className={classes['faint']}>{hint}</p>}
      <div className={classes['deeds']}>
        <Button size="compact-sm" loading={busy} disabled={empty} onClick={send}>{action}</Button>
        <Button size="compact-sm" variant="subtle" onClick={cancel}>{texts.cancel}</Button>
        <span className={classes['keys']}><KeyHint keys={texts.sendKeys} /> {texts.sends}</span>
      </div>
    </div>
  )
}
