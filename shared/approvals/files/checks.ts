import { z } from 'zod'
import { differingFacts, factInWords } from '#shared/approvals/facts.ts'
import { mostDays, type DecisionBody, type RequestBody } from '#shared/approvals/files/bodies.ts'
import { refusedFile, type FileRefusal } from '#shared/approvals/files/refusals.ts'
import { factsSchema, type Round } from '#shared/approvals/round.ts'
import type { House } from '#shared/approvals/seats.ts'
import { waitingSeats } from '#shared/approvals/waiting.ts'
import { idSchema, instantSchema, type Instant, type PersonId } from '#shared/lib/ids.ts'
import { accepted, type Result } from '#shared/lib/result.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What a workspace remembers of a request that went out: enough to know the decision on it again. */
export const givenRequestSchema = z.strictObject({
  request: hash,
  nonce: hash,
  contract: idSchema<'contract'>(),
  round: idSchema<'round'>(),
  stage: z.string(),
  seat: idSchema<'person'>(),
  versionHash: hash,
  facts: factsSchema,
  issuedAt: instantSchema,
  expiresAt: instantSchema,
})
export type GivenRequest = z.infer<typeof givenRequestSchema>

/** What a workspace knows when a decision file is taken in. */
export interface Present {
  /** The request under the decision's nonce, if one went out from here, and whether a decision on it was taken in before. */
  readonly given: GivenRequest | null
  readonly answered: boolean
  /** Whose key signed the file, by what is recorded here. */
  readonly holders: readonly PersonId[]
  /** The newest round of the request's contract. */
  readonly round: Round | null
  readonly house: House
  readonly now: Instant
}

/** A decision that counts: who made it, and the moment it is recorded with, which is never later than now. */
export interface Counted {
  readonly given: GivenRequest
  readonly by: PersonId
  readonly at: Instant
}

/** How far the clocks of two machines may differ, in milliseconds. */
const clocksDiffer = 5 * 60_000
const day = 86_400_000

/** Whether a request can be answered now. Refuses malformed (its time never was, or is longer than any), clock, expired. */
export function checkOpen({ issuedAt, expiresAt }: Pick<RequestBody, 'issuedAt' | 'expiresAt'>, now: Instant): Result<'open', FileRefusal> {
  const lasts = Date.parse(expiresAt) - Date.parse(issuedAt)
  if (!(lasts > 0 && lasts <= mostDays * day)) return refusedFile('malformed', 'body.expiresAt')
  if (Date.parse(issuedAt) > Date.parse(now) + clocksDiffer) return refusedFile('clock')
  if (now > expiresAt) return refusedFile('expired', `on ${expiresAt.slice(0, 10)}`)
  return accepted('open')
}

/**
 * Whether a decision counts: on a request that went out from here, by a known key, for the first time, in time, on what waits now, and by
 * somebody who may decide that seat. Refuses not-ours, unknown-key, replayed, malformed (a rejection without its reason), expired, clock, not-waiting, other-version, other-details,
 * wrong-seat, in this order.
 */
export function checkDecision(decision: DecisionBody, present: Present): Result<Counted, FileRefusal> {
  const { given, holders, answered, now } = present
  if (given === null || given.nonce !== decision.nonce || given.request !== decision.request) return refusedFile('not-ours')
  if (holders.length === 0) return refusedFile('unknown-key')
  if (answered) return refusedFile('replayed')
  if (decision.decision === 'rejected' && decision.reason.trim() === '') return refusedFile('malformed', 'body.reason')
  const at = checkMoment(decision, given, now)
  if (!at.ok) return at
  const mayDecide = decidersWaitedFor(decision, given, present)
  if (!mayDecide.ok) return mayDecide
  const by = mayDecide.value.find((person) => holders.includes(person))
  return by === undefined ? refusedFile('wrong-seat') : accepted({ given, by, at: at.value })
}

function checkMoment(decision: DecisionBody, { issuedAt, expiresAt }: GivenRequest, now: Instant): Result<Instant, FileRefusal> {
  if (now > expiresAt || decision.at > expiresAt) return refusedFile('expired', `on ${expiresAt.slice(0, 10)}`)
  const at = Date.parse(decision.at)
  if (at < Date.parse(issuedAt) - clocksDiffer || at > Date.parse(now) + clocksDiffer) return refusedFile('clock')
  return accepted(decision.at > now ? now : decision.at)
}

/** Who may decide the seat that was asked, where it still waits, on the same text and the same facts. */
function decidersWaitedFor(decision: DecisionBody, given: GivenRequest, { round, house }: Present): Result<readonly PersonId[], FileRefusal> {
  if (decision.versionHash !== given.versionHash) return refusedFile('other-version')
  if (round === null || round.state !== 'pending') return refusedFile('not-waiting')
  if (round.versionHash !== given.versionHash) return refusedFile('other-version')
  const waiting = waitingSeats(round, house).find(({ stage, seat }) => stage.id === given.stage && seat.person === given.seat)
  if (round.id !== given.round || waiting === undefined) return refusedFile('not-waiting')
  const changed = differingFacts(given.facts, round.facts)
  if (changed.length > 0) return refusedFile('other-details', changed.map(factInWords).join(', ').slice(0, 200))
  return accepted(waiting.deciders)
}

/** Whether a person's answer can be signed. Refuses no-reason, clock, expired, answered. */
export function checkAnswer(
  request: Pick<RequestBody, 'issuedAt' | 'expiresAt'>,
  answer: Pick<DecisionBody, 'decision' | 'reason'>,
  present: { readonly answered: boolean; readonly now: Instant },
): Result<'open', FileRefusal> {
  if (present.answered) return refusedFile('answered')
  if (answer.decision === 'rejected' && answer.reason.trim() === '') return refusedFile('no-reason')
  return checkOpen(request, present.now)
}
