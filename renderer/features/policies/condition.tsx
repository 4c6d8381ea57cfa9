import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { factOf, freshComparison, needsValue, operatorsOf, type Fact } from '#renderer/features/policies/fact-kinds.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import { ValueInput } from '#renderer/features/policies/value-input.tsx'
import type { Comparison, ConditionGroup } from '#shared/approvals/policy.ts'
import classes from './condition.module.css'

interface ConditionProps {
  readonly group: ConditionGroup
  readonly known: readonly Fact[]
  /** The currency a new comparison of money begins with. */
  readonly currency: string
  readonly onChange: (group: ConditionGroup) => void
  readonly depth?: number
  readonly onRemove?: () => void
}

/** Groups in groups are rarely needed, and deeper ones cannot be read any more. */
const deepest = 2

/** A condition in plain words: comparisons of which all or any must hold, and groups of them. */
export function Condition({ group, known, currency, onChange, depth = 0, onRemove }: ConditionProps) {
  const replace = (at: number, part: Comparison | ConditionGroup) => onChange({ ...group, of: group.of.with(at, part) })
  const remove = (at: number) => onChange({ ...group, of: group.of.toSpliced(at, 1) })
  const first = known[0]
  const fresh = known.find(({ name }) => name === 'value') ?? first
  const add = (part: Comparison | ConditionGroup) => onChange({ ...group, of: [...group.of, part] })
  return (
    <fieldset className={classes['group']} data-depth={depth} aria-label={texts.group}>
      {group.of.length < 2 && depth === 0 ? null : (
        <div className={classes['match']}>
          <Select
            size="xs"
            aria-label={texts.matchLabel}
            data={[{ value: 'all', label: texts.match.all }, { value: 'any', label: texts.match.any }]}
            value={group.match}
            onChange={match => onChange({ ...group, match: match === 'any' ? 'any' : 'all' })}
            w={130}
          />
          <span>{texts.holds}</span>
          {onRemove === undefined ? null : <ActionIcon variant="subtle" color="gray" size="sm" className={classes['removeGroup']} aria-label={texts.removeGroup} onClick={onRemove}><IconX size={15} aria-hidden="true" /></ActionIcon>}
        </div>
      )}
      {group.of.length === 0 ? <p className={classes['faint']}>{texts.noConditions}</p> : null}
      <ul className={classes['parts']}>
        {group.of.map((part, at) => (
          // A comparison has no name of its own; its place is what it is.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            {'of' in part ? (
              <Condition group={part} known={known} currency={currency} depth={depth + 1} onChange={next => replace(at, next)} onRemove={() => remove(at)} />
            ) : (
              <ComparisonRow comparison={part} known={known} currency={currency} onChange={next => replace(at, next)} onRemove={() => remove(at)} />
            )}
          </li>
        ))}
      </ul>
      <div className={classes['add']}>
        <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden="true" />} disabled={fresh === undefined} onClick={() => fresh !== undefined && add(freshComparison(fresh, currency))}>{texts.addCondition}</Button>
        {depth >= deepest || group.of.length === 0 || fresh === undefined ? null : (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => add({ match: group.match === 'all' ? 'any' : 'all', of: [freshComparison(fresh, currency)] })}>{texts.addGroup}</Button>
        )}
      </div>
    </fieldset>
  )
}

interface ComparisonRowProps {
  readonly comparison: Comparison
  readonly known: readonly Fact[]
  readonly currency: string
  readonly onChange: (comparison: Comparison) => void
  readonly onRemove: () => void
}

const option = ({ name, label }: Fact) => ({ value: name, label })

function ComparisonRow({ comparison, known, currency, onChange, onRemove }: ComparisonRowProps) {
  const fact = factOf(known, comparison.fact)
  const details = known.filter(({ name }) => !name.startsWith('field:'))
  const fields = known.filter(({ name }) => name.startsWith('field:'))
  const data = [{ group: texts.ofContract, items: details.map(option) }, ...(fields.length === 0 ? [] : [{ group: texts.fieldsOf, items: fields.map(option) }])]
  const look = (name: string | null) => {
    const next = known.find(each => each.name === name)
    if (next !== undefined && next.name !== fact.name) onChange(freshComparison(next, currency))
  }
  const operators = operatorsOf(fact)
  const compare = (chosen: string | null) => {
    const operator = operators.find(({ value }) => value === chosen)?.value ?? comparison.operator
    onChange({ ...comparison, operator, value: needsValue(operator) ? comparison.value : '' })
  }
  return (
    <div className={classes['comparison']}>
      <Select size="sm" aria-label={texts.fact} data={data} value={fact.name} onChange={look} searchable maxDropdownHeight={320} />
      <Select size="sm" aria-label={texts.operator} data={operators} value={comparison.operator} onChange={compare} />
      {needsValue(comparison.operator) ? <ValueInput fact={fact} comparison={comparison} onChange={onChange} /> : <span />}
      <ActionIcon variant="subtle" color="gray" aria-label={texts.removeCondition} onClick={onRemove}><IconX size={16} aria-hidden="true" /></ActionIcon>
    </div>
  )
}
