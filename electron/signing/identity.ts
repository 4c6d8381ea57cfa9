import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { AppError } from '#shared/ipc/errors.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { accepted, refused } from '#shared/lib/result.ts'
import type { Refusal, Result } from '#shared/lib/result.ts'
import { certificateFingerprint, isStrictCertificate, isTimeStampingOnly, maySignDocuments, selfSignedCertificate } from './certificate.ts'
import type { CertificatePurpose, CertificateSubject } from './certificate.ts'
import { damaged, decryptKey, encryptKey } from './encrypted-key.ts'
import type { EncryptedKey } from './encrypted-key.ts'
import { SCRYPT_COST, type ScryptCost } from './passphrase-key.ts'
import { signingKey } from './signing-key.ts'
import type { SignatureScheme, SigningKey } from './signing-key.ts'

export type { SigningKey } from './signing-key.ts'
export type IdentityAlgorithm = 'ECDSA P-256' | 'ECDSA P-384' | 'RSA'

/** A signing identity at rest: what may be shown to anyone, and the private key under its passphrase. */
export interface StoredIdentity {
  /** X.509 certificate, DER. */
  readonly certificate: Uint8Array
  /** SHA-256 of the certificate's DER, lower-case hexadecimal. */
  readonly fingerprint: string
  /** The distinguished name, as "C=FR, O=Firm, CN=Name". */
  readonly subject: string
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly algorithm: IdentityAlgorithm
  /** How it signs; what its kind of key does by itself when left out. */
  readonly scheme?: SignatureScheme
  /** The certificates above its own, DER, nearest first; none when left out. */
  readonly chain?: readonly Uint8Array[]
  /** Made here, which is what is meant when left out, or brought along in a file. */
  readonly origin?: 'made' | 'imported'
  readonly encryptedKey: EncryptedKey
}

export interface NewIdentity extends CertificateSubject {
  readonly passphrase: string
  readonly notBefore: Date
  /** Whole years, 1 to 30. */
  readonly validYears: number
  /** What it is for; signing documents when left out. A time-stamping identity signs nothing else. */
  readonly purpose?: CertificatePurpose
}

const SHORTEST_PASSPHRASE = 8

/**
 * Makes a P-256 key and its self-signed certificate; the key leaves this function only encrypted.
 * Throws AppError 'identity.invalid' for a subject no certificate can carry, 'identity.weak-passphrase' under 8 characters.
 */
export function createIdentity(wanted: NewIdentity): Promise<StoredIdentity> {
  return createIdentityAtCost(wanted, SCRYPT_COST)
}

/** As createIdentity, with the cost of one passphrase guess given. */
export async function createIdentityAtCost(wanted: NewIdentity, cost: ScryptCost): Promise<StoredIdentity> {
  const subject = requireSubject(wanted)
  requirePassphrase(wanted.passphrase)
  const notBefore = wholeSeconds(wanted.notBefore)
  const notAfter = yearsAfter(notBefore, wanted.validYears)
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
  try {
    const certificate = selfSignedCertificate(subject, { notBefore, notAfter, purpose: wanted.purpose ?? 'signing' }, publicKey, privateKey)
    const fingerprint = certificateFingerprint(certificate)
    return {
      certificate,
      fingerprint,
      subject: subjectText(subject),
      notBefore: notBefore.toISOString(),
      notAfter: notAfter.toISOString(),
      algorithm: 'ECDSA P-256',
      scheme: 'ECDSA',
      chain: [],
      origin: 'made',
      encryptedKey: await encryptKey(privateKey, wanted.passphrase, fingerprint, cost),
    }
  } finally {
    privateKey.fill(0)
  }
}

/** Opens the private key. Throws AppError 'identity.wrong-passphrase' or 'identity.damaged'. */
export async function unlockIdentity(stored: StoredIdentity, passphrase: string): Promise<SigningKey> {
  if (certificateFingerprint(stored.certificate) !== stored.fingerprint) throw damaged()
  const pkcs8 = await decryptKey(stored.encryptedKey, passphrase, stored.fingerprint)
  try {
    const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
    if (!new X509Certificate(stored.certificate).publicKey.equals(createPublicKey(key))) throw damaged()
    const { scheme, chain = [] } = stored
    return signingKey(key, stored.certificate, { chain, ...(scheme === undefined ? {} : { scheme }) })
  } finally {
    pkcs8.fill(0)
  }
}

/** Whether an identity may sign at this moment, by its certificate's dates, both ends included (RFC 5280 §4.1.2.5). */
export function checkValidity(
  stored: Pick<StoredIdentity, 'notBefore' | 'notAfter'>,
  now: Date,
): Result<'valid', Refusal<'identity.expired' | 'identity.not-yet-valid'>> {
  if (now.getTime() < Date.parse(stored.notBefore)) {
    return refused('identity.not-yet-valid', `This signing identity is valid only from ${stored.notBefore.slice(0, 10)}. Nothing was signed; check the clock of this machine.`)
  }
  if (now.getTime() > Date.parse(stored.notAfter)) {
    return refused('identity.expired', `This signing identity was valid until ${stored.notAfter.slice(0, 10)}. Nothing was signed; make a new identity. Earlier signatures stay as they are.`)
  }
  return accepted('valid')
}

