import { Input, NumberInput, Select } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import type { Money } from '#shared/document/field.ts'
import { currencies } from '#renderer/components/fields/currencies.ts'
import { texts } from '#renderer/components/fields/texts.ts'
import classes from './parts.module.css'

interface MoneyFieldProps {
  readonly label: string
  readonly description?: ReactNode
  readonly value: Money | null
  readonly onChange: (value: Money | null) => void
  readonly required?: boolean
  readonly disabled?: boolean
}

/** An amount with its currency. The amount stays decimal text, so that no cent is lost. */
export function MoneyField({ label, description, value, onChange, required = false, disabled = false }: MoneyFieldProps) {
  const id = useId()
  const currency = value?.currency ?? 'GBP'
  const change = (amount: string, code: string) => onChange(/^-?\d+(\.\d+)?$/.test(amount) ? { amount, currency: code } : null)
  return (
    <Input.Wrapper label={label} description={description} required={required} labelElement="div" id={id}>
      <fieldset className={classes['parts']} aria-label={label}>
        <Select
          aria-label={`${label}: ${texts.currency}`}
          data={[...currencies]}
          value={currency}
          onChange={code => change(value?.amount ?? '', code ?? currency)}
          searchable
          disabled={disabled}
          w={96}
          flex="none"
        />
        <NumberInput
          aria-label={`${label}: ${texts.amount}`}
          value={value?.amount ?? ''}
          valueIsNumericString
          onValueChange={({ value: amount }) => change(amount, currency)}
          thousandSeparator=","
          decimalScale={4}
          hideControls
          disabled={disabled}
          flex={1}
          className="tabular"
        />
      </fieldset>
    </Input.Wrapper>
  )
}
