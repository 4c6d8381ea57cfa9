import { comparisonInWords } from '#shared/approvals/condition-words.ts'
import { comparisonsOf } from '#shared/approvals/conditions.ts'
import { standingPolicy, type Comparison, type Policy, type Stage } from '#shared/approvals/policy.ts'
import { contractTypes } from '#shared/contracts/contract.ts'
import type { Person } from '#shared/contracts/person.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { accepted, refused, type Refusal, type Result } from '#shared/lib/result.ts'

const decimal = /^-?\d+(\.\d+)?$/
const orders: ReadonlySet<string> = new Set(['at least', 'more than', 'at most', 'less than'])
const words: ReadonlySet<string> = new Set(['title', 'type', 'currency', 'counterparty', 'template'])

/** What is wrong with a comparison, so that it could never be told whether it holds; null where nothing is. */
function problemOf(comparison: Comparison): string | null {
  const { fact, operator, currency } = comparison
  const value = comparison.value.trim()
  if (operator === 'is known' || operator === 'is not known') return null
  if (value === '') return 'it compares with nothing'
  if (words.has(fact) && orders.has(operator)) return 'words have no order'
  if (operator === 'contains') return null
  if (fact === 'type' && !contractTypes.some((type) => type === value)) return 'there is no such type'
  if (fact === 'value' && (!decimal.test(value) || currency === null)) return 'a value is compared with an amount and its currency'
  if (fact === 'deviations' && !/^\d+$/.test(value)) return 'clauses are counted in whole numbers'
  if ((fact === 'effective' || fact === 'end') && !calendarDateSchema.safeParse(value).success) return 'it is compared with a day'
  return null
}

function conditionProblem(where: string, when: Policy['when']): Refusal | null {
  for (const comparison of comparisonsOf(when)) {
    const problem = problemOf(comparison)
    if (problem !== null) return { code: 'policies.condition', message: `The condition of ${where}, “${comparisonInWords(comparison)}”, cannot be told: ${problem}. Nothing was saved.` }
  }
  return null
}

function stageProblem(stage: Stage, people: readonly Person[]): Refusal | null {
  const where = `the stage “${stage.name}”`
  const known = (id: string): boolean => people.some((person) => person.id === id)
  if (stage.approvers.length === 0) return { code: 'policies.no-approver', message: `Nobody is asked in ${where}, so it could never be passed. Say who approves there.` }
  if (stage.approvers.some((approver) => approver.kind === 'person' && !known(approver.person)) || (stage.escalateTo !== null && !known(stage.escalateTo))) {
    return { code: 'policies.unknown-person', message: `Somebody named in ${where} is not in the workspace. Choose somebody else.` }
  }
  if (stage.escalateAfter !== null && stage.escalateTo === null) return { code: 'policies.escalation', message: `In ${where} nobody is named who is told when it waits too long. Say who is.` }
  return conditionProblem(where, stage.when)
}

/**
 * Whether policies can be kept: refuses policies.twice, policies.no-approver, policies.unknown-person, policies.escalation and
 * policies.condition. Stages keep their ids for life and have them for themselves among all stages of the house.
 */
export function checkPolicies(policies: readonly Policy[], people: readonly Person[]): Result<null> {
  const stages = [standingPolicy, ...policies].flatMap((policy) => policy.stages.map(({ id }) => id))
  const ids = [standingPolicy, ...policies].map(({ id }) => id)
  if (new Set(stages).size < stages.length || new Set(ids).size < ids.length) {
    return refused('policies.twice', 'Two policies or two stages have the same id, so that their approvals could not be told apart. Nothing was saved.')
  }
  for (const policy of policies) {
    const problem = conditionProblem(`the policy “${policy.name}”`, policy.when) ?? policy.stages.map((stage) => stageProblem(stage, people)).find((found) => found !== null)
    if (problem !== undefined && problem !== null) return { ok: false, refusal: problem }
  }
  return accepted(null)
}
