import { move } from '#electron/contracts/move.ts'
import { nameVersion } from '#electron/drafts/versions.ts'
import type { Services, Writer } from '#electron/services.ts'
import { auditEntries } from '#electron/store/repositories/audit.ts'
import { findBlob } from '#electron/store/repositories/blobs.ts'
import { getCeremony, saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { BlobId, Instant } from '#shared/lib/ids.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { clockRunsOn } from '#shared/signing/moment.ts'

/** A file of a signing. Throws blob.missing. */
export function storedPdf(services: Services, id: BlobId): Uint8Array {
  const blob = findBlob(services.db, id)
  if (blob === null) throw new AppError('blob.missing', 'The file of this signing is not in the workspace. Nothing was signed. Run the doctor on the workspace.')
  return blob.bytes
}

/** Our own verifier must agree before anything is kept: what we would not call intact we do not produce. Throws signing.did-not-verify. */
export function refuseUnlessIntact(pdf: Uint8Array, now: Instant): void {
  const { verdict, findings } = verifyPdf(pdf, { trusted: new Map(), now: new Date(now) })
  if (verdict === 'intact' || verdict === 'extended') return
  throw new AppError('signing.did-not-verify', `The new signature did not pass our own verification (${verdict}${findings[0] === undefined ? '' : `: ${findings[0].message}`}). Nothing was kept; the document is as it was.`)
}

/** The moment now, unless the clock was set back. Throws signing.clock-set-back. */
export function signingMoment(services: Services, ceremony: Ceremony): Instant {
  const [last] = auditEntries(services.db, null, 1)
  return allowed(clockRunsOn(ceremony, last?.at ?? ceremony.createdAt, services.clock()))
}

/** The signing as it is now, if nothing happened to it since `before` was read. Throws signing.ended, signing.moved-on. */
export function unchangedSince(writer: Writer, before: Ceremony): Ceremony {
  const present = getCeremony(writer.db, before.id)
  if (present.state !== before.state) throw new AppError('signing.ended', 'This signing has ended, so nothing was signed. Start a new one from the contract.')
  if (present.pdf !== before.pdf || JSON.stringify(present) !== JSON.stringify(before)) {
    throw new AppError('signing.moved-on', 'Someone signed this document in the meantime. Nothing was added; look at it again.')
  }
  return present
}

/** Keeps a signing after a signature; when it was the last, the contract is executed and its text named as signed. */
export function keepSigned(services: Services, writer: Writer, ceremony: Ceremony): void {
  saveCeremony(writer.db, ceremony)
  if (ceremony.state !== 'completed') return
  nameVersion(services, writer, ceremony.contract, { name: 'Signed', kind: 'signed', note: '' })
  move(services, writer, ceremony.contract, 'complete signing', '')
}
