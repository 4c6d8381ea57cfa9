import { NumberInput, Select } from '@mantine/core'
import { texts } from '#renderer/features/policies/texts.ts'
import type { Stage } from '#shared/approvals/policy.ts'
import { useOpenSession } from '#renderer/lib/session.ts'
import classes from './policies.module.css'

interface WaitingRulesProps {
  readonly stage: Stage
  readonly onChange: (change: Partial<Stage>) => void
}

const longest = 365

const days = (value: number | undefined): number | null => (value === undefined || value < 1 ? null : Math.min(longest, Math.trunc(value)))

/** After how many days whoever has not decided is reminded, and who else is told. */
export function WaitingRules({ stage: { remindAfter, escalateAfter, escalateTo }, onChange }: WaitingRulesProps) {
  const { people } = useOpenSession()
  const told = people.filter(({ active, id }) => active || id === escalateTo)
  const common = { size: 'sm', placeholder: texts.never, allowDecimal: false, allowNegative: false, suffix: ` ${texts.days}`, w: 132 } as const
  return (
    <div className={classes['inline']}>
      <NumberInput {...common} label={texts.remindAfter} value={remindAfter ?? ''} onValueChange={({ floatValue }) => onChange({ remindAfter: days(floatValue) })} />
      <NumberInput {...common} label={texts.escalateAfter} value={escalateAfter ?? ''} onValueChange={({ floatValue }) => onChange({ escalateAfter: days(floatValue) })} w={150} />
      <Select
        size="sm"
        label={texts.escalateTo}
        placeholder={texts.nobodyTold}
        data={told.map(({ id, name }) => ({ value: id as string, label: name }))}
        value={escalateTo}
        onChange={chosen => onChange({ escalateTo: told.find(({ id }) => id === chosen)?.id ?? null })}
        clearable
        clearButtonProps={{ 'aria-label': texts.nobodyTold }}
        w={180}
      />
    </div>
  )
}
