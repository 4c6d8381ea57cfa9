import { Button, Group, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { Acting, Deed } from '#renderer/features/obligations/occurrence/deeds.ts'
import { AddEvidence, EvidenceList } from '#renderer/features/obligations/occurrence/evidence.tsx'
import { texts } from '#renderer/features/obligations/occurrence/texts.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { ContractObligations } from '#shared/ipc/obligations-api.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { call } from '#renderer/lib/client.ts'
import { formatDate, today } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './occurrence.module.css'

interface DeedFormProps {
  readonly acting: Acting
  readonly deed: Deed
  /** Takes what the application answers; after evidence was added the form stays. */
  readonly onTaken: (of: ContractObligations) => void
  readonly onClose: () => void
}

const needsReason: ReadonlySet<Deed> = new Set(['return', 'waive'])
const hints = { submit: texts.noteHint, accept: texts.acceptNote, return: texts.returnHint, waive: texts.waiveHint, evidence: '' }

/** One step of an occurrence, with what it needs. */
export function DeedForm({ acting, deed, onTaken, onClose }: DeedFormProps) {
  const { occurrence, obligation } = acting
  const locale = useLocale()
  const { people } = useOpenSession()
  const [words, setWords] = useState('')
  const [on, setOn] = useState<CalendarDate | null>(today())
  const { busy, failure, run } = useVerb()
  const lacking = (needsReason.has(deed) && words.trim() === '') || (deed === 'submit' && on === null)
  const give = (): Promise<ContractObligations> => {
    const id = occurrence.id
    if (deed === 'submit') return call('occurrences.submit', { occurrence: id, on: on ?? today(), note: words.trim() })
    if (deed === 'accept') return call('occurrences.accept', { occurrence: id, note: words.trim() })
    return call(deed === 'return' ? 'occurrences.return' : 'occurrences.waive', { occurrence: id, reason: words.trim() })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (deed === 'evidence') return onClose()
    run(async () => {
      onTaken(await give())
      tellDone(texts.done[deed])
      onClose()
    })
  }
  const withFiles = deed === 'submit' || deed === 'evidence'
  return (
    <form className={classes['form']} onSubmit={submit} aria-label={texts.titles[deed](obligation.title)}>
      {withFiles && obligation.evidenceNeeded && occurrence.evidence.length === 0 ? <p className={classes['warn']}>{texts.evidenceNeeded}</p> : null}
      {deed === 'evidence' || occurrence.evidence.length > 0 || withFiles ? <EvidenceList occurrence={occurrence} /> : null}
      {withFiles ? <AddEvidence occurrence={occurrence} what={obligation.title} onAdded={onTaken} /> : null}
      {deed === 'submit' ? <DateField label={texts.on} value={on} onChange={setOn} required /> : null}
      {deed === 'accept' && occurrence.submitted !== null ? <p>{texts.submittedBy(nameOf(people, occurrence.submitted.by), formatDate(occurrence.submitted.on, locale))}</p> : null}
      {(deed === 'accept' || deed === 'return') && occurrence.note !== '' ? <p className={classes['faint']}>“{occurrence.note}”</p> : null}
      {deed === 'evidence' ? null : (
        <Textarea label={needsReason.has(deed) ? texts.why : texts.note} description={hints[deed]} value={words} onChange={event => setWords(event.currentTarget.value)} required={needsReason.has(deed)} autosize minRows={2} maxRows={8} maxLength={2000} />
      )}
      {deed === 'submit' && obligation.acceptor !== null ? <p className={classes['faint']}>{texts.acceptorIs(nameOf(people, obligation.acceptor))}</p> : null}
      <FailureNote failure={failure} />
      <Group gap="xs" justify="flex-end">
        <Button size="compact-md" variant="subtle" onClick={onClose}>{texts.cancel}</Button>
        {deed === 'evidence' ? null : <Button size="compact-md" type="submit" loading={busy} disabled={lacking}>{texts.deeds[deed]}</Button>}
      </Group>
    </form>
  )
}
