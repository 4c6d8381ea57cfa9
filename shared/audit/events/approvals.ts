import { z } from 'zod'
import { idSchema } from '#shared/lib/ids.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const contract = idSchema<'contract'>()
const version = idSchema<'version'>()
const approval = idSchema<'approval'>()
const person = idSchema<'person'>()
const approvals = z.array(approval)

/** In which stage and for whose seat; `who` where somebody else than is working here decided. Decisions from before there were stages have none. */
const place = z
  .strictObject({ round: z.number().int().min(1), stage: z.string(), seat: person, by: person, as: z.enum(['self', 'delegate', 'substitute']), seatOf: z.string(), who: z.string(), file: hash.nullable() })
  .optional()

/** What happens to approvals in the house itself. */
export const approvalEvents = [
  z.strictObject({ kind: z.literal('approval given'), contract, version, versionHash: hash, approval, place }),
  z.strictObject({ kind: z.literal('approval refused'), contract, version, versionHash: hash, approval, reason: z.string(), place }),
  z.strictObject({ kind: z.literal('approvals voided'), contract, approvals, because: z.string() }),
  z.strictObject({ kind: z.literal('approvals carried over'), contract, round: z.number().int().min(1), approvals }),
  z.strictObject({ kind: z.literal('approval route changed'), contract, policy: z.string(), inserted: z.array(z.string()), dropped: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('approval delegated'), contract, stage: z.string(), seat: person, to: person, name: z.string(), reason: z.string() }),
  z.strictObject({ kind: z.literal('approver added'), contract, stage: z.string(), person, name: z.string(), reason: z.string() }),
  z.strictObject({ kind: z.literal('approval policies changed'), contract: z.null(), added: z.array(z.string()), changed: z.array(z.string()), removed: z.array(z.string()), reordered: z.boolean(), before: hash, after: hash }),
  z.strictObject({ kind: z.literal('signing authorities changed'), contract: z.null(), people: z.array(z.string()), entries: z.number().int() }),
  z.strictObject({ kind: z.literal('substitutions changed'), contract: z.null(), added: z.array(z.string()), removed: z.array(z.string()) }),
] as const
export type ApprovalEvent = z.infer<(typeof approvalEvents)[number]>
