import { completionCertificateHtml } from '#electron/pdf/completion-html.ts'
import { prepareExecutionCopy } from '#electron/pdf/prepare.ts'
import type { Services } from '#electron/services.ts'
import { printOwnPage } from '#electron/signing-room/print-shop.ts'
import { chainHead } from '#electron/store/repositories/audit.ts'
import { findBlob, keepBlob } from '#electron/store/repositories/blobs.ts'
import { getCeremony, saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { defaultPage } from '#shared/document/attributes.ts'
import type { CeremonyId } from '#shared/lib/ids.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import type { CompletedSignature, CompletionRecord } from '#shared/signing/evidence.ts'

function completedSignatures(ceremony: Ceremony): CompletedSignature[] {
  return ceremony.signers.flatMap(({ signature, ...signer }) => {
    if (signature === null) return []
    const of = ceremony.signers.find((each) => each.id === signer.witnessOf)?.name ?? ''
    const { witness } = signature
    return [
      {
        order: signer.order,
        role: signer.role,
        name: signer.name,
        capacity: signer.capacity,
        party: signer.party,
        email: signer.email,
        at: signature.at,
        markKind: signature.markKind,
        fingerprint: signature.fingerprint,
        pagesViewed: signature.pagesViewed,
        consent: signature.consent,
        intent: signature.intent,
        witness: witness === null ? null : { of, address: witness.address, occupation: witness.occupation },
      },
    ]
  })
}

function recordOf(services: Services, ceremony: Ceremony): CompletionRecord {
  const contract = getContract(services.db, ceremony.contract)
  const head = chainHead(services.db)
  return {
    contract: { id: contract.id, title: contract.title },
    completedAt: ceremony.endedAt ?? services.clock(),
    documentHash: ceremony.versionHash,
    file: { name: `${contract.title}.pdf`, pages: ceremony.pages, size: findBlob(services.db, ceremony.pdf)?.bytes.byteLength ?? 0, hash: ceremony.pdf },
    signatures: completedSignatures(ceremony),
    auditHead: { entry: head.sequence, hash: head.hash },
    sealedBy: null,
  }
}

/** Makes the certificate of completion, a file of its own, and closes the signing in the log. */
async function completeCertificate(services: Services, id: CeremonyId): Promise<Ceremony> {
  const ceremony = getCeremony(services.db, id)
  if (ceremony.state !== 'completed' || ceremony.certificate !== null) return ceremony
  const record = recordOf(services, ceremony)
  const title = `Certificate of completion: ${record.contract.title}`
  const { pageSize } = readWorkspace(services.db).settings
  const page = { ...defaultPage, size: pageSize }
  const printed = await printOwnPage(services, { title, right: ceremony.pdf.slice(0, 12), page, content: completionCertificateHtml(record) })
  const bytes = await prepareExecutionCopy({ printed, title, language: 'en', createdAt: services.clock(), signatureFields: () => [], attachments: [] })
  return services.write(({ db, now, audit }) => {
    const present = getCeremony(db, id)
    if (present.certificate !== null) return present
    const certificate = keepBlob(db, { bytes, mediaType: 'application/pdf', fileName: `${title}.pdf` }, now)
    const completed: Ceremony = { ...present, certificate }
    saveCeremony(db, completed)
    audit({ kind: 'signing completed', contract: present.contract, ceremony: id, pdf: present.pdf, certificate })
    return completed
  })
}

/**
 * A signing with its certificate, made now if it is complete and has none. Failing to make it does not undo the signatures, so it is
 * reported and left for the next time, and is no reason to refuse a signature or a look at the signing.
 */
export async function withCertificate(services: Services, ceremony: Ceremony): Promise<Ceremony> {
  try {
    return await completeCertificate(services, ceremony.id)
  } catch (error) {
    services.report(error)
    return ceremony
  }
}
