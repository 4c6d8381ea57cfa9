import { Button, Group, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/obligations/panel/texts.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { ContractObligations } from '#shared/ipc/obligations-api.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'
import { call } from '#renderer/lib/client.ts'
import { today } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './panel.module.css'

interface FormProps {
  readonly obligation: Obligation
  readonly onTaken: (of: ContractObligations) => void
  readonly onClose: () => void
}

/** Ends an obligation, with the reason. */
export function EndForm({ obligation, onTaken, onClose }: FormProps) {
  const [reason, setReason] = useState('')
  const { busy, failure, run } = useVerb()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      onTaken(await call('obligations.end', { obligation: obligation.id, reason: reason.trim() }))
      tellDone(texts.endedNow)
      onClose()
    })
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      <p>{texts.endText}</p>
      <Textarea label={texts.reason} value={reason} onChange={event => setReason(event.currentTarget.value)} required autosize minRows={2} maxRows={8} maxLength={2000} data-autofocus />
      <FailureNote failure={failure} />
      <Group gap="xs" justify="flex-end">
        <Button variant="subtle" onClick={onClose}>{texts.cancel}</Button>
        <Button type="submit" loading={busy} disabled={reason.trim() === ''}>{texts.end}</Button>
      </Group>
    </form>
  )
}

/** Says on which day the event happened that an obligation waits for. */
export function HappenedForm({ obligation, onTaken, onClose }: FormProps) {
  const [on, setOn] = useState<CalendarDate | null>(obligation.trigger.on === 'event' ? (obligation.trigger.happenedOn ?? today()) : null)
  const { busy, failure, run } = useVerb()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (on === null) return
    run(async () => {
      onTaken(await call('obligations.happened', { obligation: obligation.id, on }))
      tellDone(texts.happenedDone)
      onClose()
    })
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      <DateField label={texts.happenedOn} value={on} onChange={setOn} required />
      <FailureNote failure={failure} />
      <Group gap="xs" justify="flex-end">
        <Button variant="subtle" onClick={onClose}>{texts.cancel}</Button>
        <Button type="submit" loading={busy} disabled={on === null}>{texts.happenedSave}</Button>
      </Group>
    </form>
  )
}
