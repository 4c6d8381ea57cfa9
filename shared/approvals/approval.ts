import { z } from 'zod'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

/** A decision on a submission. It binds to the hash of the version it was given on, and stays on record when an edit voids it. */
export const approvalSchema = z.strictObject({
  id: idSchema<'approval'>(),
  contract: idSchema<'contract'>(),
  version: idSchema<'version'>(),
  versionHash: z.string().regex(/^[0-9a-f]{64}$/),
  stage: z.number().int().min(1),
  decision: z.enum(['approved', 'rejected']),
  reason: z.string().max(2000),
  by: idSchema<'person'>(),
  at: instantSchema,
  voided: z.strictObject({ at: instantSchema, because: z.string() }).nullable(),
})
export type Approval = z.infer<typeof approvalSchema>

/**
 * Who must approve: ordered stages, each with its approvers and the rule that completes it. The house's standing policy is
 * one stage that any owner but the submitter completes.
 */
export const policySchema = z.strictObject({
  stages: z.array(
    z.strictObject({
      name: z.string(),
      approvers: z.strictObject({ kind: z.literal('role'), role: z.literal('owner') }),
      rule: z.strictObject({ kind: z.literal('any') }),
    }),
  ),
})
export type ApprovalPolicy = z.infer<typeof policySchema>

export const standingPolicy: ApprovalPolicy = {
  stages: [{ name: 'Owner', approvers: { kind: 'role', role: 'owner' }, rule: { kind: 'any' } }],
}
