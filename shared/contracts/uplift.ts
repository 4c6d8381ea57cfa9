import { z } from 'zod'

/** A percentage as decimal text, so that no tenth is lost to binary fractions: "3.5" is 3.5 %. */
const percentageSchema = z.string().regex(/^\d{1,4}(\.\d{1,6})?$/)
/** As a percentage; an index, or the margin on it, may also fall. */
const signedPercentageSchema = z.string().regex(/^-?\d{1,4}(\.\d{1,6})?$/)

/** By how much the price may rise at a renewal, by the contract's own words (W4). */
export const upliftRuleSchema = z.discriminatedUnion('kind', [
  /** No more than so many per cent. */
  z.strictObject({ kind: z.literal('cap'), cap: percentageSchema, fromTerm: z.number().int().min(1).max(1000) }),
  /** As an index changed, plus a margin; never less than the floor and never more than the ceiling. */
  z.strictObject({
    kind: z.literal('index'),
    /** The index as the contract names it: "CPI". */
    index: z.string().trim().min(1).max(200),
    margin: signedPercentageSchema,
    floor: signedPercentageSchema.nullable(),
    ceiling: signedPercentageSchema.nullable(),
    /** The first term whose price may differ from the one before; 2 for the first renewal. */
    fromTerm: z.number().int().min(1).max(1000),
  }),
])
export type UpliftRule = z.infer<typeof upliftRuleSchema>
