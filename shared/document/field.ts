import { z } from 'zod'
import { calendarDateSchema } from '#shared/lib/calendar.ts'

/** What a field may hold. */
export const fieldTypes = ['text', 'number', 'money', 'date', 'duration', 'party', 'choice'] as const
export type FieldType = (typeof fieldTypes)[number]

/** An amount as decimal text, so that no cent is lost to binary fractions, with its ISO 4217 currency. */
export const moneySchema = z.strictObject({ amount: z.string().regex(/^-?\d+(\.\d+)?$/), currency: z.string().regex(/^[A-Z]{3}$/) })
export type Money = z.infer<typeof moneySchema>

export const durationUnits = ['days', 'business days', 'weeks', 'months', 'years'] as const
export const durationSchema = z.strictObject({ count: z.number().int().nonnegative(), unit: z.enum(durationUnits) })
export type Duration = z.infer<typeof durationSchema>

export const partyValueSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['company', 'individual']),
  registration: z.string().optional(),
  address: z.string(),
  email: z.string().optional(),
})
export type PartyValue = z.infer<typeof partyValueSchema>

const base = { id: z.string().min(1), label: z.string(), help: z.string().optional(), required: z.boolean() }

/** A field of a document: a typed value with a name, used any number of times. `value` is null while unfilled. */
export const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('text'), value: z.string().nullable() }),
  z.strictObject({ ...base, type: z.literal('number'), value: z.number().nullable() }),
  z.strictObject({ ...base, type: z.literal('money'), value: moneySchema.nullable() }),
  z.strictObject({ ...base, type: z.literal('date'), value: calendarDateSchema.nullable() }),
  z.strictObject({ ...base, type: z.literal('duration'), value: durationSchema.nullable() }),
  z.strictObject({ ...base, type: z.literal('party'), value: partyValueSchema.nullable() }),
  z.strictObject({ ...base, type: z.literal('choice'), choices: z.array(z.string()), value: z.string().nullable() }),
])
export type Field = z.infer<typeof fieldSchema>
export type FieldValue = NonNullable<Field['value']>

/** When a passage stands in the text: `value` is compared as the field's own type; null for `set` and `empty`. */
export const conditionSchema = z.strictObject({
  field: z.string(),
  op: z.enum(['equals', 'differs', 'set', 'empty', 'atLeast', 'atMost']),
  value: z.string().nullable(),
})
export type Condition = z.infer<typeof conditionSchema>
