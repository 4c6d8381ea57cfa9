import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import { childrenOf, contentOf, DerError, type Der, encodedOf, expectTag, oidOf, readWhole, sameBytes, smallInteger, tags } from './der.ts'
import { timeOf } from './time.ts'

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
  /** Whether it may issue certificates, and how many levels further down; nothing when it does not say (RFC 5280 4.2.1.9). */
  readonly authority: { readonly ca: boolean; readonly pathLength: number | undefined } | undefined
  /** The uses its key is for, by bit (RFC 5280 4.2.1.3); nothing when it does not say. */
  readonly keyUsage: ReadonlySet<number> | undefined
  /** Object identifiers of its extended uses (4.2.1.12); nothing when it does not say. */
  readonly extendedUsage: ReadonlySet<string> | undefined
  /** The public key as the SubjectPublicKeyInfo holds it, without the count of unused bits. */
  readonly keyBits: Uint8Array
  readonly x509: X509Certificate
}

/** Reads a certificate; throws DerError on anything else. */
export function readCertificate(element: Der): Certificate {
  const der = encodedOf(element)
  const [tbs, ...rest] = childrenOf(expectTag(element, tags.sequence, 'Certificate'))
  if (rest.length !== 2) throw new DerError('Certificate')
  const fields = childrenOf(expectTag(tbs, tags.sequence, 'Certificate body'))
  const [serial, , issuer, validity, subject, keyInfo] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields
  if (serial === undefined || issuer === undefined || subject === undefined || keyInfo === undefined || validity === undefined) throw new DerError('Certificate body')
  try {
    const x509 = new X509Certificate(der)
    const [notBefore, notAfter] = childrenOf(validity).map((time) => timeOf(time))
    if (notBefore === undefined || notAfter === undefined) throw new DerError('Validity')
    const commonName = /^CN=(.*)$/m.exec(x509.subject)?.[1]
    return {
      der, x509, serial: encodedOf(serial), issuer: encodedOf(issuer), subject: encodedOf(subject),
      fingerprint: createHash('sha256').update(der).digest('hex'),
      commonName: commonName ?? x509.subject.replaceAll('\n', ', '),
      notBefore, notAfter,
      publicKey: x509.publicKey,
      ...readExtensions(fields),
      keyBits: contentOf(expectTag(childrenOf(keyInfo)[1], tags.bitString, 'Public key')).subarray(1),
    }
  } catch (error) {
    throw new DerError(`Certificate: ${String(error)}`)
  }
}

/** The extensions that verifying looks at (RFC 5280 4.2.1). */
function readExtensions(fields: readonly Der[]): Pick<Certificate, 'subjectKeyIdentifier' | 'authority' | 'keyUsage' | 'extendedUsage'> {
  const list = fields.find(({ tag }) => tag === 0xa3)
  const found = new Map<string, Der>()
  for (const extension of list === undefined ? [] : childrenOf(childrenOf(list)[0] ?? list)) {
    const [id, ...rest] = childrenOf(extension)
    const value = rest.at(-1)
    if (value?.tag === tags.octetString) found.set(oidOf(id), readWhole(contentOf(value)))
  }
  const [keyIdentifier, constraints, usage, extended] = ['2.5.29.14', '2.5.29.19', '2.5.29.15', '2.5.29.37'].map((oid) => found.get(oid))
  return {
    subjectKeyIdentifier: keyIdentifier === undefined ? undefined : contentOf(keyIdentifier),
    authority: constraints === undefined ? undefined : readConstraints(constraints),
    keyUsage: usage === undefined ? undefined : bitsOf(expectTag(usage, tags.bitString, 'Key usage')),
    extendedUsage: extended === undefined ? undefined : new Set(childrenOf(extended).map((one) => oidOf(one))),
  }
}

function readConstraints(der: Der): NonNullable<Certificate['authority']> {
  const parts = childrenOf(der)
  const [first] = parts
  const ca = first?.tag === tags.boolean && contentOf(first)[0] !== 0
  const length = parts.find(({ tag }) => tag === tags.integer)
  return { ca, pathLength: length === undefined ? undefined : smallInteger(length) }
}

function bitsOf(der: Der): ReadonlySet<number> {
  const [, ...bytes] = contentOf(der)
  return new Set(bytes.flatMap((byte, i) => [...Array(8).keys()].filter((bit) => (byte & (0x80 >> bit)) !== 0).map((bit) => i * 8 + bit)))
}

export const isSelfIssued = (certificate: Certificate) => sameBytes(certificate.issuer, certificate.subject)

/** Each answer costs a check of a signature, and is asked for again. */
const issued = new WeakMap<Certificate, WeakMap<Certificate, boolean>>()

/** Whether `issuer` signed `certificate`: its name and its key. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  if (!sameBytes(certificate.issuer, issuer.subject)) return false
  const answers = issued.get(certificate) ?? new WeakMap<Certificate, boolean>()
  issued.set(certificate, answers)
  const known = answers.get(issuer)
  if (known !== undefined) return known
  const answer = hasSignatureOf(certificate, issuer)
  answers.set(issuer, answer)
  return answer
}

function hasSignatureOf(certificate: Certificate, issuer: Certificate): boolean {
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
