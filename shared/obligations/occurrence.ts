import { z } from 'zod'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

/** A file that shows something was done; `validUntil` of insurance and certificates that run out (C6). */
export const evidenceSchema = z.strictObject({
  blob: idSchema<'blob'>(),
  fileName: z.string().max(300),
  bytes: z.number().int(),
  validUntil: calendarDateSchema.nullable(),
  at: instantSchema,
  by: idSchema<'person'>(),
})
export type Evidence = z.infer<typeof evidenceSchema>

/** What is kept of an occurrence; that it is open or overdue follows from the date and is never stored (C3). */
export const storedOccurrenceStates = ['scheduled', 'submitted', 'accepted', 'returned', 'waived'] as const
export const shownOccurrenceStates = ['scheduled', 'open', 'submitted', 'accepted', 'returned', 'waived'] as const
export type ShownOccurrenceState = (typeof shownOccurrenceStates)[number]

/** One time that an obligation is due. */
export const occurrenceSchema = z.strictObject({
  id: idSchema<'occurrence'>(),
  obligation: idSchema<'obligation'>(),
  contract: idSchema<'contract'>(),
  number: z.number().int().min(1),
  due: calendarDateSchema,
  /** The day it opens by itself. */
  opens: calendarDateSchema,
  state: z.enum(storedOccurrenceStates),
  note: z.string().max(2000),
  evidence: z.array(evidenceSchema).max(100),
  submitted: z.strictObject({ at: instantSchema, on: calendarDateSchema, by: idSchema<'person'>() }).nullable(),
  decided: z.strictObject({ at: instantSchema, by: idSchema<'person'>(), reason: z.string().max(2000) }).nullable(),
})
export type Occurrence = z.infer<typeof occurrenceSchema>
