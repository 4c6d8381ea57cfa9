import { z } from 'zod'
import { call, nothing } from '#shared/ipc/call.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { idSchema } from '#shared/lib/ids.ts'
import { breachSchema, noticeMethods } from '#shared/obligations/breach.ts'
import { obligationDetailsSchema, obligationKinds, obligationSchema } from '#shared/obligations/obligation.ts'
import { occurrenceSchema, shownOccurrenceStates } from '#shared/obligations/occurrence.ts'

const contract = idSchema<'contract'>()
const obligation = idSchema<'obligation'>()
const occurrence = idSchema<'occurrence'>()
const breach = idSchema<'breach'>()
const person = idSchema<'person'>()
const blob = idSchema<'blob'>()
const text = z.string().max(2000)

/** A line of the list, the board and the calendar. */
export const occurrenceRowSchema = z.strictObject({
  id: occurrence,
  obligation,
  contract,
  contractTitle: z.string(),
  counterparty: z.string(),
  title: z.string(),
  kind: z.enum(obligationKinds),
  debtor: z.enum(['us', 'them', 'both']),
  owner: person,
  ownerName: z.string(),
  due: calendarDateSchema,
  state: z.enum(shownOccurrenceStates),
  overdue: z.boolean(),
  amount: obligationDetailsSchema.shape.amount,
  conditionPrecedent: z.boolean(),
  recurring: z.boolean(),
})
export type OccurrenceRow = z.infer<typeof occurrenceRowSchema>

/** What the list shows: one page of what lies between two days, filtered; the window keeps the same in its address. */
export const obligationQuerySchema = z.strictObject({
  from: calendarDateSchema.nullable(),
  through: calendarDateSchema.nullable(),
  states: z.array(z.enum(shownOccurrenceStates)),
  overdueOnly: z.boolean(),
  kinds: z.array(z.enum(obligationKinds)),
  debtor: z.enum(['us', 'them', 'both']).nullable(),
  mine: z.boolean(),
  search: z.string().max(200),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(1000),
})
export type ObligationQuery = z.infer<typeof obligationQuerySchema>

/** Everything about one contract's obligations. */
export const contractObligationsSchema = z.strictObject({
  obligations: z.array(
    z.strictObject({
      obligation: obligationSchema,
      /** Why it has no dates yet, in words; null where it has. */
      waitsFor: z.string().nullable(),
      /** In words: "every month on the 31st, or the last day of a shorter month". */
      recurrence: z.string(),
      occurrences: z.array(z.strictObject({ occurrence: occurrenceSchema, state: z.enum(shownOccurrenceStates), overdue: z.boolean() })),
    }),
  ),
  breaches: z.array(z.strictObject({ breach: breachSchema, cureBy: calendarDateSchema.nullable(), cureDaysLeft: z.number().int().nullable() })),
})
export type ContractObligations = z.infer<typeof contractObligationsSchema>

/** An obligation read out of the text, for a person to decide on (C2). */
export const suggestionSchema = z.strictObject({
  /** Stable for the passage: one that was rejected does not come back. */
  key: z.string(),
  details: obligationDetailsSchema,
  /** What the text does not say and a person must add, in words. */
  missing: z.array(z.string()),
})
export type Suggestion = z.infer<typeof suggestionSchema>

/** What is reminded of when the application opens, and as notifications (C5). */
export const reminderSchema = z.strictObject({
  key: z.string(),
  contract,
  title: z.string(),
  what: z.string(),
  due: calendarDateSchema,
  kind: z.enum(['obligation', 'overdue', 'evidence expires', 'cure', 'notice deadline', 'term ends', 'approval']),
})
export type Reminder = z.infer<typeof reminderSchema>

