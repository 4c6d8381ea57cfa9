import { createHash } from 'node:crypto'
import { issuerAndSerial } from './certificate.ts'
import * as der from './der.ts'
import { saltLength } from './signing-key.ts'
import type { DigestName, SigningKey } from './signing-key.ts'

const DATA = '1.2.840.113549.1.7.1'
const SIGNED_DATA = der.objectIdentifier('1.2.840.113549.1.7.2')
const ATTRIBUTE = {
  contentType: der.objectIdentifier('1.2.840.113549.1.9.3'),
  messageDigest: der.objectIdentifier('1.2.840.113549.1.9.4'),
  signingCertificateV2: der.objectIdentifier('1.2.840.113549.1.9.16.2.47'),
  signatureTimeStamp: der.objectIdentifier('1.2.840.113549.1.9.16.2.14'),
} as const
const DIGEST: Readonly<Record<DigestName, string>> = { sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2', sha512: '2.16.840.1.101.3.4.2.3' }
const RSA_WITH: Readonly<Record<DigestName, string>> = { sha256: '1.2.840.113549.1.1.11', sha384: '1.2.840.113549.1.1.12', sha512: '1.2.840.113549.1.1.13' }
const ECDSA_WITH: Readonly<Record<DigestName, string>> = { sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3', sha512: '1.2.840.10045.4.3.4' }
const PSS = '1.2.840.113549.1.1.10'
const MGF1 = '1.2.840.113549.1.1.8'

/** A digest's AlgorithmIdentifier; parameters are left out (RFC 5754 §2). */
export function digestIdentifier(digest: DigestName): Uint8Array {
  return der.sequence(der.objectIdentifier(DIGEST[digest]))
}

/** The signatureAlgorithm of a key (RFC 5754 §3.2, RFC 5758 §3.2, RFC 4056 §3). */
function signatureIdentifier({ scheme, digest }: SigningKey): Uint8Array {
  if (scheme === 'ECDSA') return der.sequence(der.objectIdentifier(ECDSA_WITH[digest]))
  if (scheme === 'RSASSA-PKCS1-v1_5') return der.sequence(der.objectIdentifier(RSA_WITH[digest]), der.nothing())
  const hash = der.sequence(der.objectIdentifier(DIGEST[digest]), der.nothing())
  const parameters = der.sequence(
    der.explicit(0, hash),
    der.explicit(1, der.sequence(der.objectIdentifier(MGF1), hash)),
    der.explicit(2, der.integer(saltLength(digest))),
  )
  return der.sequence(der.objectIdentifier(PSS), parameters)
}

/** What a CMS signature is over: bytes kept elsewhere, or content of a type that it carries itself. */
export interface SignedContent {
  /** By the digest of the key, of the content. */
  readonly digest: Uint8Array
  /** The content it carries (RFC 5652 §5.2); detached data when left out. */
  readonly carried?: { readonly type: string; readonly octets: Uint8Array }
  /** The certificates to put in; the signer's and its chain when left out. */
  readonly certificates?: readonly Uint8Array[]
}

/** A signature that was made and can still be given a time-stamp. */
export interface MadeSignature {
  /** What a time-stamp of the signature stamps. */
  readonly value: Uint8Array
  /** The ContentInfo in strict DER, with the time-stamp token as its one unsigned attribute when given (ETSI EN 319 122-1 §5.3). */
  encoded(token?: Uint8Array): Uint8Array
}

/**
 * Signs with exactly three signed attributes: content type, message digest, signingCertificateV2 (RFC 5652, RFC 5035). There is no
 * signingTime: PAdES takes the claimed time from the signature dictionary's /M, a time-stamp has its own.
 */
export function signContent(content: SignedContent, key: SigningKey): MadeSignature {
  const { digest, carried, certificates = [key.certificate, ...key.chain] } = content
  if (digest.length !== saltLength(key.digest)) throw new RangeError(`A ${key.digest} digest has ${saltLength(key.digest)} octets.`)
  const type = der.objectIdentifier(carried?.type ?? DATA)
  const attributes = der.setOf(
    attribute(ATTRIBUTE.contentType, type),
    attribute(ATTRIBUTE.messageDigest, der.octetString(digest)),
    attribute(ATTRIBUTE.signingCertificateV2, signingCertificateV2(key.certificate)),
  )
  // RFC 5652 §5.4: what is signed is the SET itself, not its [0] form.
  const value = key.sign(attributes)
  const encoded = (token?: Uint8Array): Uint8Array => {
    const { issuer, serial } = issuerAndSerial(key.certificate)
    const signerInfo = der.sequence(
      der.integer(1),
      der.sequence(issuer, serial),
      digestIdentifier(key.digest),
      der.implicit(0, attributes),
      signatureIdentifier(key),
      der.octetString(value),
      ...(token === undefined ? [] : [der.implicit(1, der.setOf(attribute(ATTRIBUTE.signatureTimeStamp, token)))]),
    )
    const signedData = der.sequence(
      der.integer(carried === undefined ? 1 : 3),
      der.setOf(digestIdentifier(key.digest)),
      der.sequence(type, ...(carried === undefined ? [] : [der.explicit(0, der.octetString(carried.octets))])),
      ...(certificates.length === 0 ? [] : [der.implicit(0, der.setOf(...distinct(certificates)))]),
      der.setOf(signerInfo),
    )
    return der.sequence(SIGNED_DATA, der.explicit(0, signedData))
  }
  return { value, encoded }
}

function distinct(certificates: readonly Uint8Array[]): readonly Uint8Array[] {
  return certificates.filter((certificate, at) => certificates.findIndex((other) => Buffer.compare(other, certificate) === 0) === at)
}

function attribute(type: Uint8Array, value: Uint8Array): Uint8Array {
  return der.sequence(type, der.setOf(value))
}

/** RFC 5035 §3. SHA-256 is the default of hashAlgorithm, and DER leaves defaults out. */
function signingCertificateV2(certificate: Uint8Array): Uint8Array {
  const { issuer, serial } = issuerAndSerial(certificate)
  const issuerSerial = der.sequence(der.sequence(der.explicit(4, issuer)), serial)
  const essCertId = der.sequence(der.octetString(createHash('sha256').update(certificate).digest()), issuerSerial)
  return der.sequence(der.sequence(essCertId))
}
