import { SegmentedControl } from '@mantine/core'
import { Condition } from '#renderer/features/policies/condition.tsx'
import { freshComparison, type Fact } from '#renderer/features/policies/fact-kinds.ts'
import type { ConditionGroup } from '#shared/approvals/policy.ts'
import classes from './policies.module.css'

interface WhenChoiceProps {
  readonly label: string
  /** The words for always, and for only under a condition. */
  readonly ways: readonly [always: string, sometimes: string]
  readonly when: ConditionGroup | null
  readonly known: readonly Fact[]
  readonly currency: string
  readonly onChange: (when: ConditionGroup | null) => void
}

/** Always, or only under a condition, which is then written below. */
export function WhenChoice({ label, ways: [always, sometimes], when, known, currency, onChange }: WhenChoiceProps) {
  const value = known.find(({ name }) => name === 'value')
  const begin = (): ConditionGroup => ({ match: 'all', of: value === undefined ? [] : [freshComparison(value, currency)] })
  return (
    <div>
      <div className={classes['when']}>
        <span className={classes['fieldName']} aria-hidden="true">{label}</span>
        <SegmentedControl
          size="xs"
          aria-label={label}
          data={[{ value: 'always', label: always }, { value: 'sometimes', label: sometimes }]}
          value={when === null ? 'always' : 'sometimes'}
          onChange={way => onChange(way === 'always' ? null : (when ?? begin()))}
        />
      </div>
      {when === null ? null : <Condition group={when} known={known} currency={currency} onChange={onChange} />}
    </div>
  )
}
