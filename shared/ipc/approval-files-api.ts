import { z } from 'zod'
import { call, documentJson, nothing } from '#shared/ipc/call.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

const contract = idSchema<'contract'>()
const blob = idSchema<'blob'>()
const person = idSchema<'person'>()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const reason = z.string().max(2000)

/** A request that came from another workspace, as its reader sees it (P7). */
export const receivedRequestSchema = z.strictObject({
  id: hash,
  fileName: z.string(),
  from: z.strictObject({ workspace: z.string(), person: z.string(), fingerprint: hash, known: z.boolean() }),
  to: z.string(),
  title: z.string(),
  counterparty: z.string(),
  stage: z.string(),
  note: z.string(),
  versionNumber: z.number().int(),
  versionHash: hash,
  facts: z.record(z.string(), z.string().nullable()),
  document: documentJson,
  /** The redline against what this approver last approved, where there is such a text. */
  redline: documentJson.nullable(),
  expiresAt: instantSchema,
  receivedAt: instantSchema,
  decision: z.strictObject({ decision: z.enum(['approved', 'rejected']), reason: z.string(), at: instantSchema }).nullable(),
})
export type ReceivedRequest = z.infer<typeof receivedRequestSchema>

/** Approvals asked for and given on another machine, in signed files (P7). */
export const approvalFilesApi = {
  /** Writes the signed request for a seat, to be decided on another machine. `identity` signs it. */
  'approvalFiles.giveOut': call(z.strictObject({ contract, stage: z.string(), seat: person, identity: idSchema<'identity'>(), passphrase: z.string().max(1000), expiresInDays: z.number().int().min(1).max(90) }), z.strictObject({ blob, fileName: z.string() })),
  'approvalFiles.takeDecision': call(z.strictObject({ blob, fileName: z.string().max(300) }), z.strictObject({ contract, message: z.string() })),
  'approvalFiles.takeRequest': call(z.strictObject({ blob, fileName: z.string().max(300) }), receivedRequestSchema),
  'approvalFiles.received': call(nothing, z.array(receivedRequestSchema)),
  'approvalFiles.answer': call(z.strictObject({ request: hash, identity: idSchema<'identity'>(), passphrase: z.string().max(1000), decision: z.enum(['approved', 'rejected']), reason }), z.strictObject({ blob, fileName: z.string() })),
  /** The keys by which decisions from elsewhere are known: a person's certificates, as PEM or DER. */
  'approvalFiles.keys': call(nothing, z.array(z.strictObject({ person, fingerprint: hash, name: z.string(), addedAt: instantSchema }))),
  'approvalFiles.addKey': call(z.strictObject({ person, blob, fileName: z.string().max(300) }), z.strictObject({ fingerprint: hash, name: z.string() })),
  'approvalFiles.removeKey': call(z.strictObject({ person, fingerprint: hash }), nothing),
} as const
