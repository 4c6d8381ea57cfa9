import { NumberInput, Select } from '@mantine/core'
import { quorumWords } from '#renderer/features/policies/in-words.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import type { Quorum, Stage } from '#shared/approvals/policy.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './policies.module.css'

const rules = Object.entries(texts.rules).map(([value, label]) => ({ value, label }))

function quorumFor(rule: string | null): Quorum {
  if (rule === 'at least') return { rule, count: 2 }
  if (rule === 'percentage') return { rule, percentage: 50 }
  return rule === 'all' ? { rule } : { rule: 'any' }
}

const within = (value: number | undefined, most: number): number => Math.max(1, Math.min(most, Math.trunc(value ?? 1)))

interface QuorumChoiceProps {
  readonly stage: Stage
  readonly onChange: (quorum: Quorum) => void
}

/** How many of those asked must approve, chosen and said in words. */
export function QuorumChoice({ stage: { quorum, approvers }, onChange }: QuorumChoiceProps) {
  const locale = useLocale()
  const { people } = useOpenSession()
  return (
    <div>
      <div className={classes['inline']}>
        <Select size="sm" label={texts.quorum} data={rules} value={quorum.rule} onChange={rule => rule !== quorum.rule && onChange(quorumFor(rule))} w={200} />
        {quorum.rule === 'at least' ? <NumberInput size="sm" aria-label={texts.count} value={quorum.count} onValueChange={({ floatValue }) => onChange({ rule: 'at least', count: within(floatValue, 99) })} allowDecimal={false} min={1} max={99} w={84} /> : null}
        {quorum.rule === 'percentage' ? <NumberInput size="sm" aria-label={texts.percentage} value={quorum.percentage} onValueChange={({ floatValue }) => onChange({ rule: 'percentage', percentage: within(floatValue, 100) })} allowDecimal={false} min={1} max={100} suffix=" %" w={96} /> : null}
      </div>
      <p className={classes['words']} aria-live="polite">{quorumWords(quorum, approvers, people, locale)}</p>
    </div>
  )
}
