import { Button, Group, Textarea } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { texts } from '#renderer/features/obligations/panel/texts.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { MethodField } from '#renderer/components/letter/method-field.tsx'
import type { ContractObligations } from '#shared/ipc/obligations-api.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Breach, NoticeMethod } from '#shared/obligations/breach.ts'
import { call } from '#renderer/lib/client.ts'
import { today } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './panel.module.css'

interface BreachFormProps {
  readonly breach: Breach
  readonly onTaken: (of: ContractObligations) => void
  readonly onClose: () => void
}

interface StepFormProps {
  readonly ready: boolean
  readonly done: string
  readonly step: () => Promise<ContractObligations>
  readonly onTaken: (of: ContractObligations) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** One step of a breach: what it needs, and a button that takes it. */
function StepForm({ ready, done, step, onTaken, onClose, children }: StepFormProps) {
  const { busy, failure, run } = useVerb()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    run(async () => {
      onTaken(await step())
      tellDone(done)
      onClose()
    })
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      {children}
      <FailureNote failure={failure} />
      <Group gap="xs" justify="flex-end">
        <Button variant="subtle" onClick={onClose}>{texts.cancel}</Button>
        <Button type="submit" loading={busy} disabled={!ready}>{texts.save}</Button>
      </Group>
    </form>
  )
}

/** Says how and when notice went out, and when it is taken to have arrived. */
export function ServeForm({ breach, onTaken, onClose }: BreachFormProps) {
  const [method, setMethod] = useState<NoticeMethod>('registered post')
  const [on, setOn] = useState<CalendarDate | null>(today())
  const [deemed, setDeemed] = useState<CalendarDate | null>(today())
  const step = () => call('breaches.serve', { breach: breach.id, method, on: on ?? today(), deemed: deemed ?? today() })
  return (
    <StepForm ready={on !== null && deemed !== null} done={texts.served} step={step} onTaken={onTaken} onClose={onClose}>
      <MethodField value={method} onChange={setMethod} />
      <DateField label={texts.sentOn} value={on} onChange={setOn} required />
      <DateField label={texts.deemed} description={texts.deemedHint} value={deemed} onChange={setDeemed} required />
    </StepForm>
  )
}

/** Says that the other side has begun to put it right. */
export function StartCureForm({ breach, onTaken, onClose }: BreachFormProps) {
  const [note, setNote] = useState('')
  return (
    <StepForm ready done={texts.breachNow(texts.breachStates.curing)} step={() => call('breaches.startCure', { breach: breach.id, note: note.trim() })} onTaken={onTaken} onClose={onClose}>
      <Textarea label={texts.note} value={note} onChange={event => setNote(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={2000} data-autofocus />
    </StepForm>
  )
}

/** Ends a breach: put right, not put right, or not one after all. */
export function EndBreachForm({ breach, as, onTaken, onClose }: BreachFormProps & { readonly as: 'cured' | 'uncured' | 'withdrawn' }) {
  const [on, setOn] = useState<CalendarDate | null>(today())
  const [how, setHow] = useState('')
  return (
    <StepForm ready={on !== null && how.trim() !== ''} done={texts.breachNow(texts.breachStates[as])} step={() => call('breaches.end', { breach: breach.id, as, on: on ?? today(), how: how.trim() })} onTaken={onTaken} onClose={onClose}>
      <DateField label={texts.on} value={on} onChange={setOn} required />
      <Textarea label={texts.endAs[as]} value={how} onChange={event => setHow(event.currentTarget.value)} required autosize minRows={2} maxRows={8} maxLength={2000} data-autofocus />
    </StepForm>
  )
}
