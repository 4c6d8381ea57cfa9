import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconGripVertical, IconPlus } from '@tabler/icons-react'
import type { Dragging } from '#renderer/features/policies/use-dragging.ts'
import { usePolicyDraft } from '#renderer/features/policies/draft.ts'
import { movedTo, withCopy, withPolicy, withStage } from '#renderer/features/policies/edits.ts'
import type { Fact } from '#renderer/features/policies/fact-kinds.ts'
import { conditionWords } from '#renderer/features/policies/in-words.ts'
import { OrderButtons } from '#renderer/features/policies/order-buttons.tsx'
import type { PolicyProblem } from '#renderer/features/policies/problems.ts'
import { StageCard } from '#renderer/features/policies/stage-card.tsx'
import { newStage } from '#renderer/features/policies/starting-points.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import { WhenChoice } from '#renderer/features/policies/when-choice.tsx'
import type { Policy } from '#shared/approvals/policy.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './policies.module.css'

interface PolicyCardProps {
  readonly policy: Policy
  readonly place: number
  readonly last: number
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  /** Whether whoever works here may change it. */
  readonly allowed: boolean
  readonly known: readonly Fact[]
  readonly currency: string
  readonly problems: readonly PolicyProblem[]
  readonly dragging: Dragging
}

const ways = [texts.everyContract, texts.onlySome] as const

/** One policy: folded to a line that says whom it is for and by whom, or open to be changed. */
export function PolicyCard({ policy, place, last, open, onOpen, allowed, known, currency, problems, dragging }: PolicyCardProps) {
  const locale = useLocale()
  const edit = usePolicyDraft(store => store.edit)
  const undo = usePolicyDraft(store => store.undo)
  const { id } = policy
  const name = policy.name.trim() === '' ? texts.unnamed : policy.name
  const own = problems.filter(({ policy: of }) => of === id)
  const change = (part: Partial<Policy>, at?: string) => edit(withPolicy(id, before => ({ ...before, ...part })), at)
  const remove = () => {
    edit(all => all.filter(each => each.id !== id))
    tellDone(texts.removed(name), undo)
  }
  const Fold = open ? IconChevronDown : IconChevronRight
  const where = policy.when === null ? texts.forEvery : `${texts.where} ${conditionWords(policy.when, known, locale)}`
  return (
    <li className={classes['policy']} data-open={open} data-drop={dragging.sideOf(id)} {...dragging.target(id)}>
      <div className={classes['policyHead']}>
        {allowed ? <span className={classes['grip']} title={texts.drag(name)} {...dragging.handle(id)}><IconGripVertical size={18} aria-hidden="true" /></span> : <span />}
        <UnstyledButton className={classes['fold'] ?? ''} aria-expanded={open} onClick={() => onOpen(!open)}>
          <Fold size={18} stroke={1.7} aria-hidden="true" />
          <span className={classes['policyName']}>{name}</span>
          <span className={classes['policyWords']}>{where}{own.length > 0 && !open ? <span className={classes['warn']}> · {texts.toFinish.toLocaleLowerCase(locale)}</span> : null}</span>
          <span className={classes['policyWords']}>{policy.stages.map(stage => stage.name).join(' → ')}</span>
        </UnstyledButton>
        <fieldset className={classes['tools']} disabled={!allowed} aria-label={name}>
          <OrderButtons name={name} place={place} last={last} onMove={to => edit(all => movedTo(all, id, to))} onCopy={() => edit(withCopy(id, () => crypto.randomUUID()))} onRemove={remove} />
        </fieldset>
      </div>
      {open ? (
        <fieldset className={classes['policyBody']} disabled={!allowed} aria-label={name}>
          <TextInput label={texts.name} value={policy.name} error={policy.name.trim() === '' ? texts.problem.name : null} maxLength={200} onChange={event => change({ name: event.currentTarget.value }, `${id} name`)} />
          <WhenChoice label={texts.applies} ways={ways} when={policy.when} known={known} currency={currency} onChange={when => change({ when }, `${id} when`)} />
          <div>
            <p className={classes['fieldName']}>{texts.stages}</p>
            <ol className={classes['stages']}>
              {policy.stages.map((stage, at) => (
                <StageCard
                  key={stage.id}
                  stage={stage}
                  place={at}
                  last={policy.stages.length - 1}
                  known={known}
                  currency={currency}
                  problems={own.filter(problem => problem.stage === stage.id)}
                  onChange={(part, typed) => edit(withPolicy(id, withStage(stage.id, before => ({ ...before, ...part }))), typed)}
                  onMove={to => change({ stages: [...movedTo(policy.stages, stage.id, to)] })}
                  onRemove={() => change({ stages: policy.stages.filter(each => each.id !== stage.id) })}
                />
              ))}
            </ol>
            <Button size="compact-sm" variant="default" leftSection={<IconPlus size={15} aria-hidden="true" />} onClick={() => change({ stages: [...policy.stages, newStage(texts.unnamedStage(formatNumber(policy.stages.length + 1, locale)), [])] })}>{texts.addStage}</Button>
          </div>
        </fieldset>
      ) : null}
    </li>
  )
}
