import { readScan } from '#electron/pdf/scan.ts'
import type { Services } from '#electron/services.ts'
import { withCertificate } from '#electron/signing-room/certificate.ts'
import { endIfExpired } from '#electron/signing-room/expiry.ts'
import { handedFile } from '#electron/signing-room/handed-file.ts'
import { keepSigned, signingMoment, unchangedSince } from '#electron/signing-room/keep-signature.ts'
import { requireRunner } from '#electron/signing-room/signers.ts'
import { blobAddress, keepBlob } from '#electron/store/repositories/blobs.ts'
import { getCeremony } from '#electron/store/repositories/ceremonies.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { BlobId, CeremonyId, SignerId } from '#shared/lib/ids.ts'
import type { Ceremony, WitnessStatement } from '#shared/signing/ceremony.ts'
import { intentOf } from '#shared/signing/intent.ts'
import { mayTakeInk, withSignature } from '#shared/signing/sign.ts'

/** A signature on paper, as whoever scanned it tells of it. */
export interface InkAct {
  readonly ceremony: CeremonyId
  readonly signer: SignerId
  readonly blob: BlobId
  readonly fileName: string
  readonly shows: readonly number[]
  readonly signedOn: CalendarDate
  readonly original: string
  readonly witness: WitnessStatement | null
}

/**
 * Takes in the scan of a signature on paper (X8): it can be read, and it has the pages it is said to show. The file with the digital
 * signatures stays as it is. Throws ink.*, signing.*, blob.missing.
 */
export async function takeInk(services: Services, act: InkAct): Promise<Ceremony> {
  requireRunner(services)
  endIfExpired(services, act.ceremony)
  const ceremony = getCeremony(services.db, act.ceremony)
  const { bytes } = handedFile(services, act.blob)
  const scan = await readScan(bytes)
  const shows = [...new Set(act.shows)].toSorted((a, b) => a - b)
  const ink = { scan: blobAddress(bytes), pages: scan.pages, shows, signedOn: act.signedOn, original: act.original }
  const signer = allowed(mayTakeInk(ceremony, act.signer, { ...ink, witness: act.witness }, services.clock(), services.today()))
  const at = signingMoment(services, ceremony)
  const taken = services.write((writer) => {
    const { db, now, audit } = writer
    unchangedSince(writer, ceremony)
    keepBlob(db, { bytes, mediaType: scan.mediaType, fileName: act.fileName }, now)
    const onPaper: Ceremony = { ...ceremony, signers: ceremony.signers.map((each) => (each.id === signer.id ? { ...each, way: 'wet ink' } : each)) }
    const signed = withSignature(onPaper, signer.id, { at, consent: '', intent: intentOf(ceremony, signer), pagesViewed: [], markKind: 'ink', fingerprint: '', certified: '', witness: act.witness, pdf: ceremony.pdf, ink })
    audit({ kind: 'paper signature taken in', contract: ceremony.contract, ceremony: ceremony.id, signer: signer.id, name: signer.name, role: signer.role, signedOn: act.signedOn, original: act.original, scan: ink.scan })
    keepSigned(services, writer, signed)
    return signed
  })
  services.changed('contract', taken.contract)
  return withCertificate(services, taken)
}
