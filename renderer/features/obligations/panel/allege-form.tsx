import { Button, Group, NumberInput, SegmentedControl, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { Acting } from '#renderer/features/obligations/occurrence/deeds.ts'
import { texts } from '#renderer/features/obligations/panel/texts.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { ContractObligations } from '#shared/ipc/obligations-api.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { call } from '#renderer/lib/client.ts'
import { formatDate } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useLocale } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './panel.module.css'

interface AllegeFormProps {
  readonly acting: Acting
  readonly onTaken: (of: ContractObligations) => void
  readonly onClose: () => void
}

const sides = (['them', 'us'] as const).map(value => ({ value, label: texts.whoChoices[value] }))

/** Writes down that something due was not done, by whom and since when. */
export function AllegeForm({ acting: { obligation, occurrence }, onTaken, onClose }: AllegeFormProps) {
  const locale = useLocale()
  const [by, setBy] = useState<'us' | 'them'>(obligation.debtor === 'us' ? 'us' : 'them')
  const [what, setWhat] = useState(`${obligation.title}: due on ${formatDate(occurrence.due, locale)} and not done.`)
  const [on, setOn] = useState<CalendarDate | null>(addDays(occurrence.due, obligation.grace + 1))
  const [cureDays, setCureDays] = useState<number | null>(obligation.cure)
  const { busy, failure, run } = useVerb()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (on === null) return
    run(async () => {
      onTaken(await call('breaches.allege', { contract: obligation.contract, occurrence: occurrence.id, obligation: obligation.id, by, what: what.trim(), on, cureDays }))
      tellDone(texts.alleged)
      onClose()
    })
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      <SegmentedControl aria-label={texts.who} data={sides} value={by} onChange={value => setBy(value === 'us' ? 'us' : 'them')} />
      <Textarea label={texts.whatHappened} value={what} onChange={event => setWhat(event.currentTarget.value)} required autosize minRows={3} maxRows={10} maxLength={4000} data-autofocus />
      <DateField label={texts.since} value={on} onChange={setOn} required />
      <NumberInput label={texts.cureDays} description={texts.cureHint} value={cureDays ?? ''} min={0} max={3650} allowDecimal={false} onValueChange={({ floatValue }) => setCureDays(floatValue === undefined ? null : Math.round(floatValue))} className="tabular" />
      <FailureNote failure={failure} />
      <Group gap="xs" justify="flex-end">
        <Button variant="subtle" onClick={onClose}>{texts.cancel}</Button>
        <Button type="submit" loading={busy} disabled={what.trim() === '' || on === null}>{texts.allege}</Button>
      </Group>
    </form>
  )
}
