import { createHash } from 'node:crypto'
import { ECDSA_WITH_SHA256, issuerAndSerial } from './certificate.ts'
import * as der from './der.ts'
import type { SigningKey } from './identity.ts'

const DATA = der.objectIdentifier('1.2.840.113549.1.7.1')
const SIGNED_DATA = der.objectIdentifier('1.2.840.113549.1.7.2')
const ATTRIBUTE = {
  contentType: der.objectIdentifier('1.2.840.113549.1.9.3'),
  messageDigest: der.objectIdentifier('1.2.840.113549.1.9.4'),
  signingCertificateV2: der.objectIdentifier('1.2.840.113549.1.9.16.2.47'),
} as const
/** Parameters are left out (RFC 5754 §2). */
const SHA256 = der.sequence(der.objectIdentifier('2.16.840.1.101.3.4.2.1'))
/** sha256WithRSAEncryption, with NULL parameters (RFC 5754 §3.2). */
const RSA_WITH_SHA256 = der.sequence(der.objectIdentifier('1.2.840.113549.1.1.11'), der.nothing())

/**
 * The CMS of a PAdES baseline B-B signature (ETSI EN 319 142-1 §6, RFC 5652): a detached SignedData of version 1
 * over a SHA-256 digest, with the signer's certificate and exactly three signed attributes. There is no
 * signingTime: PAdES takes the claimed time from the signature dictionary's /M.
 *
 * @param digest SHA-256 of the signed byte ranges, 32 octets.
 * @returns strict DER.
 */
export function detachedSignature(digest: Uint8Array, key: SigningKey): Uint8Array {
  if (digest.length !== 32) throw new RangeError('A SHA-256 digest has 32 octets.')
  const attributes = signedAttributes(digest, key.certificate)
  const { issuer, serial } = issuerAndSerial(key.certificate)
  const signerInfo = der.sequence(
    der.integer(1),
    der.sequence(issuer, serial),
    SHA256,
    der.implicit(0, attributes),
    key.algorithm === 'RSA' ? RSA_WITH_SHA256 : ECDSA_WITH_SHA256,
    // RFC 5652 §5.4: what is signed is the SET itself, not its [0] form.
    der.octetString(key.sign(attributes)),
  )
  const signedData = der.sequence(
    der.integer(1),
    der.setOf(SHA256),
    der.sequence(DATA),
    der.implicit(0, der.setOf(key.certificate)),
    der.setOf(signerInfo),
  )
  return der.sequence(SIGNED_DATA, der.explicit(0, signedData))
}

function signedAttributes(digest: Uint8Array, certificate: Uint8Array): Uint8Array {
  return der.setOf(
    attribute(ATTRIBUTE.contentType, DATA),
    attribute(ATTRIBUTE.messageDigest, der.octetString(digest)),
    attribute(ATTRIBUTE.signingCertificateV2, signingCertificateV2(certificate)),
  )
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
