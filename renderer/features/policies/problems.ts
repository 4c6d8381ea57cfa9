import { needsValue } from '#renderer/features/policies/fact-kinds.ts'
import { seatsOf } from '#renderer/features/policies/in-words.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import type { ConditionGroup, Policy, Stage } from '#shared/approvals/policy.ts'
import type { Person } from '#shared/contracts/person.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'

/** Something to be filled in before policies can be saved. */
export interface PolicyProblem {
  readonly policy: string
  /** Null where it is the policy's own. */
  readonly stage: string | null
  readonly message: string
}

/** Whether a condition somewhere has nothing to compare with. */
export function isUnfinished(group: ConditionGroup | null): boolean {
  return group !== null && group.of.some(part => ('of' in part ? isUnfinished(part) : needsValue(part.operator) && part.value.trim() === ''))
}

function stageProblems(stage: Stage, people: readonly Person[], locale: string): string[] {
  const { approvers, quorum } = stage
  const seats = seatsOf(approvers, people)
  const named = approvers.every(({ kind }) => kind === 'person')
  return [
    stage.name.trim() === '' ? texts.problem.stageName : '',
    isUnfinished(stage.when) ? texts.problem.value : '',
    approvers.length === 0 ? texts.problem.nobody : '',
    approvers.some(({ reset }) => reset.on === 'fields' && reset.fields.length === 0) ? texts.problem.fields : '',
    approvers.length > 0 && named && quorum.rule === 'at least' && quorum.count > seats ? texts.problem.count(formatNumber(seats, locale)) : '',
    (stage.escalateAfter === null) === (stage.escalateTo === null) ? '' : texts.problem.escalate,
  ].filter(message => message !== '')
}

/** Everything that stands between policies and their being saved, in their order. */
export function problemsOf(policies: readonly Policy[], people: readonly Person[], locale: string): PolicyProblem[] {
  return policies.flatMap(policy => {
    const own = [policy.name.trim() === '' ? texts.problem.name : '', isUnfinished(policy.when) ? texts.problem.value : '', policy.stages.length === 0 ? texts.problem.noStages : '']
    return [
      ...own.filter(message => message !== '').map(message => ({ policy: policy.id, stage: null, message })),
      ...policy.stages.flatMap(stage => stageProblems(stage, people, locale).map(message => ({ policy: policy.id, stage: stage.id, message }))),
    ]
  })
}
