import { whyReset } from '#shared/approvals/binding.ts'
import { makeRoute } from '#shared/approvals/route.ts'
import type { Decision, Facts, Round } from '#shared/approvals/round.ts'
import type { House } from '#shared/approvals/seats.ts'
import { isLive, settle } from '#shared/approvals/settle.ts'
import { stageResult } from '#shared/approvals/standing.ts'
import type { Instant } from '#shared/lib/ids.ts'

/** What a change did to a round. */
export interface Rechecked {
  readonly round: Round
  /** The decisions that no longer hold, each with why. */
  readonly voided: readonly Decision[]
  /** The names of stages that are needed now and were not before, and the other way round. */
  readonly inserted: readonly string[]
  readonly dropped: readonly string[]
}

function neededIn({ stages }: Round): Set<string> {
  return new Set(stages.filter(({ needed }) => needed).map(({ id }) => id))
}

/**
 * Looks at a round again after the facts of its contract changed (P2, P3): decisions whose reset rule says so no longer hold, the route is
 * made anew, and what follows from that is settled. The text is the one that was submitted: it is read-only.
 */
export function recheck(before: Round, facts: Facts, house: House, now: Instant): Rechecked {
  if (!isLive(before)) return { round: before, voided: [], inserted: [], dropped: [] }
  const { versionHash } = before
  const decisions = before.decisions.map((decision): Decision => {
    const seat = before.stages.find(({ id }) => id === decision.stage)?.seats.find(({ person }) => person === decision.seat)
    const because = decision.voided === null && seat !== undefined ? whyReset(seat.reset, decision, { versionHash, facts }) : null
    return because === null ? decision : { ...decision, voided: { at: now, because } }
  })
  const route = makeRoute(before.policies, facts, house.people, before.submitter, before.stages)
  const changed: Round = { ...before, facts, policy: route.policy, stages: route.stages, decisions }
  const reopened = (id: string): boolean => {
    const was = before.stages.find((stage) => stage.id === id)
    const is = changed.stages.find((stage) => stage.id === id)
    return was !== undefined && is !== undefined && stageResult(before, was, house) === 'approved' && stageResult(changed, is, house) !== 'approved'
  }
  // A stage that was approved and is asked again waits from now on, not from when it was first asked.
  const stages = changed.stages.map((stage) => (reopened(stage.id) ? { ...stage, openedAt: null } : stage))
  const [was, is] = [neededIn(before), neededIn(changed)]
  const named = (only: (id: string) => boolean): string[] => changed.stages.filter(({ id }) => only(id)).map(({ name }) => name)
  return {
    round: settle({ ...changed, stages }, house, now),
    voided: decisions.filter((decision, at) => decision.voided !== before.decisions[at]?.voided),
    inserted: named((id) => is.has(id) && !was.has(id)),
    dropped: named((id) => was.has(id) && !is.has(id)),
  }
}
