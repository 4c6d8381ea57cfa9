import { z } from 'zod'
import { decisionKinds, renewalDecisionSchema, termsSchema } from '#shared/contracts/terms.ts'
import { upliftRuleSchema } from '#shared/contracts/uplift.ts'
import { moneySchema } from '#shared/document/field.ts'
import { call, nothing } from '#shared/ipc/call.ts'
import { contractViewSchema } from '#shared/ipc/views.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { idSchema } from '#shared/lib/ids.ts'
import { noticeMethods } from '#shared/obligations/breach.ts'
import { standings } from '#shared/renewal/standing.ts'

const contract = idSchema<'contract'>()
const text = z.string().max(2000)

const deadlineSchema = z.strictObject({ date: calendarDateSchema, steps: z.array(z.strictObject({ date: calendarDateSchema, because: z.string() })) })

/** Where a contract stands in its terms today. */
export const standingViewSchema = z.strictObject({
  standing: z.enum(standings),
  /** In words, naming what is missing where it is unknown. */
  words: z.string(),
  missing: z.array(z.string()),
  term: z.number().int(),
  renewals: z.number().int(),
  end: calendarDateSchema.nullable(),
  ours: deadlineSchema.nullable(),
  theirs: deadlineSchema.nullable(),
})
export type StandingView = z.infer<typeof standingViewSchema>

/** One line of the renewal queue (W3). */
export const renewalRowSchema = z.strictObject({
  contract,
  title: z.string(),
  counterparty: z.string(),
  value: moneySchema.nullable(),
  kind: z.string(),
  standing: standingViewSchema,
  decision: renewalDecisionSchema.nullable(),
  /** What comes first: our last day to give notice, or the end. Null where neither is known. */
  next: z.strictObject({ date: calendarDateSchema, what: z.string() }).nullable(),
})
export type RenewalRow = z.infer<typeof renewalRowSchema>

/** The terms of one contract, everything the panel shows. */
export const termsViewSchema = z.strictObject({
  terms: termsSchema.nullable(),
  uplift: upliftRuleSchema.nullable(),
  standing: standingViewSchema,
  decisions: z.array(renewalDecisionSchema),
  /** Each renewal there was, with the term it began and the price agreed for it. */
  history: z.array(z.strictObject({ term: z.number().int(), from: calendarDateSchema, to: calendarDateSchema, price: moneySchema.nullable(), how: z.string() })),
  /** What the text says, for a person to take over or not; null where it says nothing. */
  fromText: z.strictObject({ terms: termsSchema, effective: calendarDateSchema.nullable(), end: calendarDateSchema.nullable(), quotes: z.array(z.strictObject({ what: z.string(), quote: z.string(), paragraph: z.string().nullable() })) }).nullable(),
})
export type TermsView = z.infer<typeof termsViewSchema>

export const renewalApi = {
  'terms.get': call(z.strictObject({ contract }), termsViewSchema),
  'terms.save': call(z.strictObject({ contract, terms: termsSchema.nullable(), uplift: upliftRuleSchema.nullable() }), z.strictObject({ view: contractViewSchema, terms: termsViewSchema })),
  /** Every place whose holidays are known. */
  'terms.places': call(nothing, z.array(z.strictObject({ code: z.string(), name: z.string() }))),

  'renewals.queue': call(z.strictObject({ withinDays: z.number().int().min(1).max(3660) }), z.array(renewalRowSchema)),
  /** `term` names the term it is about; by itself the one that the day, or the day of notice, falls in. */
  'renewals.decide': call(z.strictObject({ contract, kind: z.enum(decisionKinds), term: z.number().int().min(1).nullable().default(null), noticeGiven: calendarDateSchema.nullable(), reason: text.min(1), price: moneySchema.nullable() }), z.strictObject({ view: contractViewSchema, terms: termsViewSchema })),
  /** The letter that gives notice, as a file ready to send; `text` replaces the drafted paragraphs. Says when it is taken to arrive. */
  'renewals.letter': call(z.strictObject({ contract, method: z.enum(noticeMethods), on: calendarDateSchema, format: z.enum(['docx', 'pdf']), text: z.array(z.string().max(5000)).max(60).nullable() }), z.strictObject({ blob: idSchema<'blob'>(), fileName: z.string(), text: z.array(z.string()), deemed: calendarDateSchema, inTime: z.boolean() })),
  /** Whether a price asked for the next term is within the cap (W4). */
  'renewals.checkUplift': call(z.strictObject({ contract, asked: moneySchema, index: z.string().regex(/^-?\d+(\.\d+)?$/).nullable() }), z.strictObject({ allowed: moneySchema.nullable(), within: z.boolean().nullable(), percentage: z.string(), words: z.string() })),
} as const
