import { z } from 'zod'
import { approvalEvents } from '#shared/audit/events/approvals.ts'
import { approvalFileEvents } from '#shared/audit/events/approval-files.ts'
import { obligationEvents } from '#shared/audit/events/obligations.ts'
import { renewalEvents } from '#shared/audit/events/renewal.ts'
import { storedStates, trackings, turns } from '#shared/contracts/contract.ts'
import { roles } from '#shared/contracts/person.ts'
import { signerRoles, signingWays } from '#shared/lib/signer-roles.ts'
import { versionKinds } from '#shared/contracts/version.ts'
import { idSchema } from '#shared/lib/ids.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const contract = idSchema<'contract'>()
const version = idSchema<'version'>()
const ceremony = idSchema<'ceremony'>()
const signer = idSchema<'signer'>()
const thread = idSchema<'thread'>()
const comment = idSchema<'comment'>()
const issue = idSchema<'issue'>()
const exchange = idSchema<'exchange'>()

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
  z.strictObject({ kind: z.literal('profile passphrase set'), contract: z.null(), person: idSchema<'person'>() }),
  z.strictObject({ kind: z.literal('profile passphrase removed'), contract: z.null(), person: idSchema<'person'>(), name: z.string() }),
  z.strictObject({ kind: z.literal('identity made'), contract: z.null(), identity: idSchema<'identity'>(), name: z.string(), fingerprint: hash }),
  z.strictObject({ kind: z.literal('identity imported'), contract: z.null(), identity: idSchema<'identity'>(), name: z.string(), fingerprint: hash }),
  z.strictObject({ kind: z.literal('identity backed up'), contract: z.null(), identity: idSchema<'identity'>(), name: z.string(), fingerprint: hash }),
  z.strictObject({ kind: z.literal('passphrase changed'), contract: z.null(), identity: idSchema<'identity'>(), name: z.string(), fingerprint: hash }),
  z.strictObject({ kind: z.literal('certificate trusted'), contract: z.null(), name: z.string(), fingerprint: hash, as: z.enum(['root', 'signer']) }),
  z.strictObject({ kind: z.literal('trust withdrawn'), contract: z.null(), name: z.string(), fingerprint: hash }),
  z.strictObject({
    kind: z.literal('contract created'),
    contract,
    title: z.string(),
    source: z.enum(['template', 'import', 'blank']),
    from: z.string(),
  }),
  z.strictObject({ kind: z.literal('Word file taken in'), contract, fileName: z.string(), file: hash, changes: z.number().int(), threads: z.number().int() }),
  z.strictObject({ kind: z.literal('details changed'), contract, changed: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('editing session'), contract, steps: z.number().int(), fromSeq: z.number().int(), toSeq: z.number().int() }),
  z.strictObject({ kind: z.literal('state changed'), contract, from: z.enum(storedStates), to: z.enum(storedStates), command: z.string(), reason: z.string() }),
  z.strictObject({ kind: z.literal('turn passed'), contract, to: z.enum(turns), daysHeld: z.number().int() }),
  z.strictObject({ kind: z.literal('version named'), contract, version, number: z.number().int(), name: z.string(), versionKind: z.enum(versionKinds), hash }),
  z.strictObject({ kind: z.literal('version restored'), contract, from: version, version, hash }),
  ...approvalEvents,
  ...approvalFileEvents,
  z.strictObject({ kind: z.literal('signing prepared'), contract, ceremony, version, versionHash: hash, pdf: hash, signers: z.number().int() }),
  z.strictObject({ kind: z.literal('document signed'), contract, ceremony, signer, name: z.string(), role: z.enum(['signer', 'witness', 'approver', 'copy']), fingerprint: hash, pdf: hash }),
  z.strictObject({ kind: z.literal('execution copy sealed'), contract, ceremony, name: z.string(), fingerprint: hash, pdf: hash }),
  z.strictObject({ kind: z.literal('way of signing changed'), contract, ceremony, signer, name: z.string(), way: z.enum(signingWays) }),
  z.strictObject({ kind: z.literal('file given out'), contract, ceremony, pdf: hash, signers: z.array(signer) }),
  z.strictObject({
    kind: z.literal('signature taken back'),
    contract,
    ceremony,
    signer,
    name: z.string(),
    role: z.enum(signerRoles),
    certified: z.string(),
    fingerprint: hash,
    pdf: hash,
    fileName: z.string(),
  }),
  z.strictObject({
    kind: z.literal('paper signature taken in'),
    contract,
    ceremony,
    signer,
    name: z.string(),
    role: z.enum(signerRoles),
    signedOn: z.string(),
    original: z.string(),
    scan: hash,
  }),
  z.strictObject({ kind: z.literal('copy handed over'), contract, ceremony, signer, name: z.string(), pdf: hash }),
  z.strictObject({ kind: z.literal('counterparts put together'), contract, ceremony, conformed: hash }),
  z.strictObject({ kind: z.literal('certificate signed'), contract, ceremony, certificate: hash, name: z.string(), fingerprint: hash }),
  z.strictObject({ kind: z.literal('time-stamp requested'), contract, ceremony, pdf: hash }),
  z.strictObject({ kind: z.literal('time-stamp added'), contract, ceremony, authority: z.string(), local: z.boolean(), pdf: hash }),
  z.strictObject({ kind: z.literal('long-term data added'), contract, ceremony, certificates: z.number().int(), lists: z.number().int(), pdf: hash }),
  z.strictObject({ kind: z.literal('signing expired'), contract, ceremony, signatures: z.number().int() }),
  z.strictObject({ kind: z.literal('signing declined'), contract, ceremony, signer, reason: z.string() }),
  z.strictObject({ kind: z.literal('signing voided'), contract, ceremony, signatures: z.number().int(), because: z.string() }),
  z.strictObject({ kind: z.literal('signing completed'), contract, ceremony, pdf: hash, certificate: hash }),
  z.strictObject({ kind: z.literal('tracking changed'), contract, tracking: z.enum(trackings), because: z.string() }),
  z.strictObject({ kind: z.literal('thread started'), contract, thread, comment, internal: z.boolean(), quote: z.string() }),
  z.strictObject({ kind: z.literal('comment added'), contract, thread, comment, reopened: z.boolean() }),
  z.strictObject({ kind: z.literal('comment edited'), contract, thread, comment, before: z.string() }),
  z.strictObject({ kind: z.literal('comment removed'), contract, thread, comment, text: z.string() }),
  z.strictObject({ kind: z.literal('thread resolved'), contract, thread }),
  z.strictObject({ kind: z.literal('thread reopened'), contract, thread }),
  z.strictObject({ kind: z.literal('thread shown or hidden'), contract, thread, internal: z.boolean() }),
  z.strictObject({ kind: z.literal('issue added'), contract, issue, title: z.string(), clause: z.string() }),
  z.strictObject({ kind: z.literal('issue changed'), contract, issue, title: z.string(), changed: z.array(z.string()), before: z.string() }),
  z.strictObject({ kind: z.literal('issue moved'), contract, issue, title: z.string(), place: z.number().int() }),
  z.strictObject({ kind: z.literal('issue removed'), contract, issue, title: z.string(), before: z.string() }),
  z.strictObject({
    kind: z.literal('text sent'),
    contract,
    exchange,
    version,
    versionHash: hash,
    to: z.string(),
    files: z.array(z.strictObject({ fileName: z.string(), hash })),
  }),
  z.strictObject({ kind: z.literal('text received'), contract, exchange, version, versionHash: hash, from: z.string(), fileName: z.string(), file: hash }),
  z.strictObject({ kind: z.literal('comments received'), contract, exchange, comments: z.number().int(), threads: z.number().int() }),
  z.strictObject({ kind: z.literal('redline adopted'), contract, exchange, version, setAside: version.nullable() }),
  ...obligationEvents,
  ...renewalEvents,
  z.strictObject({ kind: z.literal('exported'), contract, format: z.string(), hash }),
])
export type AuditEvent = z.infer<typeof auditEventSchema>
export type AuditEventKind = AuditEvent['kind']
export const auditEventKinds: readonly AuditEventKind[] = auditEventSchema.options.map((option) => option.shape.kind.value)
