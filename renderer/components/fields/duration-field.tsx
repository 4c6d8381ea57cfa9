import { Input, NumberInput, Select } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { durationUnits, type Duration } from '#shared/document/field.ts'
import { texts } from '#renderer/components/fields/texts.ts'
import classes from './parts.module.css'

interface DurationFieldProps {
  readonly label: string
  readonly description?: ReactNode
  readonly value: Duration | null
  readonly onChange: (value: Duration | null) => void
  readonly required?: boolean
}

const units = durationUnits.map(unit => ({ value: unit, label: texts.units[unit] }))

/** A length of time: a count and its unit. */
export function DurationField({ label, description, value, onChange, required = false }: DurationFieldProps) {
  const [unit, setUnit] = useState<Duration['unit']>(value?.unit ?? 'days')
  const change = (count: number | undefined, next: Duration['unit']) =>
    onChange(count === undefined || !Number.isInteger(count) || count < 0 ? null : { count, unit: next })
  const changeUnit = (text: string | null) => {
    const next = durationUnits.find(known => known === text) ?? unit
    setUnit(next)
    if (value !== null) change(value.count, next)
  }
  return (
    <Input.Wrapper label={label} description={description} required={required} labelElement="div">
      <fieldset className={classes['parts']} aria-label={label}>
        <NumberInput
          aria-label={`${label}: ${texts.count}`}
          value={value?.count ?? ''}
          onValueChange={({ floatValue }) => change(floatValue, unit)}
          allowDecimal={false}
          allowNegative={false}
          w={96}
          flex="none"
          className="tabular"
        />
        <Select aria-label={`${label}: ${texts.unit}`} data={units} value={unit} onChange={changeUnit} flex={1} />
      </fieldset>
    </Input.Wrapper>
  )
}
