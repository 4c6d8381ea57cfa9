import { NumberInput, Select, TextInput } from '@mantine/core'
import type { Fact } from '#renderer/features/policies/fact-kinds.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import { currencies } from '#renderer/components/fields/currencies.ts'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import type { Comparison } from '#shared/approvals/policy.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import classes from './condition.module.css'

interface ValueInputProps {
  readonly fact: Fact
  readonly comparison: Comparison
  readonly onChange: (comparison: Comparison) => void
}

/** What a fact is compared with, by the input that fits the fact. */
export function ValueInput({ fact, comparison, onChange }: ValueInputProps) {
  const { value, currency } = comparison
  const give = (next: string) => onChange({ ...comparison, value: next })
  const common = { 'aria-label': texts.value, size: 'sm', error: value.trim() === '' } as const
  switch (fact.kind) {
    case 'money':
      return (
        <span className={classes['money']}>
          <Select size="sm" aria-label={texts.currency} data={[...currencies]} value={currency} onChange={code => onChange({ ...comparison, currency: code })} searchable w={84} flex="none" />
          <NumberInput {...common} value={value} valueIsNumericString onValueChange={({ value: amount }) => give(amount)} thousandSeparator="," decimalScale={4} allowNegative={false} hideControls className="tabular" />
        </span>
      )
    case 'number':
      return <NumberInput {...common} value={value} valueIsNumericString onValueChange={({ value: amount }) => give(amount)} className="tabular" />
    case 'date':
      return <DateField name={texts.value} required error={value === ''} value={calendarDateSchema.safeParse(value).success ? value : null} onChange={date => give(date ?? '')} />
    case 'currency':
      return <Select {...common} data={[...currencies]} value={value === '' ? null : value} onChange={code => give(code ?? '')} searchable />
    case 'choice':
      return fact.choices.length === 0 ? <TextInput {...common} value={value} onChange={event => give(event.currentTarget.value)} /> : <Select {...common} data={[...fact.choices]} value={value === '' ? null : value} onChange={choice => give(choice ?? '')} />
    case 'text':
      return <TextInput {...common} value={value} onChange={event => give(event.currentTarget.value)} maxLength={500} />
  }
}
