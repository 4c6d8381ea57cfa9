import { move } from '#electron/contracts/move.ts'
import { nameVersion } from '#electron/drafts/versions.ts'
import type { Services, Writer } from '#electron/services.ts'
import { checkValidity, unlockIdentity } from '#electron/signing/identity.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { withCertificate } from '#electron/signing-room/certificate.ts'
import { storedIdentity } from '#electron/signing-room/identities.ts'
import { findBlob, keepBlob } from '#electron/store/repositories/blobs.ts'
import { getCeremony, saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { BlobId, CeremonyId, IdentityId, SignerId } from '#shared/lib/ids.ts'
import { validateSignatureMark } from '#shared/signing/appearance.ts'
import { consentWording, type Ceremony, type SignatureMark, type Signer, type WitnessStatement } from '#shared/signing/ceremony.ts'
import { maySign, withSignature } from '#shared/signing/sign.ts'
import { certifies, lockOf } from '#shared/signing/turns.ts'

/** What a person does when they sign. */
export interface SignAct {
  readonly ceremony: CeremonyId
  readonly signer: SignerId
  readonly mark: SignatureMark
  readonly pagesViewed: readonly number[]
  readonly identity: { readonly id: IdentityId; readonly passphrase: string }
  readonly witness: WitnessStatement | null
}

export function storedPdf(services: Services, id: BlobId): Uint8Array {
  const blob = findBlob(services.db, id)
  if (blob === null) throw new AppError('blob.missing', 'The file of this signing is not in the workspace. Nothing was signed. Run the doctor on the workspace.')
  return blob.bytes
}

/** The words that go with the button: why this person signs. */
export function intentOf(ceremony: Ceremony, signer: Signer): string {
  if (signer.role === 'signer') return signer.capacity === '' ? 'I sign' : `I sign as ${signer.capacity}`
  return `I witness the signature of ${ceremony.signers.find((each) => each.id === signer.witnessOf)?.name ?? 'the signer'}`
}

/** Our own verifier must agree before anything is kept: what we would not call intact we do not produce. */
function refuseUnlessIntact(pdf: Uint8Array, now: string): void {
  const { verdict, findings } = verifyPdf(pdf, { trusted: new Map(), now: new Date(now) })
  if (verdict === 'intact' || verdict === 'extended') return
  throw new AppError('signing.did-not-verify', `The new signature did not pass our own verification (${verdict}${findings[0] === undefined ? '' : `: ${findings[0].message}`}). Nothing was kept; the document is as it was.`)
}

function keepSignature(services: Services, writer: Writer, before: Ceremony, signer: Signer, act: SignAct, fingerprint: string, bytes: Uint8Array): Ceremony {
  const { db, now, audit } = writer
  const contract = getContract(db, before.contract)
  const present = getCeremony(db, before.id)
  if (present.state !== 'open') throw new AppError('signing.ended', 'This signing has ended, so nothing was signed. Start a new one from the contract.')
  if (present.pdf !== before.pdf) {
    throw new AppError('signing.moved-on', 'Someone signed this document in the meantime. Nothing was added; look at it again.')
  }
  const pdf = keepBlob(db, { bytes, mediaType: 'application/pdf', fileName: `${contract.title}.pdf` }, now)
  const ceremony = withSignature(before, signer.id, {
    at: now,
    consent: consentWording,
    intent: intentOf(before, signer),
    pagesViewed: [...new Set(act.pagesViewed)].toSorted((a, b) => a - b),
    markKind: act.mark.kind,
    fingerprint,
    certified: '',
    witness: act.witness,
    pdf,
    ink: null,
  })
  saveCeremony(db, ceremony)
  audit({ kind: 'document signed', contract: contract.id, ceremony: ceremony.id, signer: signer.id, name: signer.name, role: signer.role, fingerprint, pdf })
  if (ceremony.state === 'completed') {
    nameVersion(services, writer, contract.id, { name: 'Signed', kind: 'signed', note: '' })
    move(services, writer, contract.id, 'complete signing', '')
  }
  return ceremony
}

/**
 * Adds one person's signature as an incremental update. The file is verified before it is kept; file, record and event go to disk in one
 * transaction, so a crash leaves the signing as before or as after. Throws signing.*, mark.*, identity.*.
 */
export async function sign(services: Services, act: SignAct): Promise<Ceremony> {
  const ceremony = getCeremony(services.db, act.ceremony)
  const mark = validateSignatureMark(act.mark)
  if (!mark.ok) throw AppError.from(mark.refusal)
  const stored = storedIdentity(services, act.identity.id)
  const signedAt = services.clock()
  const allowed = maySign(ceremony, act.signer, { pagesViewed: act.pagesViewed, witness: act.witness, fingerprint: stored.fingerprint, at: signedAt })
  if (!allowed.ok) throw AppError.from(allowed.refusal)
  const valid = checkValidity(stored, new Date(signedAt))
  if (!valid.ok) throw AppError.from(valid.refusal)
  const signer = allowed.value
  const before = storedPdf(services, ceremony.pdf)
  using key = await unlockIdentity(stored, act.identity.passphrase)
  const bytes = await signIncrement({
    pdf: before,
    field: signer.field,
    key,
    signedAt,
    signerName: signer.name,
    reason: intentOf(ceremony, signer),
    appearance: { mark: act.mark, capacity: signer.role === 'witness' ? 'Witness' : signer.capacity, timeZone: services.timeZone },
    certify: certifies(ceremony),
    lock: lockOf(ceremony.signers, signer) === 'all',
  })
  refuseUnlessIntact(bytes, signedAt)
  const signed = services.write((writer) => keepSignature(services, writer, ceremony, signer, act, stored.fingerprint, bytes))
  services.changed('contract', signed.contract)
  return withCertificate(services, signed)
}
