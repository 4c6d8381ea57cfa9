import { z } from 'zod'
import { idSchema } from '#shared/lib/ids.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const person = idSchema<'person'>()
const decision = z.enum(['approved', 'rejected'])

/** What happens to approvals between machines. The request is named by the SHA-256 of its canonical body, a file by its own. */
export const approvalFileEvents = [
  z.strictObject({
    kind: z.literal('approval request given out'),
    contract: idSchema<'contract'>(),
    request: hash,
    seat: person,
    name: z.string(),
    stage: z.string(),
    versionHash: hash,
    fingerprint: hash,
    expiresAt: z.string(),
  }),
  z.strictObject({
    kind: z.literal('decision file taken in'),
    contract: idSchema<'contract'>(),
    request: hash,
    file: hash,
    fileName: z.string(),
    person,
    name: z.string(),
    decision,
    fingerprint: hash,
  }),
  z.strictObject({ kind: z.literal('approval request taken in'), contract: z.null(), request: hash, fileName: z.string(), title: z.string(), from: z.string(), fingerprint: hash }),
  z.strictObject({ kind: z.literal('approval request answered'), contract: z.null(), request: hash, title: z.string(), to: z.string(), decision, reason: z.string(), fingerprint: hash, file: hash }),
  z.strictObject({ kind: z.literal('approver key recorded'), contract: z.null(), person, name: z.string(), certified: z.string(), fingerprint: hash }),
  z.strictObject({ kind: z.literal('approver key removed'), contract: z.null(), person, name: z.string(), certified: z.string(), fingerprint: hash }),
] as const
export type ApprovalFileEvent = z.infer<(typeof approvalFileEvents)[number]>
