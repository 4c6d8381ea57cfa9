import type { Services, Writer } from '#electron/services.ts'
import { withCertificate } from '#electron/signing-room/certificate.ts'
import { endIfExpired } from '#electron/signing-room/expiry.ts'
import { handedFile } from '#electron/signing-room/handed-file.ts'
import { keepSigned, signingMoment, unchangedSince } from '#electron/signing-room/keep-signature.ts'
import { examineReturned, refuseLockingOut } from '#electron/signing-room/returned-file.ts'
import { requireRunner } from '#electron/signing-room/signers.ts'
import { keepBlob } from '#electron/store/repositories/blobs.ts'
import { getCeremony, saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { BlobId, CeremonyId, Instant } from '#shared/lib/ids.ts'
import type { Ceremony, PlacedField } from '#shared/signing/ceremony.ts'
import { intentOf } from '#shared/signing/intent.ts'
import { returnedSignatures, returnedValues, type ReturnedSignature } from '#shared/signing/returned.ts'
import { withSignature } from '#shared/signing/sign.ts'
import { hasExpired, openSigners } from '#shared/signing/turns.ts'

/**
 * Gives out the file as it stands, for everyone whose turn it is and who signs elsewhere, and writes down what was given out. Throws
 * exchange.ended, exchange.expired, exchange.nobody, signing.may-not-edit.
 */
export function giveOut(services: Services, id: CeremonyId): { readonly blob: BlobId; readonly fileName: string } {
  requireRunner(services)
  endIfExpired(services, id)
  const given = services.write(({ db, now, audit }) => {
    const ceremony = getCeremony(db, id)
    if (ceremony.state === 'expired' || hasExpired(ceremony, now)) throw new AppError('exchange.expired', 'The time to sign has run out. Nothing was given out; start the signing again from the contract.')
    if (ceremony.state !== 'open') throw new AppError('exchange.ended', 'This signing has ended. Nothing was given out.')
    const signers = openSigners(ceremony).filter(({ way }) => way === 'exchange').map((signer) => signer.id)
    if (signers.length === 0) throw new AppError('exchange.nobody', 'Nobody whose turn it is signs elsewhere. Nothing was given out; say who does, or wait for their turn.')
    saveCeremony(db, { ...ceremony, handedOut: [...ceremony.handedOut, { at: now, pdf: ceremony.pdf, signers }] })
    audit({ kind: 'file given out', contract: ceremony.contract, ceremony: id, pdf: ceremony.pdf, signers })
    return { blob: ceremony.pdf, fileName: `${getContract(db, ceremony.contract).title} (to be signed).pdf` }
  })
  services.changed('contract', getCeremony(services.db, id).contract)
  return given
}

interface TakenBack {
  readonly found: readonly ReturnedSignature[]
  readonly filled: readonly PlacedField[]
  readonly pdf: BlobId
  readonly at: Instant
}

/** The ceremony with the signatures of a file that came back, in their order. */
function withReturned(before: Ceremony, { found, filled, pdf, at }: TakenBack): Ceremony {
  return found.reduce((ceremony, { signer, fingerprint, certified }) => {
    const elsewhere: Ceremony = { ...ceremony, signers: ceremony.signers.map((each) => (each.id === signer.id ? { ...each, way: 'exchange' } : each)) }
    const own = filled.filter((field) => field.signer === signer.id)
    return withSignature(elsewhere, signer.id, { at, consent: '', intent: intentOf(ceremony, signer), pagesViewed: [], markKind: 'made elsewhere', fingerprint, certified, witness: null, pdf, ink: null }, own)
  }, before)
}

function keepReturned(services: Services, writer: Writer, before: Ceremony, taken: Omit<TakenBack, 'pdf'> & { readonly bytes: Uint8Array; readonly fileName: string }): Ceremony {
  const { db, now, audit } = writer
  unchangedSince(writer, before)
  const pdf = keepBlob(db, { bytes: taken.bytes, mediaType: 'application/pdf', fileName: `${getContract(db, before.contract).title}.pdf` }, now)
  const ceremony = withReturned(before, { ...taken, pdf })
  for (const { signer, fingerprint, certified } of taken.found) {
    audit({ kind: 'signature taken back', contract: before.contract, ceremony: before.id, signer: signer.id, name: signer.name, role: signer.role, certified, fingerprint, pdf, fileName: taken.fileName })
  }
  keepSigned(services, writer, ceremony)
  return ceremony
}

/**
 * Takes a file in that was signed elsewhere, if it is ours with permitted signatures only (X7). Nothing of a file that is refused is kept.
 * Throws exchange.*, blob.missing, signing.moved-on, signing.clock-set-back, signing.may-not-edit.
 */
export async function takeBack(services: Services, id: CeremonyId, blob: BlobId, fileName: string): Promise<Ceremony> {
  requireRunner(services)
  endIfExpired(services, id)
  const ceremony = getCeremony(services.db, id)
  const { bytes } = handedFile(services, blob)
  const { file, values } = examineReturned(services, ceremony, bytes)
  const found = allowed(returnedSignatures(ceremony, file, services.clock()))
  const filled = allowed(returnedValues(ceremony.fields, found.map(({ signer }) => signer.id), values))
  const at = signingMoment(services, ceremony)
  refuseLockingOut(bytes, withReturned(ceremony, { found, filled, pdf: ceremony.pdf, at }))
  const taken = services.write((writer) => keepReturned(services, writer, ceremony, { found, filled, at, bytes, fileName }))
  services.changed('contract', taken.contract)
  return withCertificate(services, taken)
}
