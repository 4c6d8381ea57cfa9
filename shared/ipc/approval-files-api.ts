import { z } from 'zod'
import { mostDays } from '#shared/approvals/files/bodies.ts'
import { call, documentJson, nothing } from '#shared/ipc/call.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

const contract = idSchema<'contract'>()
const blob = idSchema<'blob'>()
const person = idSchema<'person'>()
const identity = idSchema<'identity'>()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const reason = z.string().max(2000)
const decision = z.enum(['approved', 'rejected'])
const passphrase = z.string().max(1000)
const fileName = z.string().max(300)
const file = z.strictObject({ blob, fileName: z.string() })

/** A request that came from another workspace, as a line in a list (P7). */
export const receivedRequestSchema = z.strictObject({
  /** SHA-256 of the request's canonical body. */
  id: hash,
  fileName: z.string(),
  /** Who signed it; `person` is the name on the certificate, `known` whether the key is recorded, trusted or kept here. */
  from: z.strictObject({ workspace: z.string(), person: z.string(), fingerprint: hash, known: z.boolean() }),
  submitter: z.string(),
  to: z.string(),
  title: z.string(),
  counterparty: z.string(),
  stage: z.string(),
  note: z.string(),
  versionNumber: z.number().int(),
  versionHash: hash,
  facts: z.record(z.string(), z.string().nullable()),
  issuedAt: instantSchema,
  expiresAt: instantSchema,
  receivedAt: instantSchema,
  /** Whether its time was over when this was asked. */
  expired: z.boolean(),
  decision: z.strictObject({ decision, reason: z.string(), at: instantSchema }).nullable(),
})
export type ReceivedRequest = z.infer<typeof receivedRequestSchema>

/** The same with what is to be read. */
export const openedRequestSchema = z.strictObject({
  request: receivedRequestSchema,
  document: documentJson,
  /** The text as a redline against what this approver last approved, and the number of that version; null where there is none. */
  sinceLast: z.strictObject({ number: z.number().int(), redline: documentJson }).nullable(),
})
export type OpenedRequest = z.infer<typeof openedRequestSchema>

/** A request that went out. `answeredAt` is when its decision was taken in. */
export const givenOutSchema = z.strictObject({
  stage: z.string(),
  seat: person,
  versionHash: hash,
  issuedAt: instantSchema,
  expiresAt: instantSchema,
  expired: z.boolean(),
  answeredAt: instantSchema.nullable(),
})
export type GivenOut = z.infer<typeof givenOutSchema>

/** A key by which somebody's decisions from elsewhere are known. `own`: a key of this workspace, known without being recorded. */
export const approverKeySchema = z.strictObject({ person, fingerprint: hash, name: z.string(), addedAt: instantSchema, own: z.boolean() })
export type ApproverKey = z.infer<typeof approverKeySchema>

/** Approvals asked for and given on another machine, in signed files (P7). */
export const approvalFilesApi = {
  /** Writes the signed request for a seat, to be decided on another machine; `identity` signs it. `keyKnown`: whether a decision could be taken in, by the keys known now. */
  'approvalFiles.giveOut': call(
    z.strictObject({ contract, stage: z.string(), seat: person, identity, passphrase, expiresInDays: z.number().int().min(1).max(mostDays) }),
    file.extend({ expiresAt: instantSchema, keyKnown: z.boolean() }),
  ),
  /** What went out for the round that a contract is in, newest first. */
  'approvalFiles.givenOut': call(z.strictObject({ contract }), z.array(givenOutSchema)),
  'approvalFiles.takeDecision': call(z.strictObject({ blob, fileName }), z.strictObject({ contract, message: z.string() })),
  'approvalFiles.takeRequest': call(z.strictObject({ blob, fileName }), openedRequestSchema),
  /** Newest first. */
  'approvalFiles.received': call(nothing, z.array(receivedRequestSchema)),
  'approvalFiles.open': call(z.strictObject({ request: hash }), openedRequestSchema),
  'approvalFiles.answer': call(z.strictObject({ request: hash, identity, passphrase, decision, reason }), file),
  /** The decision file of a request that was answered, once more. */
  'approvalFiles.answerFile': call(z.strictObject({ request: hash }), file),
  'approvalFiles.keys': call(nothing, z.array(approverKeySchema)),
  /** A certificate as PEM or DER. An owner for everybody, anybody for themselves. */
  'approvalFiles.addKey': call(z.strictObject({ person, blob, fileName }), z.strictObject({ fingerprint: hash, name: z.string() })),
  'approvalFiles.removeKey': call(z.strictObject({ person, fingerprint: hash }), nothing),
} as const
