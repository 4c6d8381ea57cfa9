import type { CertificateReport } from '#shared/signing/verification.ts'
import { contentOf, readWhole } from './cms/der.ts'
import type { Certificate } from './cms/certificate.ts'

const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

/** A certificate as the report shows it. */
export function describeCertificate(certificate: Certificate): CertificateReport {
  const { x509, notBefore, notAfter, fingerprint, serial } = certificate
  return {
    subject: x509.subject.replaceAll('\n', ', '), issuer: x509.issuer.replaceAll('\n', ', '),
    serial: Buffer.from(contentOf(readWhole(serial))).toString('hex'),
    notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString(), key: keyInWords(certificate), fingerprint,
  }
}

function keyInWords({ publicKey }: Certificate): string {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey
  if (details?.modulusLength !== undefined) return `RSA ${details.modulusLength.toLocaleString('en-GB')} bits`
  if (details?.namedCurve !== undefined) return curves[details.namedCurve] ?? details.namedCurve
  return type === 'ed25519' ? 'Ed25519' : type === 'ed448' ? 'Ed448' : type ?? ''
}
