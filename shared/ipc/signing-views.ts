import { z } from 'zod'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'
import { ceremonySchema, placedFieldKinds, rectangleSchema, signerRoles, signingWays } from '#shared/signing/ceremony.ts'
import type { VerificationReport } from '#shared/signing/verification.ts'

const signer = idSchema<'signer'>()
const blob = idSchema<'blob'>()
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/)

/** What a key is for: signing for a person, or confirming times as an authority of this workspace. */
export const identityKinds = ['signer', 'authority'] as const

/** An identity as the window may see it: never the key. */
export const identityViewSchema = z.strictObject({
  id: idSchema<'identity'>(),
  name: z.string(),
  email: z.string(),
  fingerprint,
  notBefore: instantSchema,
  notAfter: instantSchema,
  person: idSchema<'person'>().nullable(),
  kind: z.enum(identityKinds),
  /** The kind of key in words: "ECDSA P-256", "RSA". */
  algorithm: z.string(),
  subject: z.string(),
  /** Whether it came from a file of someone else's making. */
  imported: z.boolean(),
})
export type IdentityView = z.infer<typeof identityViewSchema>

/** A key found in a .p12 or .pfx file: what its certificate says, never the key. `which` is the certificate's fingerprint. */
export const foundKeySchema = z.strictObject({
  which: fingerprint,
  name: z.string(),
  subject: z.string(),
  notBefore: instantSchema,
  notAfter: instantSchema,
  algorithm: z.string(),
  /** Whether this workspace has it already. */
  known: z.boolean(),
})
export type FoundKey = z.infer<typeof foundKeySchema>

/** A certificate that a person trusts: whoever issues certificates (root), or one signer. */
export const trustedCertificateSchema = z.strictObject({
  fingerprint,
  kind: z.enum(['root', 'signer']),
  name: z.string(),
  subject: z.string(),
  issuer: z.string(),
  notBefore: instantSchema,
  notAfter: instantSchema,
  addedAt: instantSchema,
  addedBy: z.string(),
})
export type TrustedCertificate = z.infer<typeof trustedCertificateSchema>

/** Someone asked to sign, as a person gave it; see shared/signing/plan.ts. */
export const requestedSignerSchema = z.strictObject({
  key: z.string().min(1).max(40).optional(),
  block: z.string().max(200),
  role: z.enum(signerRoles),
  party: z.string().max(300).optional(),
  witnessOf: z.string().max(40).optional(),
  turn: z.number().int().min(1).max(40).optional(),
  way: z.enum(signingWays).optional(),
  name: z.string().trim().min(1).max(200),
  capacity: z.string().max(200),
  email: z.string().max(320),
})

/** A field as a person placed it; `signer` is the key of a requested signer. */
export const fieldRequestSchema = z.strictObject({
  signer: z.string().max(40),
  kind: z.enum(placedFieldKinds),
  page: z.number().int().min(1),
  rectangle: rectangleSchema,
  label: z.string().max(200),
  required: z.boolean(),
})

/** The execution copy as it would be printed, with where its signature lines came to stand, so that fields can be placed on it. */
export const layoutSchema = z.strictObject({
  pdf: blob,
  /** In points. */
  pages: z.array(z.strictObject({ width: z.number(), height: z.number() })),
  lines: z.array(z.strictObject({ block: z.string(), role: z.string(), page: z.number().int().min(1), rectangle: rectangleSchema })),
})
export type Layout = z.infer<typeof layoutSchema>

/** A signing as its screen shows it. Once its time ran out its state reads 'expired', although nobody has written that down yet. */
export const ceremonyViewSchema = z.strictObject({
  ceremony: ceremonySchema,
  title: z.string(),
  /** The first of those who may sign now. */
  next: signer.nullable(),
  /** Everyone who may sign now. */
  open: z.array(signer),
  consent: z.string(),
  /** The words that go with the button, for everyone who signs. */
  intents: z.record(z.string(), z.string()),
})

/** What this workspace knows of a file. */
export const recognitionSchema = z.strictObject({
  what: z.enum([
    /** The last state of a signing, as it is kept. */
    'last state',
    /** A state from before: a later one is kept here, so this may be a rollback. */
    'earlier state',
    /** It begins with a state of ours and was added to. */
    'extends last state',
    'extends earlier state',
    'execution copy',
    'certificate',
    'conformed copy',
    'scan',
  ]),
  contract: idSchema<'contract'>(),
  ceremony: idSchema<'ceremony'>(),
  title: z.string(),
  /** Whether this state was given out to be signed elsewhere. */
  givenOut: z.boolean(),
  /** Whether this workspace knows no later revision. */
  newest: z.boolean(),
})
export type Recognition = z.infer<typeof recognitionSchema>

/** A page that looks, or may look, different: `was` in the signed revision, `now` in the file as it is. */
const pageChangeSchema = z.union([
  z.strictObject({ kind: z.enum(['changed', 'moved']), was: z.number().int(), now: z.number().int() }),
  z.strictObject({ kind: z.literal('added'), now: z.number().int() }),
  z.strictObject({ kind: z.literal('removed'), was: z.number().int() }),
])

export const verificationViewSchema = z.strictObject({
  /** Our own verifier's answer; it is made by us and only read by the window. */
  report: z.custom<VerificationReport>((value) => typeof value === 'object' && value !== null),
  sentence: z.string(),
  /** What this workspace knows of the file, in words. */
  known: z.string().nullable(),
  recognised: recognitionSchema.nullable(),
  /** For each signature that does not cover the whole file: the file as it was signed, and the pages that changed since; null where that cannot be told. */
  since: z.array(z.strictObject({ field: z.string(), signed: blob, pages: z.array(pageChangeSchema).nullable() })),
})
