import { randomBytes } from 'node:crypto'
import type { Services, Writer } from '#electron/services.ts'
import { binaryBlocks } from '#electron/signing-room/certificate-file.ts'
import { handedFile } from '#electron/signing-room/handed-file.ts'
import { storedAuthority } from '#electron/signing-room/identities.ts'
import { refuseUnlessIntact, signingMoment, storedPdf, unchangedSince } from '#electron/signing-room/keep-signature.ts'
import { requireRunner } from '#electron/signing-room/signers.ts'
import { checkValidity, unlockIdentity } from '#electron/signing/identity.ts'
import { finishDocumentTimeStamp, prepareDocumentTimeStamp, type PendingTimeStamp } from '#electron/signing/time-stamp/document-time-stamp.ts'
import { answerTimeStampRequest, freshSerial } from '#electron/signing/time-stamp/local-authority.ts'
import { addSecurityStore } from '#electron/signing/time-stamp/security-store.ts'
import { readCertificateFile, readRevocationListFile } from '#electron/signing/time-stamp/validation-files.ts'
import { keepBlob } from '#electron/store/repositories/blobs.ts'
import { getCeremony, saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { allIdentities } from '#electron/store/repositories/identities.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { BlobId, CeremonyId, IdentityId } from '#shared/lib/ids.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'

/** Octets of a request's nonce. */
const NONCE = 16

/** A signing that everyone has signed. Throws time-stamp.not-complete, signing.may-not-edit. */
function completed(services: Services, id: CeremonyId): Ceremony {
  requireRunner(services)
  const ceremony = getCeremony(services.db, id)
  if (ceremony.state !== 'completed') throw new AppError('time-stamp.not-complete', 'Not everyone has signed yet, and nothing is added to the file before that. Nothing was changed.')
  return ceremony
}

function keepPdf(services: Services, { db, now }: Writer, ceremony: Ceremony, bytes: Uint8Array): BlobId {
  return keepBlob(db, { bytes, mediaType: 'application/pdf', fileName: `${getContract(services.db, ceremony.contract).title}.pdf` }, now)
}

interface Stamped {
  readonly bytes: Uint8Array
  readonly authority: string
  readonly fingerprint: string
  readonly time: Date
}

/** Keeps a stamped file, if our own verifier agrees and nothing else was added in the meantime. */
function keepStamped(services: Services, before: Ceremony, { bytes, authority, fingerprint, time }: Stamped): Ceremony {
  refuseUnlessIntact(bytes, services.clock())
  const kept = services.write((writer) => {
    unchangedSince(writer, before)
    const pdf = keepPdf(services, writer, before, bytes)
    const local = allIdentities(writer.db).some((identity) => identity.fingerprint === fingerprint)
    const ceremony: Ceremony = { ...before, pdf, pendingTimeStamp: null, timeStamps: [...before.timeStamps, { at: time.toISOString(), authority, local, pdf }] }
    saveCeremony(writer.db, ceremony)
    writer.audit({ kind: 'time-stamp added', contract: before.contract, ceremony: before.id, authority, local, pdf })
    return ceremony
  })
  services.changed('contract', kept.contract)
  return kept
}

/**
 * Stamps the finished file with the time, by an authority of this workspace: its clock is this machine's, and the label says so. Throws
 * time-stamp.*, identity.*, signing.clock-set-back.
 */
export async function stampHere(services: Services, id: CeremonyId, authority: { readonly id: IdentityId; readonly passphrase: string }): Promise<Ceremony> {
  const ceremony = completed(services, id)
  const stored = storedAuthority(services, authority.id)
  allowed(checkValidity(stored, new Date(services.clock())))
  const now = new Date(signingMoment(services, ceremony))
  const pending = prepareDocumentTimeStamp(storedPdf(services, ceremony.pdf), randomBytes(NONCE))
  using key = await unlockIdentity(stored, authority.passphrase)
  const response = answerTimeStampRequest(pending.request, { key, now, serial: freshSerial() })
  const { pdf: bytes, ...token } = finishDocumentTimeStamp(pending, response)
  return keepStamped(services, ceremony, { ...token, bytes })
}

/** Begins a time-stamp by an authority elsewhere: the request (.tsq) goes out by hand, and what it will complete is kept. Throws time-stamp.not-complete. */
export function requestTimeStamp(services: Services, id: CeremonyId): { readonly blob: BlobId; readonly fileName: string } {
  const before = completed(services, id)
  const pending = prepareDocumentTimeStamp(storedPdf(services, before.pdf), randomBytes(NONCE))
  const fileName = `${getContract(services.db, before.contract).title}.tsq`
  const blob = services.write((writer) => {
    unchangedSince(writer, before)
    const request = keepBlob(writer.db, { bytes: pending.request, mediaType: 'application/timestamp-query', fileName }, writer.now)
    saveCeremony(writer.db, { ...before, pendingTimeStamp: { at: writer.now, pending: keepPdf(services, writer, before, pending.pdf), request } })
    writer.audit({ kind: 'time-stamp requested', contract: before.contract, ceremony: id, pdf: before.pdf })
    return request
  })
  services.changed('contract', before.contract)
  return { blob, fileName }
}

/** What waits for an answer, if the file has not moved on since it was asked for. Throws time-stamp.not-asked, time-stamp.overtaken. */
function pendingOf(services: Services, { pdf, pendingTimeStamp }: Ceremony): PendingTimeStamp {
  if (pendingTimeStamp === null) throw new AppError('time-stamp.not-asked', 'No time-stamp was asked for. Nothing was added; make a request first.')
  const pending = storedPdf(services, pendingTimeStamp.pending)
  const present = storedPdf(services, pdf)
  if (!Buffer.from(pending.buffer, pending.byteOffset, present.byteLength).equals(present)) {
    throw new AppError('time-stamp.overtaken', 'Something else was added to the file since this time-stamp was asked for. Nothing was added; make a new request.')
  }
  return { pdf: pending, request: storedPdf(services, pendingTimeStamp.request) }
}

/** Puts the answer (.tsr) of an authority into the finished file. Throws time-stamp.*, blob.missing, signing.moved-on. */
export function takeTimeStamp(services: Services, id: CeremonyId, blob: BlobId): Ceremony {
  const ceremony = completed(services, id)
  const { pdf: bytes, ...token } = finishDocumentTimeStamp(pendingOf(services, ceremony), handedFile(services, blob).bytes)
  return keepStamped(services, ceremony, { ...token, bytes })
}

function listsAndCertificates(bytes: Uint8Array): { readonly certificates: readonly Uint8Array[]; readonly crls: readonly Uint8Array[] } {
  const isPem = Buffer.from(bytes.subarray(0, 100_000)).toString('latin1').includes('-----BEGIN ')
  if (!isPem) return binaryItem(bytes)
  const certificates = binaryBlocks(bytes, 'CERTIFICATE').length === 0 ? [] : readCertificateFile(bytes)
  const crls = binaryBlocks(bytes, 'X509 CRL').length === 0 ? [] : readRevocationListFile(bytes)
  return { certificates, crls }
}

/** One or several items in DER, which do not say what they are: certificates if they can be read as such, else lists. */
function binaryItem(bytes: Uint8Array): { readonly certificates: readonly Uint8Array[]; readonly crls: readonly Uint8Array[] } {
  try {
    return { certificates: readCertificateFile(bytes), crls: [] }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'validation-data.unreadable') throw error
    return { certificates: [], crls: readRevocationListFile(bytes) }
  }
}

