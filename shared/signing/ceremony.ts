import { z } from 'zod'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

/** How a signature looks: drawn strokes, a name in a script face, or an image (PNG, base64). */
const point = z.tuple([z.number(), z.number(), z.number()])
export const markSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('drawn'),
    /** Strokes of [x, y, pressure 0–1] in pad units, origin top left. */
    strokes: z.array(z.array(point).max(5000)).max(200),
    width: z.number().positive().max(10_000),
    height: z.number().positive().max(10_000),
  }),
  z.strictObject({ kind: z.literal('typed'), text: z.string().trim().min(1).max(100), face: z.enum(['dancing-script', 'great-vibes', 'caveat']) }),
  z.strictObject({ kind: z.literal('image'), png: z.base64().max(3_000_000) }),
])
export type SignatureMark = z.infer<typeof markSchema>

/** What a witness confirms and gives of themselves. */
export const witnessStatementSchema = z.strictObject({
  adult: z.literal(true),
  present: z.literal(true),
  notParty: z.literal(true),
  address: z.string().trim().min(1).max(500),
  occupation: z.string().trim().min(1).max(200),
})
export type WitnessStatement = z.infer<typeof witnessStatementSchema>

/** What was collected when someone signed. */
export const signatureRecordSchema = z.strictObject({
  at: instantSchema,
  consent: z.string(),
  intent: z.string(),
  pagesViewed: z.array(z.number().int().min(1)),
  markKind: z.enum(['drawn', 'typed', 'image']),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  witness: witnessStatementSchema.nullable(),
  /** The file after this signature. */
  pdf: idSchema<'blob'>(),
})
export type SignatureRecord = z.infer<typeof signatureRecordSchema>

export const signerSchema = z.strictObject({
  id: idSchema<'signer'>(),
  order: z.number().int().min(1),
  role: z.enum(['signer', 'witness']),
  /** The signer whose signature this witness attests. */
  witnessOf: idSchema<'signer'>().nullable(),
  party: z.string(),
  name: z.string().trim().min(1).max(200),
  capacity: z.string().max(200),
  email: z.string().max(320),
  /** The signature block of the document, and the PDF's field. */
  block: z.string(),
  field: z.string(),
  signature: signatureRecordSchema.nullable(),
})
export type Signer = z.infer<typeof signerSchema>

export const ceremonyStates = ['open', 'completed', 'declined', 'voided', 'expired'] as const
export type CeremonyState = (typeof ceremonyStates)[number]

/** One signing of one version: the file, its signers in order, and what has been collected. */
export const ceremonySchema = z.strictObject({
  id: idSchema<'ceremony'>(),
  contract: idSchema<'contract'>(),
  version: idSchema<'version'>(),
  versionHash: z.string(),
  state: z.enum(ceremonyStates),
  pages: z.number().int().min(1),
  /** The execution copy before the first signature. */
  executionCopy: idSchema<'blob'>(),
  /** The file as it stands now. */
  pdf: idSchema<'blob'>(),
  certificate: idSchema<'blob'>().nullable(),
  signers: z.array(signerSchema),
  createdAt: instantSchema,
  createdBy: idSchema<'person'>(),
  endedAt: instantSchema.nullable(),
  endedBecause: z.string().nullable(),
})
export type Ceremony = z.infer<typeof ceremonySchema>

/** What someone agrees to before signing; kept word for word with the signature. */
export const consentWording =
  'I agree to sign this document electronically. I have read it, I intend my signature to bind me, and I know that it is added to the file together with a digital signature made with my own key.'
