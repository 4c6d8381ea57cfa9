import { createHash, createPrivateKey, randomBytes, sign } from 'node:crypto'
import * as der from './der.ts'

/** SHA-256 with ECDSA (RFC 5758 §3.2): no parameters. */
const ECDSA_WITH_SHA256 = der.sequence(der.objectIdentifier('1.2.840.10045.4.3.2'))

const ATTRIBUTE = { commonName: '2.5.4.3', country: '2.5.4.6', organisation: '2.5.4.10' } as const
const EXTENSION = {
  subjectKeyIdentifier: '2.5.29.14', keyUsage: '2.5.29.15', subjectAlternativeName: '2.5.29.17', basicConstraints: '2.5.29.19', extendedKeyUsage: '2.5.29.37',
} as const
/** id-kp-timeStamping (RFC 3161 §2.3). */
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'

/** Signing documents, or answering requests for time-stamps and nothing else. */
export type CertificatePurpose = 'signing' | 'time-stamping'

/** Who a certificate speaks for. `country` is two letters of ISO 3166-1. */
export interface CertificateSubject {
  readonly name: string
  readonly email?: string
  readonly organisation?: string
  readonly country?: string
}

export interface CertificateTerms {
  readonly notBefore: Date
  readonly notAfter: Date
  readonly purpose: CertificatePurpose
}

/**
 * A self-signed X.509 version 3 certificate (RFC 5280) over a P-256 key: for digital signatures and
 * non-repudiation, or for time-stamping, only; not a certification authority, with a random positive serial number of 20 octets.
 * Written in strict DER by our own writer; `spki` is the public key's SubjectPublicKeyInfo, `pkcs8` the private key.
 */
export function selfSignedCertificate(subject: CertificateSubject, terms: CertificateTerms, spki: Uint8Array, pkcs8: Buffer): Uint8Array {
  const name = distinguishedName(subject)
  const tbs = der.sequence(
    der.explicit(0, der.integer(2)),
    der.unsignedInteger(randomSerial()),
    ECDSA_WITH_SHA256,
    name,
    der.sequence(der.certificateTime(terms.notBefore), der.certificateTime(terms.notAfter)),
    name,
    spki,
    der.explicit(3, extensions(subject, terms.purpose, spki)),
  )
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  return der.sequence(tbs, ECDSA_WITH_SHA256, der.bitString(sign('sha256', tbs, key)))
}

/** RFC 5280 §4.1.2.2: positive and at most 20 octets; the first bits 01 make it exactly 20 without a sign octet. */
function randomSerial(): Uint8Array {
  const serial = randomBytes(20)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  return serial
}

function distinguishedName(subject: CertificateSubject): Uint8Array {
  return der.sequence(
    ...(subject.country === undefined ? [] : [nameAttribute(ATTRIBUTE.country, der.printableString(subject.country))]),
    ...(subject.organisation === undefined ? [] : [nameAttribute(ATTRIBUTE.organisation, der.utf8String(subject.organisation))]),
    nameAttribute(ATTRIBUTE.commonName, der.utf8String(subject.name)),
  )
}

function nameAttribute(type: string, value: Uint8Array): Uint8Array {
  return der.setOf(der.sequence(der.objectIdentifier(type), value))
}

function extensions(subject: CertificateSubject, purpose: CertificatePurpose, spki: Uint8Array): Uint8Array {
  // RFC 5280 §4.2.1.2 method 1: SHA-1 of the key's bits names the key; nothing is protected by it.
  const keyBits = der.elementsIn(der.elementsIn(spki)[0]?.content ?? spki)[1]?.content.subarray(1) ?? spki
  const keyIdentifier = createHash('sha1').update(keyBits).digest()
  return der.sequence(
    // cA is FALSE by default, and DER leaves defaults out: an empty sequence.
    extension(EXTENSION.basicConstraints, true, der.sequence()),
    extension(EXTENSION.keyUsage, true, der.bitString(Uint8Array.of(0b1100_0000), 6)),
    // RFC 3161 §2.3: the one purpose, and critical.
    ...(purpose === 'time-stamping' ? [extension(EXTENSION.extendedKeyUsage, true, der.sequence(der.objectIdentifier(TIME_STAMPING)))] : []),
    extension(EXTENSION.subjectKeyIdentifier, false, der.octetString(keyIdentifier)),
    ...(subject.email === undefined
      ? []
      : [extension(EXTENSION.subjectAlternativeName, false, der.sequence(der.implicit(1, der.octetString(Buffer.from(subject.email, 'latin1')))))]),
  )
}

