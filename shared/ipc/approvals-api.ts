import { z } from 'zod'
import { signingAuthoritySchema } from '#shared/approvals/authority.ts'
import { policySchema, substitutionSchema } from '#shared/approvals/policy.ts'
import { queueItemSchema, turnaroundSchema } from '#shared/approvals/queue.ts'
import { roundSchema } from '#shared/approvals/round.ts'
import { routeViewSchema } from '#shared/approvals/route-view.ts'
import { call, documentJson, nothing } from '#shared/ipc/call.ts'
import { contractViewSchema } from '#shared/ipc/views.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

const contract = idSchema<'contract'>()
const version = idSchema<'version'>()
const person = idSchema<'person'>()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const reason = z.string().max(2000)

export const approvalsApi = {
  'approvals.submit': call(z.strictObject({ contract, note: reason }), contractViewSchema),
  'approvals.decide': call(z.strictObject({ contract, seat: person, version, versionHash: hash, decision: z.enum(['approved', 'rejected']), reason }), contractViewSchema),
  'approvals.recall': call(z.strictObject({ contract, reason }), contractViewSchema),
  'approvals.delegate': call(z.strictObject({ contract, stage: z.string(), seat: person, to: person, reason }), contractViewSchema),
  'approvals.addApprover': call(z.strictObject({ contract, stage: z.string(), person, reason }), contractViewSchema),
  /** The route a submission would take now, or the one it is on. */
  'approvals.route': call(z.strictObject({ contract }), z.strictObject({ route: routeViewSchema, rounds: z.array(roundSchema) })),
  /** The same under policies that are not saved yet: the preview of the policy editor. */
  'approvals.preview': call(z.strictObject({ contract, policies: z.array(policySchema).max(50) }), routeViewSchema),
  /** The submitted text as a redline against what this person last approved; null where they never did. */
  'approvals.sinceLast': call(z.strictObject({ contract }), z.strictObject({ since: z.strictObject({ number: z.number().int(), at: instantSchema }), redline: documentJson }).nullable()),
  'approvals.queue': call(nothing, z.strictObject({ items: z.array(queueItemSchema), turnaround: turnaroundSchema })),

  'policies.get': call(nothing, z.strictObject({ policies: z.array(policySchema), authorities: z.array(signingAuthoritySchema), substitutions: z.array(substitutionSchema) })),
  'policies.save': call(z.strictObject({ policies: z.array(policySchema).max(50) }), z.strictObject({ policies: z.array(policySchema) })),
  'policies.saveAuthorities': call(z.strictObject({ authorities: z.array(signingAuthoritySchema).max(500) }), z.strictObject({ authorities: z.array(signingAuthoritySchema) })),
  /** Anybody for themselves, an owner for everybody. */
  'policies.saveSubstitutions': call(z.strictObject({ substitutions: z.array(substitutionSchema).max(500) }), z.strictObject({ substitutions: z.array(substitutionSchema) })),
} as const
