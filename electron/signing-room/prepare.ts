import { gateOf } from '#electron/contracts/facts.ts'
import { move } from '#electron/contracts/move.ts'
import { documentOf } from '#electron/drafts/versions.ts'
import { evidencePagesHtml } from '#electron/pdf/evidence-html.ts'
import { lintExecutionCopy } from '#electron/pdf/lint.ts'
import { pageCount } from '#electron/pdf/page-text.ts'
import { prepareExecutionCopy } from '#electron/pdf/prepare.ts'
import type { SignatureFieldPlan } from '#electron/pdf/signature-fields.ts'
import type { SignaturePlace } from '#electron/pdf/signature-places.ts'
import type { Services } from '#electron/services.ts'
import { gatherEvidence } from '#electron/signing-room/evidence.ts'
import { printContract } from '#electron/signing-room/print-shop.ts'
import { keepBlob } from '#electron/store/repositories/blobs.ts'
import { saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { documentByHash } from '#electron/store/repositories/documents.ts'
import { getVersion } from '#electron/store/repositories/versions.ts'
import { linksIn } from '#shared/document/links.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { signatureBlocks } from '#shared/signing/blocks.ts'
import type { Ceremony, Signer } from '#shared/signing/ceremony.ts'
import { planSigners, type RequestedSigner } from '#shared/signing/plan.ts'
import { actingSigners, lockOf } from '#shared/signing/turns.ts'

const utf8 = new TextEncoder()

/** The signature fields, each where its signature line came to stand on the page. Throws signing.no-place. */
function fieldPlans(signers: readonly Signer[], places: readonly SignaturePlace[]): SignatureFieldPlan[] {
  return actingSigners(signers).map((signer) => {
    const place = places.find((each) => each.block === signer.block && each.role === signer.role)
    if (place === undefined) {
      throw new AppError('signing.no-place', `The printed document has no line for ${signer.name} to sign on. Nothing was prepared; check the signature block.`)
    }
    const tooltip = `Signature of ${signer.name}${signer.role === 'witness' ? ', witness' : signer.capacity === '' ? '' : `, ${signer.capacity}`}`
    return { name: signer.field, page: place.page, rectangle: place.rectangle, tooltip, lock: lockOf(signers, signer) === 'all' }
  })
}

/**
 * Makes the execution copy of the approved version and opens its signing. The gate must be open before and still be open when the file
 * is ready. Throws lifecycle.gate-closed, plan.*, signing.no-place, signing.copy-not-clean, pdf.*.
 */
export async function prepareSigning(services: Services, id: ContractId, requested: readonly RequestedSigner[]): Promise<Ceremony> {
  const contract = getContract(services.db, id)
  const problems = gateOf(services, contract)
  const [first] = problems
  if (first !== undefined || contract.submission === null) {
    throw new AppError('lifecycle.gate-closed', first?.message ?? 'The contract is not approved yet. Submit it for approval first.')
  }
  const version = getVersion(services.db, contract.submission.version)
  const doc = documentOf(services, version.hash)
  const planned = planSigners(signatureBlocks(doc), requested, services.newId)
  if (!planned.ok) throw AppError.from(planned.refusal)
  const { signers } = planned.value
  const fields = fieldsOf(doc)
  const attachments = [
    { name: 'document.json', mediaType: 'application/json', bytes: utf8.encode(documentByHash(services.db, version.hash)), description: 'The text that is signed, as canonical JSON', relationship: 'Source' },
    { name: 'fields.json', mediaType: 'application/json', bytes: utf8.encode(canonicalJson(fields)), description: 'The values filled into the text', relationship: 'Data' },
  ] as const
  const evidence = evidencePagesHtml(gatherEvidence(services, contract, version, fields, signers, attachments))
  const printed = await printContract(services, { title: contract.title, doc, version: `Version ${version.number}`, hash: version.hash, evidence })
  const bytes = await prepareExecutionCopy({
    printed,
    title: contract.title,
    language: 'en',
    createdAt: services.clock(),
    signatureFields: (places) => fieldPlans(signers, places),
    attachments,
  })
  const findings = await lintExecutionCopy(bytes, { fields: signers.map((signer) => signer.field), links: linksIn(doc) })
  if (findings.length > 0) {
    const list = findings.map((finding) => `${finding.code}${finding.detail === '' ? '' : ` (${finding.detail})`}`).join(', ')
    throw new AppError('signing.copy-not-clean', `The execution copy is not fit to be signed: ${list}. Nothing was prepared.`)
  }
  const pages = await pageCount(bytes)
  return services.write((writer) => {
    const { db, now, actor, audit } = writer
    const present = getContract(db, id)
    if (gateOf(services, present).length > 0 || present.submission?.versionHash !== version.hash) {
      throw new AppError('lifecycle.gate-closed', 'The contract changed while its execution copy was made. Nothing was prepared; look at the list again.')
    }
    const pdf = keepBlob(db, { bytes, mediaType: 'application/pdf', fileName: `${contract.title} (execution copy).pdf` }, now)
    const ceremony: Ceremony = {
      id: services.newId<'ceremony'>(),
      contract: id,
      version: version.id,
      versionHash: version.hash,
      state: 'open',
      pages,
      executionCopy: pdf,
      pdf,
      certificate: null,
      certificateSealedBy: null,
      signers,
      fields: [],
      expiresAt: null,
      seal: null,
      handedOut: [],
      conformed: null,
      conformedSealedBy: null,
      finished: null,
      timeStamps: [],
      longTermData: [],
      pendingTimeStamp: null,
      createdAt: now,
      createdBy: actor.id,
      endedAt: null,
      endedBecause: null,
    }
    saveCeremony(db, ceremony)
    audit({ kind: 'signing prepared', contract: id, ceremony: ceremony.id, version: version.id, versionHash: version.hash, pdf, signers: signers.length })
    move(services, writer, id, 'open signing', '')
    return ceremony
  })
}
