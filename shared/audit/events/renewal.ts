import { z } from 'zod'
import { decisionKinds, renewalDecisionSchema, termsSchema } from '#shared/contracts/terms.ts'
import { upliftRuleSchema } from '#shared/contracts/uplift.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { idSchema } from '#shared/lib/ids.ts'

const contract = idSchema<'contract'>()
const rules = z.strictObject({ terms: termsSchema.nullable(), uplift: upliftRuleSchema.nullable() })

/** What happens to the terms of a contract, and at their ends. */
export const renewalEvents = [
  z.strictObject({ kind: z.literal('terms changed'), contract, before: rules, after: rules }),
  z.strictObject({
    kind: z.literal('renewal decided'),
    contract,
    decision: z.enum(decisionKinds),
    term: z.number().int().min(1),
    noticeGiven: calendarDateSchema.nullable(),
    ends: calendarDateSchema.nullable(),
    /** Whether the notice came too late for the term it was given in, so that it ends the one after. */
    late: z.boolean(),
    price: renewalDecisionSchema.shape.price,
    reason: z.string(),
  }),
  z.strictObject({ kind: z.literal('notice letter drafted'), contract, method: z.string(), on: calendarDateSchema, deemed: calendarDateSchema, inTime: z.boolean(), format: z.enum(['docx', 'pdf']), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
] as const
export type RenewalEvent = z.infer<(typeof renewalEvents)[number]>
