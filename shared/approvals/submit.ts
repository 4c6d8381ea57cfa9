import { whyReset } from '#shared/approvals/binding.ts'
import { stricter, makeRoute } from '#shared/approvals/route.ts'
import type { Policy } from '#shared/approvals/policy.ts'
import type { Decision, Facts, Round, RouteStage, Seat } from '#shared/approvals/round.ts'
import { mayApprove, type House } from '#shared/approvals/seats.ts'
import { settle } from '#shared/approvals/settle.ts'
import { countStage, stageResult } from '#shared/approvals/standing.ts'
import { blockedInWords } from '#shared/approvals/words.ts'
import type { ContractId, Id, Instant, PersonId, VersionId } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'

/** What is submitted, by whom, under which policies. */
export interface Submitted {
  readonly id: Id<'round'>
  readonly contract: ContractId
  readonly version: VersionId
  readonly versionHash: string
  readonly facts: Facts
  readonly policies: readonly Policy[]
  readonly submitter: PersonId
  readonly note: string
  readonly at: Instant
}

/** A submission, and what became of the approvals of the one before. */
export interface Opened {
  readonly round: Round
  /** The round before, with those of its approvals voided that did not carry over. */
  readonly previous: Round | null
  readonly carried: readonly Decision[]
  readonly voided: readonly Decision[]
}

/** Why an approval of the round before does not hold for this one; null if it does. */
function whyNotCarried(decision: Decision, previous: Round, stages: readonly RouteStage[], given: Submitted): string | null {
  const find = (of: readonly RouteStage[]): Seat | undefined => of.find(({ id, needed }) => id === decision.stage && needed)?.seats.find(({ person }) => person === decision.seat)
  const seat = find(stages)
  if (decision.by === given.submitter || decision.seat === given.submitter) return 'whoever gave it submitted the contract themselves this time'
  if (seat === undefined) return 'nobody is asked for it on the way of the new submission'
  const stage = stages.find(({ id }) => id === decision.stage)
  if (decision.by !== decision.seat && stage?.seats.some(({ person }) => person === decision.by) === true) return 'whoever gave it for somebody else is asked themselves this time'
  const before = previous.stages.find(({ id }) => id === decision.stage)?.seats.find(({ person }) => person === decision.seat)
  return whyReset(before === undefined ? seat.reset : stricter(before.reset, seat.reset), decision, given)
}

function stands(decision: Decision): boolean {
  return decision.voided === null && decision.decision === 'approved'
}

/** The approvals of a round that was taken back or edited, with those voided that do not hold for what is submitted now. */
function carryOver(previous: Round | null, stages: readonly RouteStage[], given: Submitted): Omit<Opened, 'round'> {
  if (previous === null || (previous.state !== 'recalled' && previous.state !== 'edited')) return { previous, carried: [], voided: [] }
  const decisions = previous.decisions.map((decision): Decision => {
    const because = stands(decision) ? whyNotCarried(decision, previous, stages, given) : null
    return because === null ? decision : { ...decision, voided: { at: given.at, because } }
  })
  return {
    previous: { ...previous, decisions },
    carried: decisions.filter(stands),
    voided: decisions.filter((decision, at) => decision.voided !== previous.decisions[at]?.voided),
  }
}

/**
 * Begins a round: makes the route on the facts of now, and looks at the approvals of the round before it again. What comes of it may be
 * approved at once, where all of them carry over.
 */
export function openRound(last: Round | null, given: Submitted, house: House): Opened {
  const route = makeRoute(given.policies, given.facts, house.people, given.submitter)
  const { previous, carried, voided } = carryOver(last, route.stages, given)
  const round: Round = {
    id: given.id,
    contract: given.contract,
    number: (last?.number ?? 0) + 1,
    version: given.version,
    versionHash: given.versionHash,
    facts: given.facts,
    submitter: given.submitter,
    submittedAt: given.at,
    note: given.note.trim(),
    policies: [...given.policies],
    policy: route.policy,
    stages: route.stages,
    decisions: [...carried],
    state: 'pending',
    endedAt: null,
  }
  return { round: settle(round, house, given.at), previous, carried, voided }
}

/**
 * Submits, unless nobody could ever approve it: refuses approval.no-stage, approval.no-approver, approval.too-few, each naming the stage
 * and what to do (P5).
 */
export function submit(last: Round | null, given: Submitted, house: House): Result<Opened> {
  const opened = openRound(last, given, house)
  const { round } = opened
  if (!round.stages.some(({ needed }) => needed)) {
    return refused('approval.no-stage', `No stage of the policy “${round.policy.name}” is needed for this contract, so nobody could approve it. Add a stage that always is, then submit.`)
  }
  const blocked = round.stages.find((stage) => stage.needed && stageResult(round, stage, house) === 'blocked')
  if (blocked === undefined) return accepted(opened)
  const { approved, open } = countStage(round, blocked, house)
  const nobody = approved + open === 0 && !blocked.seats.some(({ person }) => mayApprove(house.people.find(({ id }) => id === person)))
  const what = blockedInWords(round, blocked, house)
  if (nobody && round.policy.id === 'standing') {
    return refused('approval.no-approver', 'No one approves what they submitted themselves, and there is no other owner yet. Add another owner in Settings, then submit.')
  }
  return refused(nobody ? 'approval.no-approver' : 'approval.too-few', `${what} Change the policy, a role or a substitute in Settings, then submit. Nothing was submitted.`)
}