function extension(type: string, critical: boolean, value: Uint8Array): Uint8Array {
  return der.sequence(der.objectIdentifier(type), ...(critical ? [der.boolean(true)] : []), der.octetString(value))
}

/** A certificate's fingerprint: SHA-256 of its DER, lower-case hexadecimal. */
export function certificateFingerprint(certificate: Uint8Array): string {
  return createHash('sha256').update(certificate).digest('hex')
}

/** The issuer's name and the serial number of a certificate, each as encoded in it. Throws RangeError on anything else than a certificate. */
export function issuerAndSerial(certificate: Uint8Array): { readonly issuer: Uint8Array; readonly serial: Uint8Array } {
  const [serial, , issuer] = fieldsOf(certificate)
  if (serial?.tag !== 0x02 || issuer?.tag !== 0x30) throw new RangeError('These bytes are not an X.509 certificate.')
  return { issuer: issuer.encoded, serial: serial.encoded }
}

/** Whether these octets are a certificate in strict DER, as far as it is read here. */
export function isStrictCertificate(certificate: Uint8Array): boolean {
  try {
    issuerAndSerial(certificate)
    extensionIn(certificate, EXTENSION.keyUsage)
    extensionIn(certificate, EXTENSION.extendedKeyUsage)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The fields of the certificate's body after its version (RFC 5280 §4.1). */
function fieldsOf(certificate: Uint8Array): readonly der.DerElement[] {
  const [outer, ...after] = der.elementsIn(certificate)
  const [tbs] = outer && after.length === 0 ? der.elementsIn(outer.content) : []
  const fields = tbs ? der.elementsIn(tbs.content) : []
  return fields[0]?.tag === 0xa0 ? fields.slice(1) : fields
}

/** The value of an extension and whether it is critical; nothing when the certificate does not have it. */
function extensionIn(certificate: Uint8Array, type: string): { readonly value: der.DerElement; readonly critical: boolean } | undefined {
  const wanted = der.objectIdentifier(type)
  const list = fieldsOf(certificate).find(({ tag }) => tag === 0xa3)
  for (const each of list === undefined ? [] : der.elementsIn(der.elementsIn(list.content)[0]?.content ?? new Uint8Array())) {
    const [id, ...rest] = der.elementsIn(each.content)
    const [value] = der.elementsIn(rest.at(-1)?.content ?? new Uint8Array())
    if (id !== undefined && value !== undefined && Buffer.compare(id.encoded, wanted) === 0) return { value, critical: rest.length > 1 }
  }
  return undefined
}

/** Whether the certificate, if it says what its key is for, says signatures or non-repudiation (bits 0 and 1 of key usage, RFC 5280 §4.2.1.3). */
export function maySignDocuments(certificate: Uint8Array): boolean {
  const usage = extensionIn(certificate, EXTENSION.keyUsage)
  return usage === undefined || ((usage.value.content[1] ?? 0) & 0b1100_0000) !== 0
}

/** Whether the certificate is for time-stamping, as RFC 3161 §2.3 asks: that one purpose only, and critical. */
export function isTimeStampingOnly(certificate: Uint8Array): boolean {
  const usage = extensionIn(certificate, EXTENSION.extendedKeyUsage)
  if (usage === undefined || !usage.critical) return false
  const purposes = der.elementsIn(usage.value.content)
  return purposes.length === 1 && purposes[0] !== undefined && Buffer.compare(purposes[0].encoded, der.objectIdentifier(TIME_STAMPING)) === 0
}
