import type { Services } from '#electron/services.ts'
import { chainHead } from '#electron/store/repositories/audit.ts'
import { findBlob } from '#electron/store/repositories/blobs.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import type { Ceremony, PlacedField } from '#shared/signing/ceremony.ts'
import type { CompletedSignature, CompletionRecord } from '#shared/signing/evidence.ts'
import type { Verdict } from '#shared/signing/verification.ts'

/** The file when everyone had signed; time-stamps come after it. */
export function finishedFile({ finished, pdf }: Ceremony): BlobId {
  return finished ?? pdf
}

function valuesOf(fields: readonly PlacedField[], signer: PlacedField['signer']): CompletedSignature['values'] {
  return fields.flatMap((field) => (field.signer === signer && field.value !== null && field.value !== '' ? [{ label: `${field.label} (page ${field.page})`, value: field.value }] : []))
}

function completedSignatures(ceremony: Ceremony): CompletedSignature[] {
  return ceremony.signers.flatMap(({ signature, ...signer }) => {
    if (signature === null) return []
    const of = ceremony.signers.find((each) => each.id === signer.witnessOf)?.name ?? null
    const { witness, ink } = signature
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
        certified: signature.certified,
        witnessOf: of,
        values: valuesOf(ceremony.fields, signer.id),
        ink: ink === null ? null : { signedOn: ink.signedOn, original: ink.original, scan: ink.scan, pages: ink.pages },
        witness: witness === null ? null : { of: of ?? '', address: witness.address, occupation: witness.occupation },
      },
    ]
  })
}

const verdicts: Readonly<Record<Verdict, string>> = {
  intact: 'Intact: nothing was changed after the last digital signature.',
  extended: 'Intact: only what is permitted was added after the signatures.',
  unsigned: 'Everyone signed on paper; the file carries no digital signature.',
  modified: 'Changed after it was signed.',
  invalid: 'Not valid.',
  indeterminate: 'Whether the file is as it was signed could not be decided.',
}

/** What the certificate of completion states (X9), from the records and from our own verifier. */
export function completionOf(services: Services, ceremony: Ceremony, sealedBy: string | null): CompletionRecord {
  const contract = getContract(services.db, ceremony.contract)
  const head = chainHead(services.db)
  const hash = finishedFile(ceremony)
  const bytes = findBlob(services.db, hash)?.bytes
  const verdict = bytes === undefined ? 'unsigned' : verifyPdf(bytes, { trusted: new Map(), now: new Date(services.clock()) }).verdict
  return {
    contract: { id: contract.id, title: contract.title },
    completedAt: ceremony.endedAt ?? services.clock(),
    documentHash: ceremony.versionHash,
    file: { name: `${contract.title}.pdf`, pages: ceremony.pages, size: bytes?.byteLength ?? 0, hash },
    verdict: verdicts[verdict],
    sealedFor: ceremony.seal,
    signatures: completedSignatures(ceremony),
    copies: ceremony.signers.filter(({ role }) => role === 'copy').map(({ name }) => name),
    auditHead: { entry: head.sequence, hash: head.hash },
    sealedBy,
  }
}