export const obligationsApi = {
  'obligations.list': call(obligationQuerySchema, z.strictObject({ rows: z.array(occurrenceRowSchema), total: z.number().int(), overdue: z.number().int() })),
  /** Per day of a month, for the calendar: how many, and the first few. */
  'obligations.month': call(z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), mine: z.boolean() }), z.array(z.strictObject({ date: calendarDateSchema, total: z.number().int(), overdue: z.number().int(), first: z.array(occurrenceRowSchema).max(5) }))),
  'obligations.ofContract': call(z.strictObject({ contract }), contractObligationsSchema),
  'obligations.add': call(z.strictObject({ contract, details: obligationDetailsSchema }), contractObligationsSchema),
  'obligations.change': call(z.strictObject({ obligation, details: obligationDetailsSchema }), contractObligationsSchema),
  'obligations.end': call(z.strictObject({ obligation, reason: text.min(1) }), contractObligationsSchema),
  /** Says that the event an obligation waits for happened, and when. */
  'obligations.happened': call(z.strictObject({ obligation, on: calendarDateSchema }), contractObligationsSchema),
  'obligations.suggest': call(z.strictObject({ contract }), z.array(suggestionSchema)),
  'obligations.decideSuggestion': call(z.strictObject({ contract, key: z.string(), accept: obligationDetailsSchema.nullable() }), z.strictObject({ suggestions: z.array(suggestionSchema), of: contractObligationsSchema })),
  /** Undoes the acceptance of a suggestion while nothing has happened on its obligation; it is suggested again. */
  'obligations.takeBackSuggestion': call(z.strictObject({ contract, key: z.string(), obligation }), z.strictObject({ suggestions: z.array(suggestionSchema), of: contractObligationsSchema })),

  'occurrences.addEvidence': call(z.strictObject({ occurrence, blob, fileName: z.string().max(300), validUntil: calendarDateSchema.nullable() }), contractObligationsSchema),
  'occurrences.openEvidence': call(z.strictObject({ occurrence, blob }), z.strictObject({ blob, fileName: z.string() })),
  'occurrences.submit': call(z.strictObject({ occurrence, on: calendarDateSchema, note: text }), contractObligationsSchema),
  'occurrences.accept': call(z.strictObject({ occurrence, note: text }), contractObligationsSchema),
  'occurrences.return': call(z.strictObject({ occurrence, reason: text.min(1) }), contractObligationsSchema),
  'occurrences.waive': call(z.strictObject({ occurrence, reason: text.min(1) }), contractObligationsSchema),

  'breaches.allege': call(z.strictObject({ contract, occurrence: occurrence.nullable(), obligation: obligation.nullable(), by: z.enum(['us', 'them']), what: z.string().trim().min(1).max(4000), on: calendarDateSchema, cureDays: z.number().int().min(0).max(3650).nullable() }), contractObligationsSchema),
  /** The notice letter as a file ready to send: .docx to edit, .pdf to print. `text` replaces the drafted paragraphs. */
  'breaches.letter': call(z.strictObject({ breach, method: z.enum(noticeMethods), format: z.enum(['docx', 'pdf']), text: z.array(z.string().max(5000)).max(60).nullable() }), z.strictObject({ blob, fileName: z.string(), text: z.array(z.string()) })),
  'breaches.serve': call(z.strictObject({ breach, on: calendarDateSchema, deemed: calendarDateSchema, method: z.enum(noticeMethods) }), contractObligationsSchema),
  'breaches.startCure': call(z.strictObject({ breach, note: text }), contractObligationsSchema),
  'breaches.end': call(z.strictObject({ breach, as: z.enum(['cured', 'uncured', 'withdrawn']), on: calendarDateSchema, how: text.min(1) }), contractObligationsSchema),

  'reminders.list': call(nothing, z.array(reminderSchema)),
  /** A calendar file of what is due and of notice deadlines; of one contract or of all. */
  'calendar.export': call(z.strictObject({ contract: contract.nullable(), mine: z.boolean() }), z.strictObject({ blob, fileName: z.string(), entries: z.number().int() })),
} as const
