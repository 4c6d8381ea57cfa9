import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import { clauseAtCursor } from '#renderer/features/negotiation/issues/clause-at-cursor.ts'
import { useIssues } from '#renderer/features/negotiation/issues/store.ts'
import { texts } from '#renderer/features/negotiation/issues/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { KeyHint } from '#renderer/components/key-hint.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './issues.module.css'

interface AddIssueProps {
  readonly session: EditorSession
  /** Resolves when every change of the text is on the disk: the clause is named as the kept text has it. */
  readonly whenSaved: () => Promise<void>
  readonly onDone: () => void
}

const whole = ''

/** Writes an issue down, about the clause the cursor is in unless another is chosen. */
export function AddIssue({ session, whenSaved, onDone }: AddIssueProps) {
  const outline = useStore(session, state => state.outline)
  const add = useIssues(store => store.add)
  const [clause, setClause] = useState(() => clauseAtCursor(session) ?? whole)
  const [title, setTitle] = useState('')
  const [theirAsk, setTheirAsk] = useState('')
  const [ourPosition, setOurPosition] = useState('')
  const { busy, failure, run } = useVerb()
  const clauses = outline.flatMap(({ clause: { id, label, heading } }) => (id === null ? [] : [{ value: id, label: [label, heading].filter(part => part !== '').join(' ') || texts.columns.clause }]))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return
    run(async () => {
      await whenSaved()
      await add(clause === whole ? null : clause, { title: title.trim(), theirAsk: theirAsk.trim(), ourPosition: ourPosition.trim(), status: 'open', notes: '' })
      onDone()
    })
  }
  return (
    // The keys of the form are those of its fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={classes['form']}
      aria-label={texts.add}
      onSubmit={submit}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
      }}
    >
      <Select size="sm" label={texts.about} searchable data={[{ value: whole, label: texts.whole }, ...clauses]} value={clause} onChange={value => setClause(value ?? whole)} />
      <TextInput size="sm" label={texts.columns.issue} placeholder={texts.titleHint} value={title} onChange={event => setTitle(event.currentTarget.value)} required maxLength={300} data-autofocus />
      <Textarea size="sm" label={texts.columns.theirAsk} value={theirAsk} onChange={event => setTheirAsk(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={10_000} />
      <Textarea size="sm" label={texts.columns.ourPosition} value={ourPosition} onChange={event => setOurPosition(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={10_000} />
      <FailureNote failure={failure} />
      <div className={classes['deeds']}>
        <Button size="compact-sm" type="submit" loading={busy} disabled={title.trim() === ''}>{texts.addHere}</Button>
        <Button size="compact-sm" variant="subtle" onClick={onDone}>{texts.cancel}</Button>
        <span className={classes['keys']}><KeyHint keys={texts.keys} /> {texts.adds}</span>
      </div>
    </form>
  )
}
