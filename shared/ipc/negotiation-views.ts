import { z } from 'zod'
import type { UntrackedDifference } from '#shared/compare/audit-redline.ts'
import type { BlockPair } from '#shared/compare/aligned-blocks.ts'
import type { ComparedChange, ComparisonSummary } from '#shared/compare/compared-changes.ts'
import { turns } from '#shared/contracts/contract.ts'
import { versionSchema } from '#shared/contracts/version.ts'
import { documentJson } from '#shared/ipc/call.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'
import type { ListedChange } from '#shared/redline/list.ts'
import { exchangeSchema } from '#shared/negotiation/exchange.ts'

const count = z.number().int().nonnegative()

/** What is made by us and only read by the window: its shape is the compiler's to check. */
function told<T>() {
  return z.custom<T>((value) => typeof value === 'object' && value !== null)
}

/** Two texts compared, made by us and only read by the window: accepting everything in the redline gives the second, rejecting everything the first. */
export const comparisonSchema = z.strictObject({
  before: z.strictObject({ title: z.string() }),
  after: z.strictObject({ title: z.string() }),
  redline: documentJson,
  summary: told<ComparisonSummary>(),
  /** Every difference in the order of the redline, with its place there. */
  changes: told<readonly ComparedChange[]>(),
  /** Which blocks stand side by side; `before` counts those of the redline with everything rejected, `after` with everything accepted. */
  blocks: told<readonly BlockPair[]>(),
})
export type Comparison = z.infer<typeof comparisonSchema>

/** A returned text against the one that was sent: what was changed without a tracked change, apart from what was tracked. */
export const redlineAuditSchema = z.strictObject({
  sent: z.strictObject({ title: z.string() }),
  received: z.strictObject({ title: z.string() }),
  /** Whether every difference carries a tracked change. */
  honest: z.boolean(),
  /** What nobody marked, with its place in `redline`, and changes of ours that were pending and are not as they were. */
  untracked: told<readonly UntrackedDifference[]>(),
  /** What was sent, with only the changes that nobody marked. */
  redline: documentJson,
  /** What was marked, with its place in `marked`, the text as it was received. */
  tracked: told<readonly ListedChange[]>(),
  marked: documentJson,
})
export type RedlineAudit = z.infer<typeof redlineAuditSchema>

/** A file handed over by the window. */
export const fileSideSchema = z.strictObject({ blob: idSchema<'blob'>(), fileName: z.string().max(300) })
export type FileSide = z.infer<typeof fileSideSchema>

/** One side of a comparison within a contract: a version by its id, the working text, the template it came from, or the last text that crossed. */
export const contractSideSchema = z.union([z.enum(['draft', 'template', 'last exchanged']), idSchema<'version'>()])
export type ContractSide = z.infer<typeof contractSideSchema>

/** Who held the text, how long, and how often it crossed. */
export const turnHistorySchema = z.strictObject({
  turns: z.array(z.strictObject({ holder: z.enum(turns), since: instantSchema, until: instantSchema.nullable(), days: count })),
  rounds: count,
  days: z.strictObject({ ours: count, theirs: count }),
})

/** An exchange, the name of whoever did it, its version, and whether what was received was taken into the text. */
export const exchangeViewSchema = z.strictObject({
  exchange: exchangeSchema,
  byName: z.string(),
  version: versionSchema,
  adopted: z.strictObject({ at: instantSchema, by: z.string() }).nullable(),
})
export type ExchangeView = z.infer<typeof exchangeViewSchema>
