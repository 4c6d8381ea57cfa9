import { constants, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { AppError } from '#shared/ipc/errors.ts'
import { certificateFingerprint } from './certificate.ts'

/** The digests a signature of ours may use (FIPS 180-4). */
export type DigestName = 'sha256' | 'sha384' | 'sha512'
/** How a key signs: ECDSA (RFC 5753), RSA as in PKCS #1 version 1.5, or RSA with probabilistic padding (RFC 8017, sections 8.1 and 8.2). */
export type SignatureScheme = 'ECDSA' | 'RSASSA-PKCS1-v1_5' | 'RSASSA-PSS'

/** What signs: an unlocked private key with its certificate, or a device that holds one. Close it as soon as the signature is made. */
export interface SigningKey extends Disposable {
  readonly certificate: Uint8Array
  readonly fingerprint: string
  readonly algorithm: 'ECDSA' | 'RSA'
  readonly scheme: SignatureScheme
  /** Chosen by the size of the key. */
  readonly digest: DigestName
  /** The certificates above its own that go into a signature, nearest first. */
  readonly chain: readonly Uint8Array[]
  /** Signs `data`, digesting it first; ECDSA answers DER (RFC 3279 §2.2.3). Throws 'identity.locked' once closed. */
  sign(data: Uint8Array): Uint8Array
  close(): void
}

/** What of a key besides its certificate is to be known for signing. */
export interface KeyTerms {
  /** For RSA keys; PKCS #1 version 1.5 when left out, which every reader knows. */
  readonly scheme?: SignatureScheme
  readonly chain?: readonly Uint8Array[]
}

/** Whether a public or private key is one we sign with: RSA of 2,048 to 4,096 bits, P-256 or P-384. */
export function isSupportedKey(key: KeyObject): boolean {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss') return modulusLength !== undefined && modulusLength >= 2048 && modulusLength <= 4096
  return key.asymmetricKeyType === 'ec' && (namedCurve === 'prime256v1' || namedCurve === 'secp384r1')
}

/** The digest as strong as the key (NIST SP 800-57 part 1, tables 2 and 3): SHA-384 with P-384 and with RSA above 3,072 bits, else SHA-256. */
export function digestFor(key: KeyObject): DigestName {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {}
  return namedCurve === 'secp384r1' || modulusLength > 3072 ? 'sha384' : 'sha256'
}

/** The scheme of a key, unless asked for another that it can do. */
export function schemeFor(key: KeyObject, wanted?: SignatureScheme): SignatureScheme {
  if (key.asymmetricKeyType === 'ec') return 'ECDSA'
  if (key.asymmetricKeyType === 'rsa-pss') return 'RSASSA-PSS'
  return wanted === 'RSASSA-PSS' ? 'RSASSA-PSS' : 'RSASSA-PKCS1-v1_5'
}

const SALT_LENGTH: Readonly<Record<DigestName, number>> = { sha256: 32, sha384: 48, sha512: 64 }

/** The octets of salt that PSS adds: as many as the digest has (RFC 4055 §3.1). */
export function saltLength(digest: DigestName): number {
  return SALT_LENGTH[digest]
}

/** A signing key over a private key held by node:crypto, for identities made here and for imported ones. */
export function signingKey(key: KeyObject, certificate: Uint8Array, { scheme: wanted, chain = [] }: KeyTerms = {}): SigningKey {
  const scheme = schemeFor(key, wanted)
  const digest = digestFor(key)
  let open: KeyObject | undefined = key
  const close = (): void => {
    // The octets belong to OpenSSL, which clears them when the last reference is gone.
    open = undefined
  }
  return {
    certificate,
    fingerprint: certificateFingerprint(certificate),
    algorithm: scheme === 'ECDSA' ? 'ECDSA' : 'RSA',
    scheme, digest, chain, close,
    sign(data) {
      if (open === undefined) throw new AppError('identity.locked', 'The signing identity was locked again. Nothing was signed; enter the passphrase once more.')
      if (scheme === 'RSASSA-PSS') return sign(digest, data, { key: open, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltLength(digest) })
      return sign(digest, data, open)
    },
    [Symbol.dispose]: close,
  }
}
