import type { Trust } from '#shared/signing/verification.ts'
import { type Certificate, chainOf, isIssuedBy, isSelfIssued, readCertificate } from './cms/certificate.ts'
import type { CmsCheck } from './cms/check-cms.ts'
import { DerError, readWhole } from './cms/der.ts'
import { trustedPath } from './cms/path.ts'
import { answerAbout, type RevocationData } from './cms/revocation.ts'
import type { TrustedCertificates } from './verify-pdf.ts'

/** Those of so many certificates in DER that can be read. */
export function readableCertificates(ders: readonly Uint8Array[]): Certificate[] {
  return ders.flatMap((der) => {
    try {
      return [readCertificate(readWhole(der))]
    } catch (error) {
      if (error instanceof DerError) return []
      throw error
    }
  })
}

/** What is at hand to judge certificates by. */
export interface CertificatePool {
  readonly trusted: TrustedCertificates
  /** Those of the person's own choosing, then those of the document's security store. */
  readonly certificates: readonly Certificate[]
  readonly revocation: readonly RevocationData[]
}

/**
 * Trust in the signer, apart from integrity: pinned or imported by fingerprint, or below an imported certificate by a valid
 * path (RFC 5280 6.1) at the time of signing.
 */
export function trustIn(cms: CmsCheck | undefined, time: Date, { trusted, certificates }: CertificatePool): Trust {
  if (cms?.signer === undefined) return 'unknown'
  const own = trusted.get(cms.signer.fingerprint)
  if (own !== undefined) return own
  const path = trustedPath(cms.signer, [...cms.certificates, ...certificates], time, ({ fingerprint }) => trusted.has(fingerprint))
  if (path !== undefined) return 'imported'
  return isIssuedBy(cms.signer, cms.signer) ? 'self-signed' : 'unknown'
}

/** The signer's certificate and those above it, from all that is at hand. */
export function fullChain(cms: CmsCheck, { certificates }: CertificatePool): Certificate[] {
  return cms.signer === undefined ? [] : chainOf(cms.signer, [...cms.certificates, ...certificates])
}

/** What revocation data says of a chain. */
export interface ChainStanding {
  /** A certificate of the chain had been revoked by then. */
  readonly revoked: boolean
  /** There is data about every certificate that could be revoked: all but a root above the signer. */
  readonly complete: boolean
}

/** Looks for revocation data about each certificate of a chain, as of a time. */
export function standingOf(chain: readonly Certificate[], data: readonly RevocationData[], time: Date): ChainStanding {
  let revoked = false
  let complete = chain.length > 0
  for (const [i, certificate] of chain.entries()) {
    if (i > 0 && isSelfIssued(certificate)) break
    const issuer = chain[i + 1] ?? (isSelfIssued(certificate) ? certificate : undefined)
    const answers = issuer === undefined ? [] : data.map((one) => answerAbout(certificate, issuer, one)).filter((answer) => answer !== undefined)
    if (answers.length === 0) complete = false
    if (answers.some(({ since }) => since !== undefined && since <= time)) revoked = true
  }
  return { revoked, complete }
}