/**
 * Keeps certificates and revocation lists in the finished file (B-LT), so that it can be checked when nobody can be asked any more. Throws
 * time-stamp.not-complete, validation-data.*, blob.missing, signing.moved-on.
 */
export function addLongTermData(services: Services, id: CeremonyId, blobs: readonly BlobId[]): Ceremony {
  const before = completed(services, id)
  const read = blobs.map((blob) => listsAndCertificates(handedFile(services, blob).bytes))
  const data = { certificates: read.flatMap(({ certificates }) => certificates), crls: read.flatMap(({ crls }) => crls), ocsps: [] }
  const [certificates, lists] = [data.certificates.length, data.crls.length]
  if (certificates + lists === 0) throw new AppError('validation-data.unreadable', 'These files hold no certificate and no revocation list that can be read. Nothing was added.')
  const bytes = addSecurityStore(storedPdf(services, before.pdf), data)
  refuseUnlessIntact(bytes, services.clock())
  const kept = services.write((writer) => {
    unchangedSince(writer, before)
    const pdf = keepPdf(services, writer, before, bytes)
    const ceremony: Ceremony = { ...before, pdf, pendingTimeStamp: null, longTermData: [...before.longTermData, { at: writer.now, certificates, lists, pdf }] }
    saveCeremony(writer.db, ceremony)
    writer.audit({ kind: 'long-term data added', contract: before.contract, ceremony: id, certificates, lists, pdf })
    return ceremony
  })
  services.changed('contract', kept.contract)
  return kept
}
