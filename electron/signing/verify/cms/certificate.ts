import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import { childrenOf, DerError, type Der, encodedOf, expectTag, readWhole, sameBytes, tags } from './der.ts'

/** An X.509 certificate (RFC 5280) as far as verifying needs it. */
export interface Certificate {
  readonly der: Uint8Array
  /** SHA-256 of `der`, lower-case hexadecimal. */
  readonly fingerprint: string
  /** As encoded. */
  readonly serial: Uint8Array
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly commonName: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: KeyObject
  readonly subjectKeyIdentifier: Uint8Array | undefined
  readonly x509: X509Certificate
}

/** Reads a certificate; throws DerError on anything else. */
export function readCertificate(element: Der): Certificate {
  const der = encodedOf(element)
  const [tbs, ...rest] = childrenOf(expectTag(element, tags.sequence, 'Certificate'))
  if (rest.length !== 2) throw new DerError('Certificate')
  const fields = childrenOf(expectTag(tbs, tags.sequence, 'Certificate body'))
  const [serial, , issuer, , subject] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields
  if (serial === undefined || issuer === undefined || subject === undefined) throw new DerError('Certificate body')
  try {
    const x509 = new X509Certificate(der)
    const commonName = /^CN=(.*)$/m.exec(x509.subject)?.[1]
    return {
      der, x509, serial: encodedOf(serial), issuer: encodedOf(issuer), subject: encodedOf(subject),
      fingerprint: createHash('sha256').update(der).digest('hex'),
      commonName: commonName ?? x509.subject.replaceAll('\n', ', '),
      notBefore: new Date(x509.validFrom), notAfter: new Date(x509.validTo),
      publicKey: x509.publicKey,
      subjectKeyIdentifier: subjectKeyIdentifier(fields),
    }
  } catch (error) {
    throw new DerError(`Certificate: ${String(error)}`)
  }
}

/** Extension 2.5.29.14 (RFC 5280 4.2.1.2). */
function subjectKeyIdentifier(fields: readonly Der[]): Uint8Array | undefined {
  const extensions = fields.find(({ tag }) => tag === 0xa3)
  if (extensions === undefined) return undefined
  for (const extension of childrenOf(childrenOf(extensions)[0] ?? extensions)) {
    const [id, ...rest] = childrenOf(extension)
    const value = rest.at(-1)
    if (id === undefined || value?.tag !== tags.octetString || !sameBytes(encodedOf(id), Uint8Array.of(0x06, 0x03, 0x55, 0x1d, 0x0e))) continue
    const inner = readWhole(value.bytes.subarray(value.contentStart, value.contentEnd))
    return inner.bytes.subarray(inner.contentStart, inner.contentEnd)
  }
  return undefined
}

export const isSelfIssued = (certificate: Certificate) => sameBytes(certificate.issuer, certificate.subject)

/** Whether `issuer` signed `certificate`: its name and its key. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  if (!sameBytes(certificate.issuer, issuer.subject)) return false
  try {
    return certificate.x509.verify(issuer.publicKey)
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}

/** The signer's certificate and those above it, as far as they are at hand. */
export function chainOf(signer: Certificate, others: readonly Certificate[]): Certificate[] {
  const chain = [signer]
  for (let last = signer; !isSelfIssued(last) && chain.length < 12;) {
    const issuer = others.find((other) => !chain.includes(other) && isIssuedBy(last, other))
    if (issuer === undefined) break
    chain.push(issuer)
    last = issuer
  }
  return chain
}
