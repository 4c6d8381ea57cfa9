import { z } from 'zod'
import { moneySchema } from '#shared/document/field.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'
import { periodSchema } from '#shared/lib/period.ts'

/** How a contract goes on after its first term, by its own words (W1). */
export const termKinds = ['fixed', 'automatic', 'optional', 'evergreen'] as const

/** How notice is given so that a term ends. */
export const noticeSchema = z.strictObject({
  period: periodSchema,
  /** Clear days, weeks or months: neither the day of notice nor the last day counts. */
  clear: z.boolean(),
  /** How long a notice is taken to be on its way. */
  delivery: periodSchema,
  /** Whether the clause gives the other side until the next business day when its last day is none. */
  theirsRollsForward: z.boolean(),
})
export type Notice = z.infer<typeof noticeSchema>

/** On which days an evergreen contract may end once notice is given. */
export const endingDays = ['any day', 'month end', 'quarter end', 'year end'] as const

export const termsSchema = z.strictObject({
  kind: z.enum(termKinds),
  /** How long each renewal is. Null for fixed and evergreen, or where the text does not say. */
  renewal: periodSchema.nullable(),
  /** The most renewals there may be; null for no limit. */
  most: z.number().int().min(1).max(999).nullable(),
  notice: noticeSchema.nullable(),
  endsOn: z.enum(endingDays),
  /** ISO 3166, as GB-ENG: whose holidays count. Empty where only weekends are known. */
  place: z.string().max(20),
})
export type Terms = z.infer<typeof termsSchema>

/** What was decided about the end of a term (W3). */
export const decisionKinds = ['renew', 'renegotiate', 'let lapse', 'terminate'] as const

export const renewalDecisionSchema = z.strictObject({
  kind: z.enum(decisionKinds),
  /** Which term it is about, from 1. */
  term: z.number().int().min(1),
  on: calendarDateSchema,
  /** When notice was given, where the decision needs one. */
  noticeGiven: calendarDateSchema.nullable(),
  /** The last day the contract will have by this decision. Null where it goes on: renewed, or the notice that would end it is not given. */
  ends: calendarDateSchema.nullable(),
  /** The price agreed for the term that follows. */
  price: moneySchema.nullable(),
  reason: z.string().trim().min(1).max(2000),
  by: idSchema<'person'>(),
  at: instantSchema,
})
export type RenewalDecision = z.infer<typeof renewalDecisionSchema>
