import { z } from 'zod'
import { policySchema, quorumSchema, resetRuleSchema } from '#shared/approvals/policy.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

const person = idSchema<'person'>()
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What a contract said when it was looked at, each fact as plain text; null where it is not known. */
export const factsSchema = z.record(z.string().max(220), z.string().max(2000).nullable())
export type Facts = z.infer<typeof factsSchema>

/** A decision on a submission. It is bound to the text and the facts it was given on, and stays on record whatever follows. */
export const decisionSchema = z.strictObject({
  id: idSchema<'approval'>(),
  stage: z.string(),
  /** Whose seat it is for; `by` decided, as themselves, as the delegate or as the substitute. */
  seat: person,
  by: person,
  as: z.enum(['self', 'delegate', 'substitute']),
  decision: z.enum(['approved', 'rejected']),
  reason: z.string().max(2000),
  at: instantSchema,
  versionHash: hash,
  facts: factsSchema,
  /** SHA-256 of the decision file it came in, where it was given on another machine. */
  file: hash.nullable(),
  voided: z.strictObject({ at: instantSchema, because: z.string() }).nullable(),
})
export type Decision = z.infer<typeof decisionSchema>

/** Somebody's place in a stage. */
export const seatSchema = z.strictObject({
  person,
  reset: resetRuleSchema,
  delegate: z.strictObject({ to: person, at: instantSchema, reason: z.string().max(2000) }).nullable(),
  /** By whom and why the seat was added to the route, where the policy does not name it. */
  added: z.strictObject({ by: person, at: instantSchema, reason: z.string().max(2000) }).nullable(),
})
export type Seat = z.infer<typeof seatSchema>

/** A stage of a route. `needed`: its condition holds now; one that fell away stays, for the history. */
export const routeStageSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  quorum: quorumSchema,
  seats: z.array(seatSchema),
  needed: z.boolean(),
  openedAt: instantSchema.nullable(),
  remindAfter: z.number().int().nullable(),
  escalateAfter: z.number().int().nullable(),
  escalateTo: person.nullable(),
})
export type RouteStage = z.infer<typeof routeStageSchema>

export const roundStates = ['pending', 'approved', 'rejected', 'recalled', 'edited'] as const

/** One submission and everything that was decided on it: from submitting until it is approved, rejected, taken back or edited again. */
export const roundSchema = z.strictObject({
  id: idSchema<'round'>(),
  contract: idSchema<'contract'>(),
  number: z.number().int().min(1),
  version: idSchema<'version'>(),
  versionHash: hash,
  facts: factsSchema,
  submitter: person,
  submittedAt: instantSchema,
  note: z.string().max(2000),
  /** The policies of the house as they stood when it was submitted: a route in progress follows these. */
  policies: z.array(policySchema),
  /** The policy that fits now. */
  policy: z.strictObject({ id: z.string(), name: z.string() }),
  stages: z.array(routeStageSchema),
  decisions: z.array(decisionSchema),
  state: z.enum(roundStates),
  endedAt: instantSchema.nullable(),
})
export type Round = z.infer<typeof roundSchema>
