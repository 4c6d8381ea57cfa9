import { z } from 'zod'
import { factsSchema } from '#shared/approvals/round.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** A document as ProseMirror JSON; whoever reads the file parses it with shared/document before use. */
const documentJson = z.record(z.string(), z.unknown())

/** The longest a request may be open. */
export const mostDays = 90

/** A picture of a text, under the SHA-256 by which the text names it. */
const pictureSchema = z.strictObject({ blob: hash, mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']), bytes: z.base64() })

/** What an approver on another machine is asked: everything they need to decide, and the nonce that their answer repeats (P7). */
export const requestBodySchema = z.strictObject({
  format: z.literal('countersign-approval-request'),
  formatVersion: z.literal(1),
  /** 32 random octets: the nonce. */
  id: hash,
  /** SHA-256 of the certificate whose key signs it, so that no other can be put in its place. */
  signer: hash,
  workspace: z.strictObject({ id: hash, name: z.string().max(200) }),
  contract: z.strictObject({ id: idSchema<'contract'>(), title: z.string().max(300), counterparty: z.string().max(300) }),
  round: z.strictObject({ id: idSchema<'round'>(), number: z.number().int().min(1) }),
  stage: z.strictObject({ id: z.string().max(100), name: z.string().max(200) }),
  seat: z.strictObject({ person: idSchema<'person'>(), name: z.string().max(200), email: z.string().max(320) }),
  submitter: z.string().max(200),
  note: z.string().max(2000),
  version: z.strictObject({ number: z.number().int().min(1), hash }),
  facts: factsSchema,
  /** The canonical JSON of the version: SHA-256 of it is the version's hash. */
  document: documentJson,
  /** What this approver approved last of the contract; its document is left out where it is the same text. */
  base: z.strictObject({ number: z.number().int().min(1), hash, document: documentJson.nullable() }).nullable(),
  /** Every picture of both texts, each once, in the order of their hashes. */
  pictures: z.array(pictureSchema).max(1000),
  issuedAt: instantSchema,
  expiresAt: instantSchema,
})
export type RequestBody = z.infer<typeof requestBodySchema>

/** A request without its texts: what a list of them shows. */
export const requestHeadSchema = requestBodySchema.omit({ document: true, base: true, pictures: true })
export type RequestHead = z.infer<typeof requestHeadSchema>

const strippedHead = requestHeadSchema.strip()

export function headOf(body: RequestBody): RequestHead {
  return strippedHead.parse(body)
}

/** What the approver answers, bound to one request by its hash and its nonce, and to the text by its hash. */
export const decisionBodySchema = z.strictObject({
  format: z.literal('countersign-approval-decision'),
  formatVersion: z.literal(1),
  /** SHA-256 of the request's canonical body. */
  request: hash,
  nonce: hash,
  signer: hash,
  versionHash: hash,
  decision: z.enum(['approved', 'rejected']),
  reason: z.string().max(2000),
  at: instantSchema,
})
export type DecisionBody = z.infer<typeof decisionBodySchema>

/** How a file can be signed: ECDSA over P-256 with SHA-256, its value in DER (RFC 3279 §2.2.3), or Ed25519 (RFC 8032). */
export const fileAlgorithms = ['ECDSA-P256-SHA256', 'Ed25519'] as const
export type FileAlgorithm = (typeof fileAlgorithms)[number]

export const fileSignatureSchema = z.strictObject({
  algorithm: z.enum(fileAlgorithms),
  /** X.509, DER in base64. */
  certificate: z.base64().min(1).max(20_000),
  /** Over the UTF-8 of the canonical JSON of the body, in base64. */
  value: z.base64().min(1).max(2000),
})
export type FileSignature = z.infer<typeof fileSignatureSchema>

/** The two kinds of file, by the format that each names in its body. */
export const fileBodies = { 'countersign-approval-request': requestBodySchema, 'countersign-approval-decision': decisionBodySchema } as const
export type FileFormat = keyof typeof fileBodies
export interface BodyOf {
  readonly 'countersign-approval-request': RequestBody
  readonly 'countersign-approval-decision': DecisionBody
}
