import { z } from 'zod'
import { sourceSchema } from '#shared/obligations/obligation.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

export const breachStates = ['alleged', 'notice served', 'curing', 'cured', 'uncured', 'withdrawn'] as const
export type BreachState = (typeof breachStates)[number]

/** How a notice goes out; how long it is taken to be on its way is the contract's to say. */
export const noticeMethods = ['by hand', 'courier', 'registered post', 'post', 'e-mail'] as const
export type NoticeMethod = (typeof noticeMethods)[number]

/** A breach that one side says the other committed, and its cure (C4). The clock runs from when notice is taken to be served. */
export const breachSchema = z.strictObject({
  id: idSchema<'breach'>(),
  contract: idSchema<'contract'>(),
  obligation: idSchema<'obligation'>().nullable(),
  occurrence: idSchema<'occurrence'>().nullable(),
  by: z.enum(['us', 'them']),
  what: z.string().trim().min(1).max(4000),
  source: sourceSchema.nullable(),
  state: z.enum(breachStates),
  allegedOn: calendarDateSchema,
  served: z.strictObject({ on: calendarDateSchema, deemed: calendarDateSchema, method: z.enum(noticeMethods) }).nullable(),
  cureDays: z.number().int().min(0).max(3650).nullable(),
  ended: z.strictObject({ on: calendarDateSchema, how: z.string().max(2000) }).nullable(),
  history: z.array(z.strictObject({ at: instantSchema, by: idSchema<'person'>(), to: z.enum(breachStates), note: z.string().max(2000) })),
})
export type Breach = z.infer<typeof breachSchema>
