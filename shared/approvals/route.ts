import { holds } from '#shared/approvals/conditions.ts'
import { standingPolicy, type Policy, type ResetRule, type Stage } from '#shared/approvals/policy.ts'
import type { Facts, RouteStage, Seat } from '#shared/approvals/round.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { PersonId } from '#shared/lib/ids.ts'

/** The policy of the house that fits: the first whose condition holds, else the standing one (P1, P2). */
export function fittingPolicy(policies: readonly Policy[], facts: Facts): Policy {
  return policies.find((policy) => holds(policy.when, facts)) ?? standingPolicy
}

const strictness: Readonly<Record<ResetRule['on'], number>> = { 'every change': 3, document: 2, fields: 1, nothing: 0 }

/** The stricter of two reset rules; of two that name fields, the one that names them all. */
export function stricter(a: ResetRule, b: ResetRule): ResetRule {
  if (a.on === 'fields' && b.on === 'fields') return { on: 'fields', fields: [...new Set([...a.fields, ...b.fields])] }
  return strictness[a.on] >= strictness[b.on] ? a : b
}

/**
 * Who has a place in a stage: whom it names, and whoever has a role it names now. The submitter never has one, and nobody has two: where
 * somebody is named twice, the stricter reset rule holds.
 */
export function seatsOf(stage: Stage, people: readonly Person[], submitter: PersonId): Seat[] {
  const seats = new Map<PersonId, Seat>()
  for (const approver of stage.approvers) {
    const asked = approver.kind === 'person' ? [approver.person] : people.filter(({ active, role }) => active && role === approver.role).map(({ id }) => id)
    for (const person of asked) {
      if (person === submitter) continue
      const known = seats.get(person)
      seats.set(person, { person, reset: known === undefined ? approver.reset : stricter(known.reset, approver.reset), delegate: null, added: null })
    }
  }
  return [...seats.values()]
}

function routeStage(stage: Stage, people: readonly Person[], submitter: PersonId): RouteStage {
  const { id, name, quorum, remindAfter, escalateAfter, escalateTo } = stage
  return { id, name, quorum, seats: seatsOf(stage, people, submitter), needed: true, openedAt: null, remindAfter, escalateAfter, escalateTo }
}

/** Which policy leads a contract, and by which stages. */
export interface Route {
  readonly policy: { readonly id: string; readonly name: string }
  readonly stages: RouteStage[]
}

/**
 * The route on these facts, made anew over the one there is: stages whose condition has come to hold are inserted in their place, those
 * whose condition no longer holds are not needed any more but stay for the history, and those that stay keep their seats.
 */
export function makeRoute(policies: readonly Policy[], facts: Facts, people: readonly Person[], submitter: PersonId, before: readonly RouteStage[] = []): Route {
  const policy = fittingPolicy(policies, facts)
  const known = new Map(before.map((stage) => [stage.id, stage]))
  const stages = policy.stages.flatMap((stage): RouteStage[] => {
    const kept = known.get(stage.id)
    known.delete(stage.id)
    if (!holds(stage.when, facts)) return kept === undefined ? [] : [{ ...kept, needed: false }]
    return [kept === undefined ? routeStage(stage, people, submitter) : { ...kept, needed: true }]
  })
  return { policy: { id: policy.id, name: policy.name }, stages: [...stages, ...[...known.values()].map((stage) => ({ ...stage, needed: false }))] }
}
