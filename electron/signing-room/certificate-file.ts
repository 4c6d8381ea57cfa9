import { X509Certificate } from 'node:crypto'
import { certificateFingerprint } from '#electron/signing/certificate.ts'

/** What a certificate says, for a person to read. */
export interface CertificateFacts {
  readonly certificate: Uint8Array
  readonly fingerprint: string
  readonly name: string
  readonly subject: string
  readonly issuer: string
  readonly notBefore: string
  readonly notAfter: string
  /** Whether it may issue other certificates (RFC 5280, 4.2.1.9). */
  readonly issues: boolean
}

/** A distinguished name on one line. */
function oneLine(name: string): string {
  return name.split('\n').filter((part) => part !== '').join(', ')
}

function instantOf(moment: string): string {
  return new Date(moment).toISOString()
}

/** Reads one certificate in DER. Throws an Error of node:crypto on anything else. */
export function certificateFacts(der: Uint8Array): CertificateFacts {
  const read = new X509Certificate(der)
  const certificate = new Uint8Array(read.raw)
  return {
    certificate,
    fingerprint: certificateFingerprint(certificate),
    name: /^CN=(.*)$/m.exec(read.subject)?.[1] ?? oneLine(read.subject),
    subject: oneLine(read.subject),
    issuer: oneLine(read.issuer),
    notBefore: instantOf(read.validFrom),
    notAfter: instantOf(read.validTo),
    issues: read.ca,
  }
}

/** The largest file looked at for certificates, in bytes. */
const LARGEST = 2_000_000
const MOST = 200

/** The binary blocks of one kind in a file: its PEM blocks (RFC 7468) of a label, or the whole file where it is binary. */
export function binaryBlocks(bytes: Uint8Array, label: string): Uint8Array[] {
  if (bytes.byteLength > LARGEST) return []
  const text = Buffer.from(bytes).toString('latin1')
  if (!text.includes('-----BEGIN ')) return bytes[0] === 0x30 ? [bytes] : []
  const blocks = text.matchAll(new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, 'g'))
  return [...blocks].slice(0, MOST).map(([, base64 = '']) => Buffer.from(base64, 'base64'))
}

/** Every certificate of a file, in DER or PEM, each once; none where the file holds no readable certificate. */
export function certificatesIn(bytes: Uint8Array): CertificateFacts[] {
  const found = new Map<string, CertificateFacts>()
  for (const block of binaryBlocks(bytes, 'CERTIFICATE')) {
    const facts = readableCertificate(block)
    if (facts !== null) found.set(facts.fingerprint, facts)
  }
  return [...found.values()]
}

function readableCertificate(der: Uint8Array): CertificateFacts | null {
  try {
    return certificateFacts(der)
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
