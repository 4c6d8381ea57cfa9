import { z } from 'zod'
import { idSchema } from '#shared/lib/ids.ts'

const contract = idSchema<'contract'>()
const obligation = idSchema<'obligation'>()
const occurrence = idSchema<'occurrence'>()
const breach = idSchema<'breach'>()
const date = z.iso.date()
const text = z.string()

/** What happens to obligations, their occurrences and breaches. That an occurrence opens or is overdue follows from its dates and is no event. */
export const obligationEvents = [
  z.strictObject({ kind: z.literal('obligation added'), contract, obligation, title: text, suggested: z.boolean() }),
  z.strictObject({ kind: z.literal('obligation changed'), contract, obligation, title: text, changed: z.array(text), before: text }),
  z.strictObject({ kind: z.literal('obligation ended'), contract, obligation, title: text, reason: text }),
  z.strictObject({ kind: z.literal('obligation event happened'), contract, obligation, title: text, event: text, on: date, before: date.nullable() }),
  z.strictObject({ kind: z.literal('suggestion rejected'), contract, key: text, quote: text }),
  z.strictObject({ kind: z.literal('suggestion taken back'), contract, obligation, title: text, key: text }),
  z.strictObject({ kind: z.literal('evidence added'), contract, occurrence, title: text, due: date, fileName: text, hash: text, validUntil: date.nullable() }),
  z.strictObject({ kind: z.literal('occurrence submitted'), contract, occurrence, title: text, due: date, on: date, note: text }),
  z.strictObject({ kind: z.literal('occurrence accepted'), contract, occurrence, title: text, due: date, reason: text }),
  z.strictObject({ kind: z.literal('occurrence returned'), contract, occurrence, title: text, due: date, reason: text }),
  z.strictObject({ kind: z.literal('occurrence waived'), contract, occurrence, title: text, due: date, reason: text }),
  z.strictObject({ kind: z.literal('breach alleged'), contract, breach, what: text, by: z.enum(['us', 'them']) }),
  z.strictObject({ kind: z.literal('breach letter drafted'), contract, breach, what: text, fileName: text, file: text }),
  z.strictObject({ kind: z.literal('breach notice served'), contract, breach, on: date, deemed: date, method: text, cureBy: date.nullable() }),
  z.strictObject({ kind: z.literal('breach curing'), contract, breach, note: text }),
  z.strictObject({ kind: z.literal('breach ended'), contract, breach, as: z.enum(['cured', 'uncured', 'withdrawn']), on: date, how: text }),
] as const
export type ObligationEvent = z.infer<(typeof obligationEvents)[number]>
