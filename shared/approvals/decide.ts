import type { Decision, Round, RouteStage, Seat } from '#shared/approvals/round.ts'
import { decidersOf, decisionOn, hasDecided, mayApprove, type House } from '#shared/approvals/seats.ts'
import { settle } from '#shared/approvals/settle.ts'
import { presentStage } from '#shared/approvals/standing.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { ApprovalId, Instant, PersonId } from '#shared/lib/ids.ts'
import { accepted, refused, type Refusal, type Result } from '#shared/lib/result.ts'

/** What somebody decides on a seat. */
export interface Given {
  readonly id: ApprovalId
  readonly seat: PersonId
  readonly by: Person
  readonly decision: 'approved' | 'rejected'
  readonly reason: string
  readonly at: Instant
  /** What they had before them; must be what was submitted. */
  readonly versionHash: string
  /** SHA-256 of the file it came in, if it did. */
  readonly file: string | null
}

const nothingWaits: Refusal = { code: 'approval.nothing-submitted', message: 'Nothing is waiting for approval here. Nothing was changed.' }

/** Why somebody may not decide a seat; null if they may. */
function whyNot(round: Round, stage: RouteStage, seat: Seat, by: Person, house: House): Refusal | null {
  if (decisionOn(round, stage, seat) !== null) return { code: 'approval.decided', message: 'This seat has been decided already. A decision stays as it is.' }
  if (decidersOf(round, stage, seat, house).includes(by.id)) return null
  if (mayApprove(by) && hasDecided(round, stage, by.id)) return { code: 'approval.one-say', message: `You have decided in the stage “${stage.name}” already, and nobody decides there twice.` }
  if (mayApprove(by) && by.id === seat.person && seat.delegate !== null) return { code: 'approval.delegated', message: 'You delegated this decision; whoever you delegated it to decides now.' }
  return { code: 'approval.not-an-approver', message: `Only whoever is asked in the stage “${stage.name}”, their delegate or their substitute may decide this. Switch to that person’s profile.` }
}

function capacityOf(seat: Seat, by: PersonId): Decision['as'] {
  if (seat.delegate?.to === by) return 'delegate'
  return seat.person === by ? 'self' : 'substitute'
}

/**
 * Takes a decision on a seat of the stage that is decided now, and what follows from it (P4, P5). Refuses approval.nothing-submitted,
 * .own-submission, .other-version, .complete, .not-in-stage, .decided, .one-say, .delegated, .not-an-approver, .no-reason.
 */
export function decide(round: Round | null, given: Given, house: House, now: Instant): Result<{ readonly round: Round; readonly decision: Decision; readonly stage: RouteStage }> {
  if (round === null || round.state !== 'pending') return { ok: false, refusal: nothingWaits }
  const { id, by, decision: verdict, at, versionHash, file } = given
  if (by.id === round.submitter) return refused('approval.own-submission', 'No one approves what they submitted themselves. Somebody else must decide.')
  if (versionHash !== round.versionHash) {
    return refused('approval.other-version', 'What you decided on is not the version that was submitted. Read the submitted version and decide again.')
  }
  const stage = presentStage(round, house)
  if (stage === null) return refused('approval.complete', 'This submission has already been decided.')
  const seat = stage.seats.find(({ person }) => person === given.seat)
  if (seat === undefined) return refused('approval.not-an-approver', `The stage “${stage.name}” is decided now, and this person is not asked in it. Wait for their stage.`)
  const objection = whyNot(round, stage, seat, by, house)
  if (objection !== null) return { ok: false, refusal: objection }
  const reason = given.reason.trim()
  if (verdict === 'rejected' && reason === '') return refused('approval.no-reason', 'A rejection needs a reason, so that the author knows what to change.')
  const decision: Decision = {
    id, stage: stage.id, seat: seat.person, by: by.id, as: capacityOf(seat, by.id), decision: verdict, reason, at, versionHash, facts: round.facts, file, voided: null,
  }
  return accepted({ round: settle({ ...round, decisions: [...round.decisions, decision] }, house, now), decision, stage })
}
