import { z } from 'zod'
import { turns } from '#shared/contracts/contract.ts'
import { versionSchema } from '#shared/contracts/version.ts'
import { documentJson } from '#shared/ipc/call.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'
import { exchangeSchema } from '#shared/negotiation/exchange.ts'

const count = z.number().int().nonnegative()

/** How many changes a redline holds, as its reader counts them: what one gesture did is one, a moved passage is one. */
export const changeCountsSchema = z.strictObject({
  inserted: count,
  deleted: count,
  moved: count,
  formatted: count,
  /** Styles, numbering, alignment, tables, fields: what is neither words nor their formatting. */
  changed: count,
  wordsInserted: count,
  wordsDeleted: count,
})
export type ChangeCounts = z.infer<typeof changeCountsSchema>

/** One change in a list of them. */
export const changeLineSchema = z.strictObject({
  /** The group of its marks in the redline, or what else finds it there. */
  group: z.string(),
  kind: z.enum(['inserted', 'deleted', 'replaced', 'moved', 'formatted', 'changed']),
  /** The words concerned, shortened; for a replacement the new ones. */
  text: z.string(),
  /** For a replacement the words that went. */
  before: z.string(),
  paragraph: z.string().nullable(),
  /** The clause it is in, as it is numbered in the text that is compared with. */
  clause: z.string(),
})
export type ChangeLine = z.infer<typeof changeLineSchema>

/** Two texts compared: accepting everything in the redline gives the second, rejecting everything the first. */
export const comparisonSchema = z.strictObject({
  before: z.strictObject({ title: z.string() }),
  after: z.strictObject({ title: z.string() }),
  redline: documentJson,
  counts: changeCountsSchema,
  changes: z.array(changeLineSchema),
})
export type Comparison = z.infer<typeof comparisonSchema>

/** A returned text against the one that was sent: what was changed without a tracked change, apart from what was tracked. */
export const redlineAuditSchema = z.strictObject({
  sent: z.strictObject({ title: z.string() }),
  received: z.strictObject({ title: z.string() }),
  /** Whether every difference carries a tracked change. */
  honest: z.boolean(),
  untracked: z.array(changeLineSchema),
  tracked: z.array(changeLineSchema),
  /** What was sent with only the changes that nobody marked, as a redline. */
  redline: documentJson,
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
