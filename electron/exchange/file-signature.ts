import { verify, X509Certificate, type KeyObject } from 'node:crypto'
import { certificateFacts } from '#electron/signing-room/certificate-file.ts'
import { certificateFingerprint, isStrictCertificate } from '#electron/signing/certificate.ts'
import { checkMaySign, datesOf } from '#electron/signing/identity.ts'
import type { SigningKey } from '#electron/signing/signing-key.ts'
import type { FileAlgorithm, FileFormat, FileSignature } from '#shared/approvals/files/bodies.ts'
import type { SignedFile } from '#shared/approvals/files/read-file.ts'
import { refusedFile, type FileRefusal } from '#shared/approvals/files/refusals.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { accepted, type Result } from '#shared/lib/result.ts'

/** Whose key signed a file, by its certificate alone: whether it is known here is another question. */
export interface FileSigner {
  readonly certificate: Uint8Array
  readonly fingerprint: string
  readonly name: string
}

/** The one way in which a key signs approval files; null for a kind of key that does not. Curves without a name have their parameters from the file, and are none. */
export function algorithmOf(key: KeyObject): FileAlgorithm | null {
  if (key.asymmetricKeyType === 'ed25519') return 'Ed25519'
  return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'ECDSA-P256-SHA256' : null
}

/** The public key of a certificate in strict DER, or null. */
export function publicKeyOf(certificate: Uint8Array): KeyObject | null {
  try {
    return isStrictCertificate(certificate) ? new X509Certificate(certificate).publicKey : null
  } catch (error) {
    // What OpenSSL says of octets that are no certificate, or of a key it does not know.
    if (error instanceof Error) return null
    throw error
  }
}

/** Base64 that is the only way to write its octets (RFC 4648 §3.5), or null: other ways would be other files with the same signature. */
export function octetsOf(base64: string): Buffer | null {
  const octets = Buffer.from(base64, 'base64')
  return octets.toString('base64') === base64 ? octets : null
}

function fits(signed: string, key: KeyObject, algorithm: FileAlgorithm, value: Uint8Array): boolean {
  const data = Buffer.from(signed, 'utf8')
  return algorithm === 'Ed25519' ? verify(null, data, key, value) : verify('sha256', data, { key, dsaEncoding: 'der' }, value)
}

/**
 * Whether the signature of a file fits what it says, by the key of the certificate in it. How it is checked follows from the key alone; what
 * the file says about that must be the same. Refuses malformed, other-certificate, unsupported-key,
 * other-algorithm, altered, key-out-of-date.
 */
export function signerOf({ body, signed, signature }: SignedFile<FileFormat>, at: Instant): Result<FileSigner, FileRefusal> {
  const certificate = octetsOf(signature.certificate)
  const value = octetsOf(signature.value)
  if (certificate === null || value === null) return refusedFile('malformed', 'signature')
  const fingerprint = certificateFingerprint(certificate)
  if (fingerprint !== body.signer) return refusedFile('other-certificate')
  const key = publicKeyOf(certificate)
  const algorithm = key === null ? null : algorithmOf(key)
  if (key === null || algorithm === null) return refusedFile('unsupported-key')
  if (algorithm !== signature.algorithm) return refusedFile('other-algorithm')
  if (!fits(signed, key, algorithm, value)) return refusedFile('altered')
  const may = checkMaySign({ certificate, ...datesOf(certificate) }, new Date(at))
  if (!may.ok) return refusedFile(may.refusal.code === 'identity.expired' || may.refusal.code === 'identity.not-yet-valid' ? 'key-out-of-date' : 'unsupported-key')
  return accepted({ certificate, fingerprint, name: certificateFacts(certificate).name })
}

const base64 = (octets: Uint8Array): string => Buffer.from(octets).toString('base64')

/** Signs the canonical JSON of a body with an open key. Refuses key-cannot-sign. */
export function signText(key: SigningKey, signed: string): Result<FileSignature, FileRefusal> {
  const known = publicKeyOf(key.certificate)
  const algorithm = known === null ? null : algorithmOf(known)
  if (algorithm === null) return refusedFile('key-cannot-sign')
  return accepted({ algorithm, certificate: base64(key.certificate), value: base64(key.sign(Buffer.from(signed, 'utf8'))) })
}
