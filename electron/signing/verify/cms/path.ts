import { type Certificate, isIssuedBy, isSelfIssued } from './certificate.ts'

const keyCertSign = 5
const longest = 12

/** Whether a certificate may issue others, so many of them standing between it and the signer (RFC 5280 6.1.4 k to n). */
function mayIssue(issuer: Certificate, between: number): boolean {
  const { authority, keyUsage } = issuer
  if (keyUsage !== undefined && !keyUsage.has(keyCertSign)) return false
  // Authorities of version 1 certificates cannot say that they are; only a root that a person chose is taken at its word.
  if (authority === undefined) return isSelfIssued(issuer)
  return authority.ca && (authority.pathLength === undefined || between <= authority.pathLength)
}

const isValidAt = ({ notBefore, notAfter }: Certificate, time: Date) => notBefore <= time && time <= notAfter

/**
 * The path from a certificate up to one that is trusted (RFC 5280 6.1, as far as names, signatures, validity at `time`,
 * basicConstraints and keyUsage go); nothing when there is none. `others` may hold anything.
 */
export function trustedPath(from: Certificate, others: readonly Certificate[], time: Date, isTrusted: (certificate: Certificate) => boolean): Certificate[] | undefined {
  const visit = (path: readonly Certificate[]): Certificate[] | undefined => {
    const last = path.at(-1)
    if (last === undefined || !isValidAt(last, time)) return undefined
    if (isTrusted(last)) return [...path]
    if (path.length >= longest) return undefined
    for (const issuer of others) {
      if (path.some(({ fingerprint }) => fingerprint === issuer.fingerprint) || !isIssuedBy(last, issuer) || !mayIssue(issuer, path.length - 1)) continue
      const found = visit([...path, issuer])
      if (found !== undefined) return found
    }
    return undefined
  }
  return visit([from])
}

/** Whether a certificate's key is for signing documents: digital signature or content commitment, where it says (4.2.1.3). */
export function isForSigning({ keyUsage }: Certificate): boolean {
  return keyUsage === undefined || keyUsage.has(0) || keyUsage.has(1)
}

/** RFC 3161 2.3: the extended use of time-stamping. */
export function isForTimeStamps({ extendedUsage }: Certificate): boolean {
  return extendedUsage?.has('1.3.6.1.5.5.7.3.8') === true
}
