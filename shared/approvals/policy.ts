import { z } from 'zod'
import { roles } from '#shared/contracts/person.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { idSchema } from '#shared/lib/ids.ts'

/** What a condition may look at: the contract's details, how far its text departs from the template, any field of the text as `field:<id>`. */
export const facts = ['title', 'type', 'value', 'currency', 'counterparty', 'effective', 'end', 'template', 'deviations'] as const
export const factNameSchema = z.union([z.enum(facts), z.templateLiteral(['field:', z.string().min(1).max(200)])])
export type FactName = z.infer<typeof factNameSchema>

export const operators = ['is', 'is not', 'at least', 'more than', 'at most', 'less than', 'contains', 'is known', 'is not known'] as const

/** One comparison. `value` is read as the fact's own kind; a money fact compares within its own currency only. Empty for `is known`. */
export const comparisonSchema = z.strictObject({ fact: factNameSchema, operator: z.enum(operators), value: z.string().max(500), currency: z.string().regex(/^[A-Z]{3}$/).nullable() })
export type Comparison = z.infer<typeof comparisonSchema>

/** Comparisons of which all, or any, must hold; groups may stand in groups. An empty group holds. */
export interface ConditionGroup {
  readonly match: 'all' | 'any'
  readonly of: readonly (Comparison | ConditionGroup)[]
}
export const conditionGroupSchema: z.ZodType<ConditionGroup> = z.strictObject({
  match: z.enum(['all', 'any']),
  of: z.array(z.union([comparisonSchema, z.lazy(() => conditionGroupSchema)])).max(50),
})

/** What makes an approval fall when the contract changes after it was given (P3). */
export const resetRuleSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('every change') }),
  z.strictObject({ on: z.literal('document') }),
  z.strictObject({ on: z.literal('fields'), fields: z.array(factNameSchema).min(1).max(50) }),
  z.strictObject({ on: z.literal('nothing') }),
])
export type ResetRule = z.infer<typeof resetRuleSchema>

/** Who is asked: one person, or everybody who has a role when the route is made. */
export const approverSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), person: idSchema<'person'>(), reset: resetRuleSchema }),
  z.strictObject({ kind: z.literal('role'), role: z.enum(roles), reset: resetRuleSchema }),
])
export type Approver = z.infer<typeof approverSchema>

/** How many of those asked must approve (P1). A percentage is of the seats there are, rounded up. */
export const quorumSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('any') }),
  z.strictObject({ rule: z.literal('all') }),
  z.strictObject({ rule: z.literal('at least'), count: z.number().int().min(1).max(99) }),
  z.strictObject({ rule: z.literal('percentage'), percentage: z.number().int().min(1).max(100) }),
])
export type Quorum = z.infer<typeof quorumSchema>

export const stageSchema = z.strictObject({
  /** Stable for life and unique among all stages of the house, so that a stage is known again when a route is made anew. */
  id: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(200),
  /** When the stage is needed; null: always. */
  when: conditionGroupSchema.nullable(),
  approvers: z.array(approverSchema).max(50),
  quorum: quorumSchema,
  /** Days after which whoever has not decided is reminded, and the policy's `escalateTo` is told; null: never (P8). */
  remindAfter: z.number().int().min(1).max(365).nullable(),
  escalateAfter: z.number().int().min(1).max(365).nullable(),
  escalateTo: idSchema<'person'>().nullable(),
})
export type Stage = z.infer<typeof stageSchema>

/** Ordered stages for the contracts that `when` names. Policies stand in an order, and the first that fits is the one (P1, P2). */
export const policySchema = z.strictObject({
  id: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(200),
  when: conditionGroupSchema.nullable(),
  stages: z.array(stageSchema).min(1).max(30),
})
export type Policy = z.infer<typeof policySchema>

/** Who decides in somebody's place from one day to another, both included (P4). */
export const substitutionSchema = z.strictObject({
  id: idSchema<'substitution'>(),
  person: idSchema<'person'>(),
  substitute: idSchema<'person'>(),
  from: calendarDateSchema,
  to: calendarDateSchema,
})
export type Substitution = z.infer<typeof substitutionSchema>

const always: ResetRule = { on: 'every change' }

/** What holds where no policy of the house fits: any owner but the submitter. */
export const standingPolicy: Policy = {
  id: 'standing',
  name: 'Standing policy',
  when: null,
  stages: [
    { id: 'standing-owner', name: 'Owner', when: null, approvers: [{ kind: 'role', role: 'owner', reset: always }], quorum: { rule: 'any' }, remindAfter: null, escalateAfter: null, escalateTo: null },
  ],
}
