import { DateInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { parseFieldValue } from '#shared/document/field-parse.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { texts } from '#renderer/components/fields/texts.ts'

interface DateFieldProps {
  readonly label?: ReactNode
  /** The name for a screen reader, where a label would stand twice. */
  readonly name?: string
  readonly description?: ReactNode
  readonly value: CalendarDate | null
  readonly onChange: (value: CalendarDate | null) => void
  readonly required?: boolean
  readonly error?: ReactNode
  readonly disabled?: boolean
}

/** Reads a date as people write it; the same rule as everywhere else in the application. */
function readDate(text: string): string | null {
  const read = parseFieldValue({ id: 'date', label: '', required: false, type: 'date', value: null }, text)
  return read.ok && typeof read.value === 'string' ? read.value : null
}

/** A calendar date, typed or picked. */
export function DateField({ label, name, description, value, onChange, required = false, error, disabled = false }: DateFieldProps) {
  return (
    <DateInput
      label={label}
      aria-label={name}
      description={description}
      value={value}
      onChange={onChange}
      dateParser={readDate}
      valueFormat="D MMMM YYYY"
      placeholder={texts.datePlaceholder}
      leftSection={<IconCalendar size={16} stroke={1.6} aria-hidden="true" />}
      clearable={!required}
      clearButtonProps={{ 'aria-label': texts.clearDate }}
      required={required}
      error={error}
      disabled={disabled}
      firstDayOfWeek={1}
      popoverProps={{ transitionProps: { duration: 80 } }}
    />
  )
}
