import { z } from 'zod'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

/** What a file of an exchange is: the text as it is to stand, the same with its changes shown, or what came from the other side. */
export const exchangeFileRoles = ['clean', 'redline', 'received'] as const
/** What an outbound pack holds, unless a person leaves one out. */
export const outboundCopies = ['clean', 'redline'] as const
export type OutboundCopy = (typeof outboundCopies)[number]
export const outboundFormats = ['pdf', 'html', 'docx'] as const
export type OutboundFormat = (typeof outboundFormats)[number]
/** What a comparison can be written as: pages to be read, or a Word file with tracked changes. */
export const comparisonFormats = ['pdf', 'docx', 'html'] as const
export type ComparisonFormat = (typeof comparisonFormats)[number]

export const exchangeFileSchema = z.strictObject({
  role: z.enum(exchangeFileRoles),
  fileName: z.string().max(300),
  /** The address of the kept bytes, which is their SHA-256. */
  blob: idSchema<'blob'>(),
  bytes: z.number().int().nonnegative(),
  /** What was taken out of a Word file before it left: of which kind, from which part, how many. */
  removed: z.array(z.strictObject({ kind: z.string().max(100), part: z.string().max(1_000), count: z.number().int().nonnegative() })).max(2_000).optional(),
})
export type ExchangeFile = z.infer<typeof exchangeFileSchema>

/** What of us a sent text shows: the names of its authors or only the house's, and the comments that are not internal or none. */
export const disclosureSchema = z.strictObject({ authors: z.enum(['names', 'house']), comments: z.enum(['shared', 'none']) })
export type Disclosure = z.infer<typeof disclosureSchema>

/** One crossing of the text between the sides: exactly what was sent or received, when, by whom and as which version. Never changed afterwards. */
export const exchangeSchema = z.strictObject({
  id: idSchema<'exchange'>(),
  contract: idSchema<'contract'>(),
  direction: z.enum(['sent', 'received']),
  version: idSchema<'version'>(),
  versionHash: z.string().regex(/^[0-9a-f]{64}$/),
  at: instantSchema,
  by: idSchema<'person'>(),
  /** The other side as it was called then. */
  counterparty: z.string().max(300),
  note: z.string().max(2_000),
  /** What a redline of it was made against, in words, and the version if it was one. Null where there was nothing to compare with. */
  basis: z.strictObject({ version: idSchema<'version'>().nullable(), title: z.string().max(300) }).nullable(),
  disclosure: disclosureSchema.nullable(),
  files: z.array(exchangeFileSchema).min(1).max(20),
})
export type Exchange = z.infer<typeof exchangeSchema>
