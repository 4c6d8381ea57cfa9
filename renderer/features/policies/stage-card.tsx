import { TextInput } from '@mantine/core'
import { Approvers } from '#renderer/features/policies/approvers.tsx'
import type { Fact } from '#renderer/features/policies/fact-kinds.ts'
import { OrderButtons } from '#renderer/features/policies/order-buttons.tsx'
import type { PolicyProblem } from '#renderer/features/policies/problems.ts'
import { QuorumChoice } from '#renderer/features/policies/quorum-choice.tsx'
import { texts } from '#renderer/features/policies/texts.ts'
import { WaitingRules } from '#renderer/features/policies/waiting-rules.tsx'
import { WhenChoice } from '#renderer/features/policies/when-choice.tsx'
import type { Stage } from '#shared/approvals/policy.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './policies.module.css'

interface StageCardProps {
  readonly stage: Stage
  readonly place: number
  readonly last: number
  readonly known: readonly Fact[]
  readonly currency: string
  readonly problems: readonly PolicyProblem[]
  /** `place` names what is typed into, so that it is taken back in one. */
  readonly onChange: (change: Partial<Stage>, place?: string) => void
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

const ways = [texts.always, texts.onlyWhen] as const

/** One stage: when it is needed, who is asked, how many must approve, and what happens while it waits. */
export function StageCard({ stage, place, last, known, currency, problems, onChange, onMove, onRemove }: StageCardProps) {
  const locale = useLocale()
  const name = stage.name.trim() === '' ? texts.unnamedStage(formatNumber(place + 1, locale)) : stage.name
  const nameless = problems.find(({ message }) => message === texts.problem.stageName)
  return (
    <li className={classes['stage']} aria-label={name}>
      <span className={classes['number']} aria-hidden="true">{formatNumber(place + 1, locale)}</span>
      <div className={classes['stageBody']}>
        <div className={classes['stageHead']}>
          <TextInput size="sm" aria-label={texts.stageName} placeholder={texts.stageName} value={stage.name} error={nameless !== undefined} maxLength={200} onChange={event => onChange({ name: event.currentTarget.value }, `${stage.id} name`)} />
          <span className={classes['tools']}><OrderButtons name={name} place={place} last={last} onMove={onMove} onRemove={onRemove} /></span>
        </div>
        <WhenChoice label={texts.needed} ways={ways} when={stage.when} known={known} currency={currency} onChange={when => onChange({ when }, `${stage.id} when`)} />
        <Approvers stage={stage} known={known} onChange={approvers => onChange({ approvers })} />
        <QuorumChoice stage={stage} onChange={quorum => onChange({ quorum })} />
        <WaitingRules stage={stage} onChange={change => onChange(change, `${stage.id} waiting`)} />
        {problems.length === 0 ? null : <ul className={classes['problems']}>{problems.map(({ message }) => <li key={message}>{message}</li>)}</ul>}
      </div>
    </li>
  )
}
