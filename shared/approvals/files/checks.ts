import { z } from 'zod'
import { mostDays, type DecisionBody, type RequestBody } from '#shared/approvals/files/bodies.ts'
import { refusedFile, type FileRefusal } from '#shared/approvals/files/refusals.ts'
import { factsSchema, type Decision, type Facts } from '#shared/approvals/round.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import { idSchema, instantSchema, type Id, type Instant, type PersonId } from '#shared/lib/ids.ts'
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

/** The round that a contract is in, as far as a decision file has to fit it; `waits` says whether the seat can be decided now. */
export interface Waiting {
  readonly round: Id<'round'>
  readonly versionHash: Sha256
  readonly facts: Facts
  readonly waits: boolean
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

/** The request that a decision answers, as it went out from here. Refuses not-ours. */
export function requestOf(decision: DecisionBody, given: GivenRequest | null): Result<GivenRequest, FileRefusal> {
  if (given === null || given.nonce !== decision.nonce || given.request !== decision.request) return refusedFile('not-ours')
  return accepted(given)
}

/** Whoever may decide a seat now, and as what. */
export interface Decider {
  readonly by: PersonId
  readonly as: Decision['as']
}

/** Who decided, by whose key it is. Refuses unknown-key, and wrong-seat where it is the key of somebody who may not decide this seat. */
export function deciderOf(holders: readonly PersonId[], mayDecide: readonly Decider[]): Result<Decider, FileRefusal> {
  if (holders.length === 0) return refusedFile('unknown-key')
  const decider = mayDecide.find(({ by }) => holders.includes(by))
  return decider === undefined ? refusedFile('wrong-seat') : accepted(decider)
}

/**
 * Whether a decision still counts: answered for the first time, in time, and on what waits now. Answers the moment it is recorded with,
 * which is never later than now. Refuses replayed, expired, clock, not-waiting, other-version, other-details.
 */
export function checkCounts(
  decision: DecisionBody,
  given: GivenRequest,
  present: { readonly answered: boolean; readonly waiting: Waiting | null; readonly now: Instant },
): Result<Instant, FileRefusal> {
  const { answered, waiting, now } = present
  if (answered) return refusedFile('replayed')
  if (now > given.expiresAt || decision.at > given.expiresAt) return refusedFile('expired', `on ${given.expiresAt.slice(0, 10)}`)
  const at = Date.parse(decision.at)
  if (at < Date.parse(given.issuedAt) - clocksDiffer || at > Date.parse(now) + clocksDiffer) return refusedFile('clock')
  if (decision.versionHash !== given.versionHash) return refusedFile('other-version')
  if (waiting === null) return refusedFile('not-waiting')
  if (waiting.versionHash !== given.versionHash) return refusedFile('other-version')
  if (waiting.round !== given.round || !waiting.waits) return refusedFile('not-waiting')
  const changed = changedFacts(given.facts, waiting.facts)
  if (changed.length > 0) return refusedFile('other-details', changed.join(', ').slice(0, 200))
  return accepted(decision.at > now ? now : decision.at)
}

function changedFacts(before: Facts, now: Facts): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].filter((name) => canonicalJson(before[name] ?? null) !== canonicalJson(now[name] ?? null))
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
