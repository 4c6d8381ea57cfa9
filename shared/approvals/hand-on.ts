import type { Round, RouteStage, Seat } from '#shared/approvals/round.ts'
import { decisionOn, hasSay, mayApprove, type House } from '#shared/approvals/seats.ts'
import { settle } from '#shared/approvals/settle.ts'
import { stageResult } from '#shared/approvals/standing.ts'
import { isOwner, type Person } from '#shared/contracts/person.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Refusal, type Result } from '#shared/lib/result.ts'

/** A change of who decides in a stage, by whom and why. */
export interface Change {
  readonly stage: string
  readonly to: Person
  readonly by: Person
  readonly reason: string
  readonly at: Instant
}

/** The stage a change is about, while it still waits. */
function waitingStage(round: Round | null, id: string, house: House): Result<{ round: Round; stage: RouteStage }> {
  if (round === null || round.state !== 'pending') return refused('approval.nothing-submitted', 'Nothing is waiting for approval here. Nothing was changed.')
  const stage = round.stages.find((each) => each.id === id)
  if (stage === undefined || !stage.needed) return refused('approval.no-such-stage', 'This stage is not on the way of this submission. Nothing was changed.')
  if (stageResult(round, stage, house) === 'approved') return refused('approval.stage-approved', `The stage “${stage.name}” is approved already. Nothing was changed.`)
  return accepted({ round, stage })
}

/** Why somebody may not get a say in a stage; null if they may. */
function whyNoSay(round: Round, stage: RouteStage, to: Person): Refusal | null {
  if (to.id === round.submitter) return { code: 'approval.own-submission', message: `${to.name} submitted this, and no one approves what they submitted themselves. Choose somebody else.` }
  if (!mayApprove(to)) return { code: 'approval.cannot-decide', message: `${to.name} cannot decide: only an owner or an approver may. Choose somebody else, or change their role first.` }
  if (hasSay(round, stage, to.id)) return { code: 'approval.one-say', message: `${to.name} has a say in the stage “${stage.name}” already, and nobody has two. Choose somebody else.` }
  return null
}

function withSeats(round: Round, stage: RouteStage, seats: Seat[]): Round {
  return { ...round, stages: round.stages.map((each) => (each.id === stage.id ? { ...each, seats } : each)) }
}

/**
 * Lets somebody else decide in one's place (P4): once, one deep, only by whose seat it is. Refuses approval.nothing-submitted,
 * .no-such-stage, .stage-approved, .not-your-seat, .decided, .delegated-once, .own-submission, .cannot-decide, .one-say.
 */
export function delegate(present: Round | null, { stage: id, to, by, reason, at }: Change, house: House): Result<{ readonly round: Round; readonly stage: RouteStage }> {
  const waiting = waitingStage(present, id, house)
  if (!waiting.ok) return waiting
  const { round, stage } = waiting.value
  const seat = stage.seats.find(({ person }) => person === by.id)
  if (seat === undefined || !mayApprove(by)) {
    return refused('approval.not-your-seat', 'Only whoever is asked themselves may delegate; a delegate or a substitute passes nothing on. Nothing was changed.')
  }
  if (decisionOn(round, stage, seat) !== null) return refused('approval.decided', 'You have decided already. A decision stays as it is.')
  if (seat.delegate !== null) return refused('approval.delegated-once', 'You have delegated this already, and that is possible once. Nothing was changed.')
  const objection = whyNoSay(round, stage, to)
  if (objection !== null) return { ok: false, refusal: objection }
  const delegated: Seat = { ...seat, delegate: { to: to.id, at, reason: reason.trim() } }
  return accepted({ round: settle(withSeats(round, stage, stage.seats.map((each) => (each === seat ? delegated : each))), house, at), stage })
}

/**
 * Asks one more person in a stage, with a reason (P4). Where all must approve, they must, too. Refuses approval.nothing-submitted,
 * .no-such-stage, .stage-approved, .may-not-add, .no-reason, .own-submission, .cannot-decide, .one-say.
 */
export function addApprover(present: Round | null, { stage: id, to, by, reason, at }: Change, house: House): Result<{ readonly round: Round; readonly stage: RouteStage }> {
  const waiting = waitingStage(present, id, house)
  if (!waiting.ok) return waiting
  const { round, stage } = waiting.value
  const asked = mayApprove(by) && stage.seats.some(({ person }) => person === by.id)
  if (by.id === round.submitter || (!isOwner(by) && !asked)) {
    return refused('approval.may-not-add', 'An owner, or somebody who is asked in this stage, may add an approver; whoever submitted the contract may not. Nothing was changed.')
  }
  if (reason.trim() === '') return refused('approval.no-reason', 'An approver is added with a reason, so that everybody sees why. Give one and try again.')
  const objection = whyNoSay(round, stage, to)
  if (objection !== null) return { ok: false, refusal: objection }
  const seat: Seat = { person: to.id, reset: { on: 'every change' }, delegate: null, added: { by: by.id, at, reason: reason.trim() } }
  return accepted({ round: settle(withSeats(round, stage, [...stage.seats, seat]), house, at), stage })
}
