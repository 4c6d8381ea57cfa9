import { Button, Chip, Input, NumberInput, SegmentedControl, Select, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { frequencies, monthly, repeatFrom, ruleFrom, weekdays, type Repeat } from '#renderer/features/obligations/form/repeat.ts'
import { readRule } from '#renderer/features/obligations/form/rule-words.ts'
import { texts } from '#renderer/features/obligations/form/texts.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { addMonths } from '#shared/lib/calendar-arithmetic.ts'
import { formatNumber, today } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './form.module.css'

interface RepeatFieldsProps {
  readonly rule: string | null
  readonly onChange: (rule: string | null) => void
}

/** Whether it comes again: the usual ways by fields, any other as a rule, and either in words. */
export function RepeatFields({ rule, onChange }: RepeatFieldsProps) {
  const [expert, setExpert] = useState(() => rule !== null && repeatFrom(rule) === null)
  const repeat = rule === null ? null : repeatFrom(rule)
  const read = rule === null ? null : readRule(rule)
  return (
    <div className={classes['part']}>
      <Switch label={texts.repeats} checked={rule !== null} onChange={event => onChange(event.currentTarget.checked ? ruleFrom(monthly) : null)} />
      {rule === null ? null : (
        <>
          {repeat === null ? <p className={classes['faint']}>{texts.beyond}</p> : <RepeatBuilder repeat={repeat} onChange={next => onChange(ruleFrom(next))} />}
          <p className={classes['inWords']} aria-live="polite">{read?.words}</p>
          {expert || repeat === null ? (
            <TextInput label={texts.rule} description={texts.ruleHint} value={rule} error={read?.problem} onChange={event => onChange(event.currentTarget.value)} maxLength={300} classNames={{ input: classes['rule'] ?? '' }} spellCheck={false} />
          ) : (
            <div><Button size="compact-xs" variant="subtle" onClick={() => setExpert(true)}>{texts.expert}</Button></div>
          )}
        </>
      )}
    </div>
  )
}

interface RepeatBuilderProps {
  readonly repeat: Repeat
  readonly onChange: (repeat: Repeat) => void
}

const units = frequencies.map(value => ({ value, label: texts.frequencies[value] }))
const ends = (['never', 'date', 'count'] as const).map(value => ({ value, label: texts.ends[value] }))
const sameDay = 'same'

function RepeatBuilder({ repeat, onChange }: RepeatBuilderProps) {
  const locale = useLocale()
  const change = (part: Partial<Repeat>) => onChange({ ...repeat, ...part })
  const days = [{ value: sameDay, label: texts.sameDay }, { value: 'last', label: texts.lastDay }, ...Array.from({ length: 31 }, (_day, index) => ({ value: String(index + 1), label: texts.dayOfMonth(formatNumber(index + 1, locale)) }))]
  const { end, day } = repeat
  const endBy = (by: string) => {
    if (by === 'date') change({ end: { by, until: addMonths(today(), 12) } })
    else if (by === 'count') change({ end: { by, count: 12 } })
    else change({ end: { by: 'never' } })
  }
  return (
    <>
      <Input.Wrapper label={texts.every} labelElement="div">
        <div className={classes['every']}>
          <NumberInput aria-label={texts.interval} value={repeat.interval} onValueChange={({ floatValue }) => change({ interval: Math.max(1, Math.min(999, Math.round(floatValue ?? 1))) })} min={1} max={999} allowDecimal={false} className="tabular" />
          <Select aria-label={texts.unit} data={units} value={repeat.frequency} onChange={value => change({ frequency: frequencies.find(each => each === value) ?? repeat.frequency, weekdays: [], day: null })} />
        </div>
      </Input.Wrapper>
      {repeat.frequency === 'WEEKLY' ? (
        <fieldset className={classes['days']} aria-label={texts.onDays}>
          {weekdays.map(weekday => (
            <Chip key={weekday} size="xs" variant="outline" checked={repeat.weekdays.includes(weekday)} onChange={on => change({ weekdays: weekdays.filter(each => (each === weekday ? on : repeat.weekdays.includes(each))) })}>{texts.weekdays[weekday]}</Chip>
          ))}
        </fieldset>
      ) : null}
      {repeat.frequency === 'MONTHLY' ? (
        <Select label={texts.onDay} description={texts.clamps} data={days} value={day === null ? sameDay : String(day)} onChange={value => change({ day: value === 'last' ? 'last' : value === null || value === sameDay ? null : Number(value) })} />
      ) : null}
      <Input.Wrapper label={texts.until} labelElement="div">
        <SegmentedControl aria-label={texts.until} data={ends} value={end.by} onChange={endBy} fullWidth mt={4} />
      </Input.Wrapper>
      {end.by === 'date' ? <DateField label={texts.lastDate} value={end.until} onChange={until => until !== null && change({ end: { by: 'date', until } })} required /> : null}
      {end.by === 'count' ? (
        <NumberInput label={texts.times} value={end.count} onValueChange={({ floatValue }) => change({ end: { by: 'count', count: Math.max(1, Math.min(9999, Math.round(floatValue ?? 1))) } })} min={1} max={9999} allowDecimal={false} className="tabular" />
      ) : null}
    </>
  )
}
