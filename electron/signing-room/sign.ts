import type { Services, Writer } from '#electron/services.ts'
import { withCertificate } from '#electron/signing-room/certificate.ts'
import { endIfExpired } from '#electron/signing-room/expiry.ts'
import { storedIdentity } from '#electron/signing-room/identities.ts'
import { keepSigned, refuseUnlessIntact, signingMoment, storedPdf, unchangedSince } from '#electron/signing-room/keep-signature.ts'
import { checkMaySign, unlockIdentity } from '#electron/signing/identity.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { keepBlob } from '#electron/store/repositories/blobs.ts'
import { getCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { allowed } from '#shared/ipc/errors.ts'
import { calendarDateIn } from '#shared/lib/calendar.ts'
import type { CeremonyId, IdentityId, Instant, SignerId } from '#shared/lib/ids.ts'
import { validateSignatureMark } from '#shared/signing/appearance.ts'
import { consentWording, type Ceremony, type PlacedField, type SignatureMark, type Signer, type WitnessStatement } from '#shared/signing/ceremony.ts'
import { dayInWords } from '#shared/signing/evidence.ts'
import { fillFields } from '#shared/signing/fields.ts'
import { intentOf, markFor } from '#shared/signing/intent.ts'
import { maySign, withSignature } from '#shared/signing/sign.ts'
import { certifies } from '#shared/signing/turns.ts'

/** What a person does when they sign. */
export interface SignAct {
  readonly ceremony: CeremonyId
  readonly signer: SignerId
  /** Null for an approver without a place on the pages. */
  readonly mark: SignatureMark | null
  /** What they fill in, by the names of their own fields. */
  readonly values?: Readonly<Record<string, string>>
  readonly pagesViewed: readonly number[]
  readonly identity: { readonly id: IdentityId; readonly passphrase: string }
  readonly witness: WitnessStatement | null
}

/** A signature that was made and is to be kept. */
interface Made {
  readonly signer: Signer
  readonly act: SignAct
  readonly fingerprint: string
  readonly filled: readonly PlacedField[]
  readonly signedAt: Instant
  readonly bytes: Uint8Array
}

function keepSignature(services: Services, writer: Writer, before: Ceremony, { signer, act, fingerprint, filled, signedAt, bytes }: Made): Ceremony {
  const { db, now, audit } = writer
  const contract = getContract(db, before.contract)
  unchangedSince(writer, before)
  const pdf = keepBlob(db, { bytes, mediaType: 'application/pdf', fileName: `${contract.title}.pdf` }, now)
  const signature = {
    at: signedAt,
    consent: consentWording,
    intent: intentOf(before, signer),
    pagesViewed: [...new Set(act.pagesViewed)].toSorted((a, b) => a - b),
    markKind: act.mark?.kind ?? ('none' as const),
    fingerprint,
    certified: '',
    witness: act.witness,
    pdf,
    ink: null,
  }
  const ceremony = withSignature(before, signer.id, signature, filled)
  audit({ kind: 'document signed', contract: contract.id, ceremony: ceremony.id, signer: signer.id, name: signer.name, role: signer.role, fingerprint, pdf })
  keepSigned(services, writer, ceremony)
  return ceremony
}

/**
 * Adds one person's signature, and what they fill in, as an incremental update. The file is verified before it is kept; file, record and
 * event go to disk in one transaction, so a crash leaves the signing as before or as after. Throws signing.*, fields.*, mark.*, identity.*.
 */
export async function sign(services: Services, act: SignAct): Promise<Ceremony> {
  endIfExpired(services, act.ceremony)
  const ceremony = getCeremony(services.db, act.ceremony)
  if (act.mark !== null) allowed(validateSignatureMark(act.mark))
  const stored = storedIdentity(services, act.identity.id)
  const now = services.clock()
  const signer = allowed(maySign(ceremony, act.signer, { pagesViewed: act.pagesViewed, witness: act.witness, fingerprint: stored.fingerprint, at: now }))
  const mark = allowed(markFor(ceremony.fields, signer, act.mark))
  const filled = allowed(fillFields(ceremony.fields, signer, act.values ?? {}, dayInWords(calendarDateIn(now, services.timeZone))))
  allowed(checkMaySign(stored, new Date(now)))
  const signedAt = signingMoment(services, ceremony)
  using key = await unlockIdentity(stored, act.identity.passphrase)
  const bytes = await signIncrement({
    pdf: storedPdf(services, ceremony.pdf),
    field: signer.field,
    key,
    signedAt,
    signerName: signer.name,
    reason: intentOf(ceremony, signer),
    ...(mark === null ? {} : { appearance: { mark, capacity: signer.role === 'witness' ? 'Witness' : signer.capacity, timeZone: services.timeZone } }),
    values: filled.flatMap(({ name, value }) => (value === null || value === '' ? [] : [{ field: name, value }])),
    certify: certifies(ceremony),
  })
  refuseUnlessIntact(bytes, signedAt)
  const signed = services.write((writer) => keepSignature(services, writer, ceremony, { signer, act, fingerprint: stored.fingerprint, filled, signedAt, bytes }))
  services.changed('contract', signed.contract)
  // Awaited here, for the key is closed when this function is left.
  return await withCertificate(services, signed, { key, identity: act.identity.id })
}
