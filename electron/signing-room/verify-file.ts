import type { Services } from '#electron/services.ts'
import { handedFile } from '#electron/signing-room/handed-file.ts'
import { recogniseFile } from '#electron/signing-room/recognise.ts'
import { trustOf } from '#electron/signing-room/trust.ts'
import { pagesChanged } from '#electron/signing/verify/pages-changed.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import type { Output } from '#shared/ipc/api.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { summarise, type SignatureReport } from '#shared/signing/verification.ts'

type Since = Output<'verify.file'>['since']

/** Where the bytes end that a signature covers; null where its byte range cannot be relied on. */
function signedEnd({ byteRange: [start, , from, length] }: SignatureReport, size: number): number | null {
  if (start !== 0 || from === undefined || length === undefined) return null
  const end = from + length
  return Number.isSafeInteger(end) && end > 0 && end <= size ? end : null
}

/** For each signature that something follows: the file as it was signed, and the pages that changed since. */
function changesSince(services: Services, bytes: Uint8Array, signatures: readonly SignatureReport[]): Since {
  return signatures.flatMap((signature) => {
    const end = signature.covers === 'whole file' ? null : signedEnd(signature, bytes.byteLength)
    if (end === null) return []
    const signed = services.transient.put({ bytes: bytes.slice(0, end), mediaType: 'application/pdf', fileName: `As signed in ${signature.field}.pdf` })
    return [{ field: signature.field, signed, pages: pagesChanged(bytes, end)?.map((change) => ({ ...change })) ?? null }]
  })
}

/** Checks a file that was handed over, against what this workspace trusts and knows. Throws blob.missing. */
export function verifyFile(services: Services, id: BlobId): Output<'verify.file'> {
  const { bytes } = handedFile(services, id)
  const report = verifyPdf(bytes, { ...trustOf(services), now: new Date(services.clock()) })
  const known = recogniseFile(services, bytes)
  return { report, sentence: summarise(report), known: known?.sentence ?? null, recognised: known?.recognition ?? null, since: changesSince(services, bytes, report.signatures) }
}
