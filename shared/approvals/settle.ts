import type { Decision, Round } from '#shared/approvals/round.ts'
import { presentStage, routeComplete, stageResult } from '#shared/approvals/standing.ts'
import type { House } from '#shared/approvals/seats.ts'
import type { Instant } from '#shared/lib/ids.ts'

/** Whether a round can still be decided on or changed. */
export function isLive(round: Round): boolean {
  return round.state === 'pending' || round.state === 'approved'
}

/** The approvals that stand, voided; they stay on record. A rejection gave nothing that could be taken back. */
export function voidApprovals(decisions: readonly Decision[], because: string, at: Instant): Decision[] {
  return decisions.map((decision) => (decision.decision === 'approved' && decision.voided === null ? { ...decision, voided: { at, because } } : decision))
}

/** Notes since when the present stage waits. One that is decided later, or not at all any more, does not wait. */
function withOpening(round: Round, house: House, now: Instant): Round {
  const present = round.state === 'pending' ? presentStage(round, house) : null
  const stages = round.stages.map((stage) => {
    if (stage.id === present?.id) return stage.openedAt === null ? { ...stage, openedAt: now } : stage
    const waits = !stage.needed || stageResult(round, stage, house) !== 'approved'
    return waits && stage.openedAt !== null && round.state === 'pending' ? { ...stage, openedAt: null } : stage
  })
  return { ...round, stages }
}

/**
 * What follows from the decisions there are (P5): a round is rejected as soon as a needed stage has failed, which voids its approvals;
 * approved when every needed stage is; else it is pending.
 */
export function settle(round: Round, house: House, now: Instant): Round {
  if (!isLive(round)) return round
  const failed = round.stages.find((stage) => stage.needed && stageResult(round, stage, house) === 'failed')
  if (failed !== undefined) return { ...round, state: 'rejected', endedAt: now, decisions: voidApprovals(round.decisions, `it was rejected in the stage “${failed.name}”`, now) }
  if (routeComplete(round, house)) return { ...withOpening(round, house, now), state: 'approved', endedAt: round.state === 'approved' ? round.endedAt : now }
  return withOpening({ ...round, state: 'pending', endedAt: null }, house, now)
}

/** Ends a round that was taken back or whose text is edited again. Its approvals are looked at again when it is submitted anew. */
export function endRound(round: Round, state: 'recalled' | 'edited', now: Instant): Round {
  return isLive(round) ? { ...round, state, endedAt: now } : round
}
