import { Button, Group, Select } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/policies/house-texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { mayApprove } from '#shared/approvals/seats.ts'
import type { Substitution } from '#shared/approvals/policy.ts'
import { isOwner } from '#shared/contracts/person.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { today } from '#renderer/lib/formatting.ts'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './house.module.css'

interface SubstituteFormProps {
  readonly onSave: (substitution: Substitution) => Promise<void>
  readonly onCancel: () => void
}

const words = texts.substitutes

/** Who stands in for whom, from which day until which. Owners enter it for everybody, others for themselves. */
export function SubstituteForm({ onSave, onCancel }: SubstituteFormProps) {
  const { me, people } = useOpenSession()
  const deciding = people.filter(mayApprove)
  const [person, setPerson] = useState<string | null>(mayApprove(me) ? me.id : null)
  const [substitute, setSubstitute] = useState<string | null>(null)
  const [from, setFrom] = useState<CalendarDate | null>(today())
  const [to, setTo] = useState<CalendarDate | null>(null)
  const { busy, failure, run } = useVerb()
  const away = deciding.find(({ id }) => id === person)
  const other = deciding.find(({ id }) => id === substitute && id !== person)
  const reversed = from !== null && to !== null && to < from
  const ready = away !== undefined && other !== undefined && from !== null && to !== null && !reversed
  const option = ({ id, name }: (typeof deciding)[number]) => ({ value: id as string, label: name })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) run(() => onSave({ id: crypto.randomUUID() as Substitution['id'], person: away.id, substitute: other.id, from, to }))
  }
  return (
    <form className={classes['card']} onSubmit={submit}>
      <div className={classes['pair']}>
        <Select label={words.away} data={(isOwner(me) ? deciding : deciding.filter(({ id }) => id === me.id)).map(option)} value={person} onChange={setPerson} required />
        <Select label={words.substitute} data={deciding.filter(({ id }) => id !== person).map(option)} value={other?.id ?? null} onChange={setSubstitute} required data-autofocus />
        <DateField label={words.from} value={from} onChange={setFrom} required />
        <DateField label={words.to} value={to} onChange={setTo} required error={reversed ? words.order : null} />
      </div>
      <FailureNote failure={failure} />
      <Group gap="xs">
        <Button type="submit" loading={busy} disabled={!ready}>{texts.save}</Button>
        <Button variant="subtle" onClick={onCancel}>{texts.cancel}</Button>
      </Group>
    </form>
  )
}
