import { z } from 'zod'
import { moneySchema } from '#shared/document/field.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'
import { periodSchema } from '#shared/lib/period.ts'

export const obligationKinds = ['deliverable', 'payment', 'report', 'notice', 'restriction', 'right', 'insurance', 'certificate'] as const
export type ObligationKind = (typeof obligationKinds)[number]

/** Which side owes it, or has its benefit. */
export const obligationParties = ['us', 'them', 'both'] as const

/** A date of the contract that an offset is counted from; `event` is what happened outside it. */
export const anchors = ['signed', 'effective', 'end of term', 'notice deadline'] as const

/** What brings an obligation about (C1). One that waits for an event has no date until somebody says when it happened. */
export const triggerSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('date'), date: calendarDateSchema }),
  z.strictObject({ on: z.literal('event'), event: z.string().trim().min(1).max(300), happenedOn: calendarDateSchema.nullable(), after: periodSchema }),
  z.strictObject({ on: z.literal('offset'), anchor: z.enum(anchors), direction: z.enum(['before', 'after']), period: periodSchema }),
])
export type Trigger = z.infer<typeof triggerSchema>

/** Where the contract says so: the passage as it stood, and the paragraph it stands in. */
export const sourceSchema = z.strictObject({ paragraph: z.string().max(100).nullable(), clause: z.string().max(300), quote: z.string().max(4000) })
export type ObligationSource = z.infer<typeof sourceSchema>

/** What a person enters of an obligation (C1). */
export const obligationDetailsSchema = z.strictObject({
  kind: z.enum(obligationKinds),
  title: z.string().trim().min(1).max(300),
  debtor: z.enum(obligationParties),
  beneficiary: z.enum(obligationParties),
  owner: idSchema<'person'>(),
  /** Who accepts what was done, where it is not the owner alone; never the one who submitted it. */
  acceptor: idSchema<'person'>().nullable(),
  source: sourceSchema.nullable(),
  trigger: triggerSchema,
  /** RFC 5545 RRULE, counted from the first due date; null: once. Day 29 to 31 falls on the last day of a shorter month. */
  recurrence: z.string().max(300).nullable(),
  /** How long before it is due an occurrence opens. */
  lead: periodSchema,
  /** Days after the due date before it is overdue. */
  grace: z.number().int().min(0).max(3650),
  /** Days to cure a breach, from when notice of it is served; null where the contract gives none. */
  cure: z.number().int().min(0).max(3650).nullable(),
  amount: moneySchema.nullable(),
  /** The contract becomes active only when this is done (C6). */
  conditionPrecedent: z.boolean(),
  evidenceNeeded: z.boolean(),
})
export type ObligationDetails = z.infer<typeof obligationDetailsSchema>

export const obligationSchema = z.strictObject({
  ...obligationDetailsSchema.shape,
  id: idSchema<'obligation'>(),
  contract: idSchema<'contract'>(),
  /** Ended ones stay, with the reason; nothing of them opens any more. */
  ended: z.strictObject({ at: instantSchema, by: idSchema<'person'>(), reason: z.string().max(2000) }).nullable(),
  /** Accepted from a suggestion by mistake and taken back at once: kept, ended, and shown nowhere. */
  takenBack: z.literal(true).optional(),
  createdAt: instantSchema,
  createdBy: idSchema<'person'>(),
})
export type Obligation = z.infer<typeof obligationSchema>
