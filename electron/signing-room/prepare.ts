import { move } from '#electron/contracts/move.ts'
import { gateOf } from '#electron/contracts/facts.ts'
import { requireAuthority } from '#electron/approvals/authority.ts'
import { lintExecutionCopy } from '#electron/pdf/lint.ts'
import { pageCount } from '#electron/pdf/page-text.ts'
import { prepareExecutionCopy } from '#electron/pdf/prepare.ts'
import type { SignatureFieldPlan } from '#electron/pdf/signature-fields.ts'
import type { Services, Writer } from '#electron/services.ts'
import { approvedText, attachmentsOf, printApproved, type Approved } from '#electron/signing-room/execution-copy.ts'
import { endExpiredOf } from '#electron/signing-room/expiry.ts'
import { houseKey, SEAL_FIELD, sealCopy } from '#electron/signing-room/seal.ts'
import { keepBlob } from '#electron/store/repositories/blobs.ts'
import { saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { linksIn } from '#shared/document/links.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { ContractId, IdentityId, Instant } from '#shared/lib/ids.ts'
import { signatureBlocks } from '#shared/signing/blocks.ts'
import type { Ceremony, PlacedField, Signer } from '#shared/signing/ceremony.ts'
import { placeFields, type FieldRequest } from '#shared/signing/fields.ts'
import { mayExpireAt } from '#shared/signing/moment.ts'
import { planSigners, type RequestedSigner } from '#shared/signing/plan.ts'
import { actingSigners, lockOf } from '#shared/signing/turns.ts'

/** On what terms a signing is opened, besides who signs. */
export interface Terms {
  readonly fields?: readonly FieldRequest[]
  readonly expiresAt?: Instant | null
  /** The key of the house that certifies the execution copy. */
  readonly seal?: { readonly identity: IdentityId; readonly passphrase: string } | null
}

function kindInPdf(field: PlacedField): 'signature' | 'text' | 'checkbox' {
  return field.kind === 'signature' || field.kind === 'checkbox' ? field.kind : 'text'
}

function tooltipOf({ kind, label }: PlacedField, { name, role, capacity }: Signer): string {
  if (kind !== 'signature') return `${label}, ${name}`
  const what = role === 'approver' ? 'Approval' : 'Signature'
  return `${what} of ${name}${role === 'witness' ? ', witness' : capacity === '' ? '' : `, ${capacity}`}`
}

/** What signing someone's field locks, in the terms of the PDF: everything, or the names of their own fields. */
function locked(signers: readonly Signer[], signer: Signer, fields: readonly PlacedField[]): SignatureFieldPlan['lock'] {
  const lock = lockOf(signers, signer)
  if (lock === 'all') return true
  return lock === null ? false : [signer.field, ...fields.filter((field) => field.signer === signer.id && field.name !== signer.field).map(({ name }) => name)]
}

/** Every field of the file: those on the pages, and those without a place for approvals without a mark and for the seal. */
function fieldPlans(signers: readonly Signer[], fields: readonly PlacedField[], sealed: boolean): SignatureFieldPlan[] {
  return [
    ...actingSigners(signers).flatMap((signer) => {
      const own = fields.filter((field) => field.signer === signer.id)
      const lock = locked(signers, signer, fields)
      const plans = own.map((field): SignatureFieldPlan => {
        const { name, page, rectangle, required } = field
        const kind = kindInPdf(field)
        return { name, kind, page, rectangle, required, tooltip: tooltipOf(field, signer), ...(kind === 'signature' ? { lock } : {}) }
      })
      if (own.some(({ kind }) => kind === 'signature')) return plans
      return [...plans, { name: signer.field, page: 1, rectangle: null, tooltip: `Approval of ${signer.name}`, lock }]
    }),
    ...(sealed ? [{ name: SEAL_FIELD, page: 1, rectangle: null, tooltip: 'Seal of the house' }] : []),
  ]
}

/** Refuses a copy that could act, hide or change how it looks. Throws signing.copy-not-clean. */
async function requireClean(bytes: Uint8Array, plans: readonly SignatureFieldPlan[], approved: Approved): Promise<void> {
  const findings = await lintExecutionCopy(bytes, {
    fields: plans.filter(({ kind = 'signature' }) => kind === 'signature').map(({ name }) => name),
    inputs: plans.flatMap(({ name, kind }) => (kind === 'text' || kind === 'checkbox' ? [{ name, kind }] : [])),
    links: linksIn(approved.doc),
  })
  if (findings.length === 0) return
  const list = findings.map(({ code, detail }) => `${code}${detail === '' ? '' : ` (${detail})`}`).join(', ')
  throw new AppError('signing.copy-not-clean', `The execution copy is not fit to be signed: ${list}. Nothing was prepared.`)
}

interface ToOpen {
  readonly approved: Approved
  readonly signers: Signer[]
  readonly fields: PlacedField[]
  readonly expiresAt: Instant | null
  readonly copy: Uint8Array
  readonly pages: number
  readonly sealed: { readonly bytes: Uint8Array; readonly at: Instant; readonly name: string; readonly fingerprint: string } | null
}

function openCeremony(services: Services, writer: Writer, { approved, signers, fields, expiresAt, copy, pages, sealed }: ToOpen): Ceremony {
  const { db, now, actor, audit } = writer
  const { contract, version } = approved
  const present = getContract(db, contract.id)
  if (gateOf(services, present).length > 0 || present.submission?.versionHash !== version.hash) {
    throw new AppError('lifecycle.gate-closed', 'The contract changed while its execution copy was made. Nothing was prepared; look at the list again.')
  }
  const keep = (bytes: Uint8Array) => keepBlob(db, { bytes, mediaType: 'application/pdf', fileName: `${contract.title} (execution copy).pdf` }, now)
  const executionCopy = keep(copy)
  const ceremony: Ceremony = {
    id: services.newId<'ceremony'>(),
    contract: contract.id,
    version: version.id,
    versionHash: version.hash,
    state: 'open',
    pages,
    executionCopy,
    pdf: sealed === null ? executionCopy : keep(sealed.bytes),
    finished: null,
    certificate: null,
    certificateSealedBy: null,
    signers,
    fields,
    expiresAt,
    seal: sealed === null ? null : { name: sealed.name, fingerprint: sealed.fingerprint, at: sealed.at },
    handedOut: [],
    conformed: null,
    conformedSealedBy: null,
    timeStamps: [],
    longTermData: [],
    pendingTimeStamp: null,
    createdAt: now,
    createdBy: actor.id,
    endedAt: null,
    endedBecause: null,
  }
  saveCeremony(db, ceremony)
  const { id, pdf } = ceremony
  audit({ kind: 'signing prepared', contract: contract.id, ceremony: id, version: version.id, versionHash: version.hash, pdf: executionCopy, signers: actingSigners(signers).length })
  if (sealed !== null) audit({ kind: 'execution copy sealed', contract: contract.id, ceremony: id, name: sealed.name, fingerprint: sealed.fingerprint, pdf })
  move(services, writer, contract.id, 'open signing', '')
  return ceremony
}

/** What is someone's to fill in, as a person reads it. */
function inputsInWords(requested: readonly FieldRequest[], key: string | undefined): string[] {
  return requested.filter(({ signer, kind }) => signer === key && kind !== 'signature').map(({ kind, label, page }) => `${label.trim() === '' ? kind : label.trim()} on page ${page}`)
}

/**
 * Makes the execution copy of the approved version and opens its signing: fields where they were placed, a /Lock for whoever may be last, and
 * the house's seal where it is asked for. The gate must be open before and still be open when the file is ready. Throws lifecycle.*, plan.*,
 * fields.*, identity.*, signing.no-authority,
 * signing.copy-not-clean, pdf.*.
 */
export async function prepareSigning(services: Services, id: ContractId, requested: readonly RequestedSigner[], terms: Terms = {}): Promise<Ceremony> {
  const { fields: placed = [], seal = null } = terms
  // A viewer is told at once; the lifecycle asks again when the signing is opened.
  if (!mayEdit(services.me())) throw new AppError('lifecycle.may-not-edit', 'Only an owner or an editor may do this. Ask one of them, or switch to your own profile.')
  endExpiredOf(services, id)
  const approved = approvedText(services, id)
  const expiresAt = allowed(mayExpireAt(terms.expiresAt ?? null, services.clock()))
  const plan = allowed(planSigners(signatureBlocks(approved.doc), requested, services.newId))
  const { signers, byKey } = plan
  requireAuthority(services, approved.contract, signers)
  const house = seal === null ? null : houseKey(services, seal.identity)
  const keyOf = (signer: Signer): string | undefined => [...byKey].find(([, known]) => known === signer.id)?.[0]
  const printed = await printApproved(services, approved, { signers, fields: (signer) => inputsInWords(placed, keyOf(signer)), expiresAt, sealedBy: house?.name ?? null })
  let fields: PlacedField[] = []
  let plans: SignatureFieldPlan[] = []
  const copy = await prepareExecutionCopy({
    printed,
    title: approved.contract.title,
    language: 'en',
    createdAt: services.clock(),
    signatureFields: (places, pages) => {
      fields = allowed(placeFields(plan, placed, places, pages))
      plans = fieldPlans(signers, fields, house !== null)
      return plans
    },
    attachments: attachmentsOf(services, approved),
  })
  await requireClean(copy, plans, approved)
  const pages = await pageCount(copy)
  const sealed = house === null || seal === null ? null : { ...(await sealCopy(services, copy, house, seal.passphrase)), name: house.name, fingerprint: house.stored.fingerprint }
  const ceremony = services.write((writer) => openCeremony(services, writer, { approved, signers, fields, expiresAt, copy, pages, sealed }))
  services.changed('contract', id)
  return ceremony
}
