import { NumberInput, Select, TextInput } from '@mantine/core'
import type { Field } from '#shared/document/field.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { DurationField } from '#renderer/components/fields/duration-field.tsx'
import { MoneyField } from '#renderer/components/fields/money-field.tsx'
import { PartyField } from '#renderer/components/fields/party-field.tsx'

interface TypedFieldProps {
  readonly field: Field
  readonly onChange: (field: Field) => void
}

/**
 * The input that fits a field's type. A field that must be filled in before signing may well be empty while the contract is written,
 * so no input insists.
 */
export function TypedField({ field, onChange }: TypedFieldProps) {
  const { label, help, required } = field
  const common = { label, description: help }
  switch (field.type) {
    case 'text':
      return <TextInput {...common} value={field.value ?? ''} onChange={({ currentTarget: { value } }) => onChange({ ...field, value: value === '' ? null : value })} />
    case 'number':
      return (
        <NumberInput
          {...common}
          value={field.value ?? ''}
          onValueChange={({ floatValue }) => onChange({ ...field, value: floatValue ?? null })}
          thousandSeparator=","
          className="tabular"
        />
      )
    case 'money':
      return <MoneyField {...common} value={field.value} onChange={value => onChange({ ...field, value })} />
    case 'date':
      return <DateField {...common} value={field.value} onChange={value => onChange({ ...field, value })} />
    case 'duration':
      return <DurationField {...common} value={field.value} onChange={value => onChange({ ...field, value })} />
    case 'party':
      return <PartyField {...common} value={field.value} onChange={value => onChange({ ...field, value })} />
    case 'choice':
      return <Select {...common} data={field.choices} value={field.value} onChange={value => onChange({ ...field, value })} clearable={!required} allowDeselect={!required} />
  }
}