/**
 * Whether an identity may sign documents at this moment: by its dates, and by what its certificate says it is for
 * (RFC 5280 §4.2.1.3 and §4.2.1.12).
 */
export function checkMaySign(
  stored: Pick<StoredIdentity, 'certificate' | 'notBefore' | 'notAfter'>,
  now: Date,
): Result<'valid', Refusal<'identity.expired' | 'identity.not-yet-valid' | 'identity.not-for-signing' | 'identity.unsupported'>> {
  if (!isStrictCertificate(stored.certificate)) {
    return refused('identity.unsupported', 'The certificate of this signing identity is not written as the standard asks, so signatures with it could not be checked. Nothing was signed; use another identity.')
  }
  if (!maySignDocuments(stored.certificate) || isTimeStampingOnly(stored.certificate)) {
    return refused('identity.not-for-signing', 'The certificate of this signing identity says that it is not for signing documents. Nothing was signed; use another identity.')
  }
  return checkValidity(stored, now)
}

/** The dates of a certificate. Throws 'identity.damaged' for octets that are none. */
export function datesOf(certificate: Uint8Array): { readonly notBefore: Instant; readonly notAfter: Instant } {
  try {
    const { validFrom, validTo } = new X509Certificate(certificate)
    return { notBefore: new Date(validFrom).toISOString(), notAfter: new Date(validTo).toISOString() }
  } catch (cause) {
    throw Object.assign(damaged(), { cause })
  }
}

/** The same identity under another passphrase. Throws what unlockIdentity throws, and 'identity.weak-passphrase'. */
export async function changePassphrase(stored: StoredIdentity, passphrase: string, replacement: string): Promise<StoredIdentity> {
  requirePassphrase(replacement)
  if (certificateFingerprint(stored.certificate) !== stored.fingerprint) throw damaged()
  const pkcs8 = await decryptKey(stored.encryptedKey, passphrase, stored.fingerprint)
  try {
    const { N, r, p } = stored.encryptedKey
    return { ...stored, encryptedKey: await encryptKey(pkcs8, replacement, stored.fingerprint, { N, r, p }) }
  } finally {
    pkcs8.fill(0)
  }
}

function requireSubject(wanted: CertificateSubject): CertificateSubject {
  const name = requireText('name', wanted.name)
  const organisation = wanted.organisation === undefined ? undefined : requireText('organisation', wanted.organisation)
  const { country, email } = wanted
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) throw invalid('The country must be its two capital letters, such as GB.')
  if (email !== undefined && !/^[!-?A-~]+@[!-?A-~]+$/.test(email)) throw invalid('The e-mail address must be written in plain letters, with one @.')
  return { name, ...(organisation === undefined ? {} : { organisation }), ...(country === undefined ? {} : { country }), ...(email === undefined ? {} : { email }) }
}

/** RFC 5280 appendix A sets 64 characters as the upper bound of a name and of an organisation. */
function requireText(field: string, value: string): string {
  const text = value.trim().normalize('NFC')
  if (text === '' || [...text].length > 64 || /\p{Cc}/u.test(text)) throw invalid(`The ${field} must have between 1 and 64 characters, on one line.`)
  return text
}

/** Throws 'identity.weak-passphrase' under 8 characters. */
export function requirePassphrase(passphrase: string): void {
  if ([...passphrase].length < SHORTEST_PASSPHRASE) {
    throw new AppError('identity.weak-passphrase', `The passphrase must have at least ${SHORTEST_PASSPHRASE} characters. Nothing was saved.`)
  }
}

function invalid(reason: string): AppError {
  return new AppError('identity.invalid', `${reason} No identity was made.`)
}

function wholeSeconds(moment: Date): Date {
  if (Number.isNaN(moment.getTime())) throw invalid('The first day of validity is not a date.')
  return new Date(Math.floor(moment.getTime() / 1000) * 1000)
}

function yearsAfter(moment: Date, years: number): Date {
  if (!Number.isInteger(years) || years < 1 || years > 30) throw invalid('An identity is valid for 1 to 30 whole years.')
  const end = new Date(moment)
  end.setUTCFullYear(moment.getUTCFullYear() + years)
  return end
}

function subjectText(subject: CertificateSubject): string {
  return [
    subject.country === undefined ? '' : `C=${subject.country}`,
    subject.organisation === undefined ? '' : `O=${escaped(subject.organisation)}`,
    `CN=${escaped(subject.name)}`,
  ].filter((part) => part !== '').join(', ')
}

/** RFC 4514 §2.4. */
function escaped(text: string): string {
  return text.replaceAll(/[\\,+"<>;=]|^#/g, String.raw`\$&`)
}
