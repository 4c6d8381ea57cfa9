import { z } from 'zod'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'
import { signerRoles, signingWays } from '#shared/lib/signer-roles.ts'

export { signerRoles, signingWays, type SignerRole, type SigningWay } from '#shared/lib/signer-roles.ts'

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

/** A signature on paper: the scan that was taken in, and where the original lies. */
export const inkRecordSchema = z.strictObject({
  scan: idSchema<'blob'>(),
  pages: z.number().int().min(1),
  /** The pages of the execution copy that the scan shows, from 1; all of them unless only signature pages came back. */
  shows: z.array(z.number().int().min(1)).min(1),
  signedOn: z.iso.date(),
  original: z.string().trim().min(1).max(500),
})
export type InkRecord = z.infer<typeof inkRecordSchema>

/** What was collected when someone signed. */
export const signatureRecordSchema = z.strictObject({
  at: instantSchema,
  consent: z.string(),
  intent: z.string(),
  pagesViewed: z.array(z.number().int().min(1)),
  markKind: z.enum(['drawn', 'typed', 'image', 'made elsewhere', 'ink', 'none']),
  /** SHA-256 of the signing certificate; empty for a signature on paper, which has none. */
  fingerprint: z.string().regex(/^([0-9a-f]{64})?$/),
  /** The name in the certificate of a signature made elsewhere, which is whatever its maker wrote; empty for all others. */
  certified: z.string().default(''),
  witness: witnessStatementSchema.nullable(),
  /** The file after this signature. */
  pdf: idSchema<'blob'>(),
  ink: inkRecordSchema.nullable().default(null),
})
export type SignatureRecord = z.infer<typeof signatureRecordSchema>

export const signerSchema = z.strictObject({
  id: idSchema<'signer'>(),
  order: z.number().int().min(1),
  /** Those of one turn sign in any order; a turn opens when the earlier ones are complete. Ceremonies from before turns went one by one. */
  turn: z.number().int().min(1).optional(),
  role: z.enum(signerRoles),
  way: z.enum(signingWays).default('in person'),
  /** The signer whose signature this witness attests. */
  witnessOf: idSchema<'signer'>().nullable(),
  party: z.string(),
  name: z.string().trim().min(1).max(200),
  capacity: z.string().max(200),
  email: z.string().max(320),
  /** The signature block of the document, empty where a person placed the field; and the PDF's field, empty for a copy. */
  block: z.string(),
  field: z.string(),
  signature: signatureRecordSchema.nullable(),
  /** When the finished file was handed to whoever gets a copy. */
  handedOver: instantSchema.nullable().default(null),
})
export type Signer = z.infer<typeof signerSchema>

export const placedFieldKinds = ['signature', 'initials', 'name', 'title', 'date', 'text', 'checkbox'] as const
export type PlacedFieldKind = (typeof placedFieldKinds)[number]

/** In PDF points, origin at the lower left corner of the page (ISO 32000-2, 8.3.2.3). */
export const rectangleSchema = z.strictObject({ x: z.number(), y: z.number(), width: z.number().positive(), height: z.number().positive() })
export type PageRectangle = z.infer<typeof rectangleSchema>

/** A field of the execution copy that one person fills in when they sign. */
export const placedFieldSchema = z.strictObject({
  /** The name of the PDF's field, unique in the file. */
  name: z.string(),
  signer: idSchema<'signer'>(),
  kind: z.enum(placedFieldKinds),
  /** From 1. */
  page: z.number().int().min(1),
  rectangle: rectangleSchema,
  label: z.string().max(200),
  required: z.boolean(),
  /** What was filled in; a checkbox that is ticked says Yes. Null until its signer signs, and always for a signature. */
  value: z.string().nullable(),
})
export type PlacedField = z.infer<typeof placedFieldSchema>

export const ceremonyStates = ['open', 'completed', 'declined', 'voided', 'expired'] as const
export type CeremonyState = (typeof ceremonyStates)[number]

/** A time-stamp over the finished file. `local` when its clock is this machine's own. */
const timeStampSchema = z.strictObject({ at: instantSchema, authority: z.string(), local: z.boolean(), pdf: idSchema<'blob'>() })

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
  /** The file when everyone had signed, before any time-stamp was added to it. */
  finished: idSchema<'blob'>().nullable().default(null),
  certificate: idSchema<'blob'>().nullable(),
  /** Whose key signed the certificate of completion. */
  certificateSealedBy: z.string().nullable().default(null),
  signers: z.array(signerSchema),
  fields: z.array(placedFieldSchema).default([]),
  /** After this moment nobody may sign any more. */
  expiresAt: instantSchema.nullable().default(null),
  /** The house's certifying signature on the execution copy, made before anyone signs. */
  seal: z.strictObject({ name: z.string(), fingerprint: z.string(), at: instantSchema }).nullable().default(null),
  /** Every state of the file that was given out to be signed elsewhere. */
  handedOut: z.array(z.strictObject({ at: instantSchema, pdf: idSchema<'blob'>(), signers: z.array(idSchema<'signer'>()) })).default([]),
  /** The file that puts counterparts together, where someone signed on paper. */
  conformed: idSchema<'blob'>().nullable().default(null),
  /** Whose key signed it. */
  conformedSealedBy: z.string().nullable().default(null),
  timeStamps: z.array(timeStampSchema).default([]),
  /** Certificates and revocation lists kept in the finished file, so that it can be checked in years to come. */
  longTermData: z.array(z.strictObject({ at: instantSchema, certificates: z.number().int(), lists: z.number().int(), pdf: idSchema<'blob'>() })).default([]),
  /** A request to a time-stamp authority that waits for its answer, and the file it will complete. */
  pendingTimeStamp: z.strictObject({ at: instantSchema, pending: idSchema<'blob'>(), request: idSchema<'blob'>() }).nullable().default(null),
  createdAt: instantSchema,
  createdBy: idSchema<'person'>(),
  endedAt: instantSchema.nullable(),
  endedBecause: z.string().nullable(),
})
export type Ceremony = z.infer<typeof ceremonySchema>

/** What someone agrees to before signing; kept word for word with the signature. */
export const consentWording =
  'I agree to sign this document electronically. I have read it, I intend my signature to bind me, and I know that it is added to the file together with a digital signature made with my own key.'
