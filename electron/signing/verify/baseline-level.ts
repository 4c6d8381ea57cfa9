import type { SignatureReport } from '#shared/signing/verification.ts'
import type { ExaminedSignature } from './examine-signature.ts'

/**
 * The PAdES baseline level a signature's form reaches (ETSI EN 319 142-1, 6): B-B the form itself, B-T with a time-stamp of the
 * signature or a later one of the document, B-LT with a security store (`storedAt`, its revision) that holds revocation data about
 * the signer's chain (`complete`), B-LTA with a time-stamp of the document over that store.
 */
export function baselineLevel(signature: ExaminedSignature, all: readonly ExaminedSignature[], storedAt: number | undefined, complete: boolean): SignatureReport['level'] {
  const { dictionary, cms, revision } = signature
  if (dictionary.subFilter !== 'ETSI.CAdES.detached' || cms?.bound !== 'v2' || cms.signingTime !== undefined || revision === undefined) return 'other'
  const stamps = all.filter((other) => other.dictionary.isTimeStamp && other.stamped && (other.revision ?? -1) > revision).map((other) => other.revision ?? -1)
  if (!signature.stamped && stamps.length === 0) return 'B-B'
  if (storedAt === undefined || !complete) return 'B-T'
  return stamps.some((stamp) => stamp >= storedAt) ? 'B-LTA' : 'B-LT'
}
