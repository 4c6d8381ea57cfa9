import { z } from 'zod'
import { storedStates, turns } from '#shared/contracts/contract.ts'
import { roles } from '#shared/contracts/person.ts'
import { versionKinds } from '#shared/contracts/version.ts'
import { idSchema } from '#shared/lib/ids.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const contract = idSchema<'contract'>()
const version = idSchema<'version'>()
const ceremony = idSchema<'ceremony'>()
const signer = idSchema<'signer'>()

/**
 * Everything that can happen to a workspace, as a closed union. Every change of state writes exactly one of these; a test fails
 * if a kind was never exercised. `contract` is null where an event concerns the workspace as a whole.
 */
export const auditEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('workspace created'), contract: z.null(), name: z.string() }),
  z.strictObject({ kind: z.literal('settings changed'), contract: z.null(), changed: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('person added'), contract: z.null(), person: idSchema<'person'>(), name: z.string(), role: z.enum(roles) }),
  z.strictObject({ kind: z.literal('person changed'), contract: z.null(), person: idSchema<'person'>(), changed: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('profile switched'), contract: z.null(), from: idSchema<'person'>(), to: idSchema<'person'>() }),
  z.strictObject({ kind: z.literal('identity made'), contract: z.null(), identity: idSchema<'identity'>(), name: z.string(), fingerprint: hash }),
  z.strictObject({
    kind: z.literal('contract created'),
    contract,
    title: z.string(),
    source: z.enum(['template', 'import', 'blank']),
    from: z.string(),
  }),
  z.strictObject({ kind: z.literal('details changed'), contract, changed: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('editing session'), contract, steps: z.number().int(), fromSeq: z.number().int(), toSeq: z.number().int() }),
  z.strictObject({ kind: z.literal('state changed'), contract, from: z.enum(storedStates), to: z.enum(storedStates), command: z.string(), reason: z.string() }),
  z.strictObject({ kind: z.literal('turn passed'), contract, to: z.enum(turns), daysHeld: z.number().int() }),
  z.strictObject({ kind: z.literal('version named'), contract, version, number: z.number().int(), name: z.string(), versionKind: z.enum(versionKinds), hash }),
  z.strictObject({ kind: z.literal('version restored'), contract, from: version, version, hash }),
  z.strictObject({ kind: z.literal('approval given'), contract, version, versionHash: hash, approval: idSchema<'approval'>() }),
  z.strictObject({ kind: z.literal('approval refused'), contract, version, versionHash: hash, approval: idSchema<'approval'>(), reason: z.string() }),
  z.strictObject({ kind: z.literal('approvals voided'), contract, approvals: z.array(idSchema<'approval'>()), because: z.string() }),
  z.strictObject({ kind: z.literal('signing prepared'), contract, ceremony, version, versionHash: hash, pdf: hash, signers: z.number().int() }),
  z.strictObject({ kind: z.literal('document signed'), contract, ceremony, signer, name: z.string(), role: z.enum(['signer', 'witness']), fingerprint: hash, pdf: hash }),
  z.strictObject({ kind: z.literal('signing declined'), contract, ceremony, signer, reason: z.string() }),
  z.strictObject({ kind: z.literal('signing voided'), contract, ceremony, signatures: z.number().int(), because: z.string() }),
  z.strictObject({ kind: z.literal('signing completed'), contract, ceremony, pdf: hash, certificate: hash }),
  z.strictObject({ kind: z.literal('exported'), contract, format: z.string(), hash }),
])
export type AuditEvent = z.infer<typeof auditEventSchema>
export type AuditEventKind = AuditEvent['kind']
export const auditEventKinds: readonly AuditEventKind[] = auditEventSchema.options.map((option) => option.shape.kind.value)
