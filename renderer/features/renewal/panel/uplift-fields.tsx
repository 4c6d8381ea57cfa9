import { SegmentedControl, TextInput } from '@mantine/core'
import type { UpliftRule } from '#shared/contracts/uplift.ts'
import classes from './term-panel.module.css'

const texts = {
  rule: 'How the price may rise',
  kinds: { none: 'No cap', cap: 'Capped', index: 'By an index' },
  cap: 'No more than, per cent',
  index: 'Index',
  indexHint: 'As the contract names it: CPI',
  margin: 'Plus, per cent',
  floor: 'Never less than, per cent',
  ceiling: 'Never more than, per cent',
} as const

const kinds = (['none', 'cap', 'index'] as const).map(value => ({ value, label: texts.kinds[value] }))
/** The first renewal is the second term. */
const firstRenewal = 2

interface UpliftFieldsProps {
  readonly rule: UpliftRule | null
  readonly onChange: (rule: UpliftRule | null) => void
}

/** A percentage as it is typed: a comma is a point, and a sign for per cent is not needed. */
const plain = (text: string): string => text.replace(',', '.').replaceAll(/[^\d.-]/g, '')
const orNull = (text: string): string | null => (plain(text) === '' ? null : plain(text))

/** By how much the price may rise at a renewal. */
export function UpliftFields({ rule, onChange }: UpliftFieldsProps) {
  const choose = (kind: string) => {
    if (kind === 'cap') onChange({ kind, cap: '5', fromTerm: firstRenewal })
    else if (kind === 'index') onChange({ kind, index: 'CPI', margin: '0', floor: null, ceiling: null, fromTerm: firstRenewal })
    else onChange(null)
  }
  return (
    <div className={classes['uplift']}>
      <span className={classes['label']}>{texts.rule}</span>
      <SegmentedControl aria-label={texts.rule} size="xs" data={kinds} value={rule?.kind ?? 'none'} onChange={choose} fullWidth />
      {rule?.kind === 'cap' ? <TextInput label={texts.cap} value={rule.cap} onChange={event => onChange({ ...rule, cap: plain(event.currentTarget.value) })} inputMode="decimal" className="tabular" /> : null}
      {rule?.kind === 'index' ? (
        <>
          <TextInput label={texts.index} placeholder={texts.indexHint} value={rule.index} onChange={event => onChange({ ...rule, index: event.currentTarget.value })} />
          <TextInput label={texts.margin} value={rule.margin} onChange={event => onChange({ ...rule, margin: plain(event.currentTarget.value) })} inputMode="decimal" className="tabular" />
          <div className={classes['pair']}>
            <TextInput label={texts.floor} value={rule.floor ?? ''} onChange={event => onChange({ ...rule, floor: orNull(event.currentTarget.value) })} inputMode="decimal" className="tabular" />
            <TextInput label={texts.ceiling} value={rule.ceiling ?? ''} onChange={event => onChange({ ...rule, ceiling: orNull(event.currentTarget.value) })} inputMode="decimal" className="tabular" />
          </div>
        </>
      ) : null}
    </div>
  )
}
