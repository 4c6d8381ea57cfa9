import { Group, Input, SegmentedControl, Select, TextInput } from '@mantine/core'
import { texts } from '#renderer/features/obligations/form/texts.ts'
import type { FormValues } from '#renderer/features/obligations/form/values.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { DurationField } from '#renderer/components/fields/duration-field.tsx'
import { anchors } from '#shared/obligations/obligation.ts'
import classes from './form.module.css'

export interface PartProps {
  readonly values: FormValues
  readonly onChange: (part: Partial<FormValues>) => void
}

const ways = (['date', 'event', 'offset'] as const).map(value => ({ value, label: texts.ways[value] }))
const directions = (['before', 'after'] as const).map(value => ({ value, label: texts.directions[value] }))
const anchorChoices = anchors.map(value => ({ value, label: texts.anchors[value] }))

/** When it is due: a date, an event that is still to happen, or so long before or after a date of the contract. */
export function WhenFields({ values, onChange }: PartProps) {
  return (
    <div className={classes['part']}>
      <SegmentedControl aria-label={texts.when} data={ways} value={values.when} onChange={value => onChange({ when: ways.find(way => way.value === value)?.value ?? 'date' })} fullWidth />
      {values.when === 'date' ? <DateField label={values.recurrence === null ? texts.date : texts.firstDate} value={values.date} onChange={date => onChange({ date })} required /> : null}
      {values.when === 'event' ? (
        <>
          <TextInput label={texts.event} placeholder={texts.eventHint} value={values.event} onChange={event => onChange({ event: event.currentTarget.value })} required maxLength={300} />
          <Group gap="sm" grow align="start">
            <DurationField label={texts.after} value={values.after} onChange={after => onChange({ after: after ?? { ...values.after, count: 0 } })} />
            <DateField label={texts.happenedOn} description={texts.happenedHint} value={values.happenedOn} onChange={happenedOn => onChange({ happenedOn })} />
          </Group>
        </>
      ) : null}
      {values.when === 'offset' ? (
        <>
          <div className={classes['offset']}>
            <DurationField label={texts.offset} value={values.offset} onChange={offset => onChange({ offset: offset ?? { ...values.offset, count: 0 } })} />
            <Input.Wrapper label={texts.direction} labelElement="div">
              <SegmentedControl aria-label={texts.direction} data={directions} value={values.direction} onChange={value => onChange({ direction: value === 'before' ? 'before' : 'after' })} fullWidth mt={4} />
            </Input.Wrapper>
          </div>
          <Select label={texts.anchor} data={anchorChoices} value={values.anchor} onChange={value => onChange({ anchor: anchors.find(anchor => anchor === value) ?? values.anchor })} />
        </>
      ) : null}
    </div>
  )
}
