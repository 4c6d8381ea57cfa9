import { type ChangesAfter, finding, type FindingCode, type FindingEffect, findingRules, type Integrity, type SignatureReport, type TimeSource } from '#shared/signing/verification.ts'
import { baselineLevel } from './baseline-level.ts'
import type { StepChanges } from './changes/between-revisions.ts'
import { isIssuedBy } from './cms/certificate.ts'
import { describeCertificate } from './describe-certificate.ts'
import type { ExaminedSignature } from './examine-signature.ts'
import type { FormField } from './form-fields.ts'
import type { PageNode } from './page-tree.ts'
import type { PdfDocument } from './syntax/document.ts'
import { type CertificatePool, fullChain, standingOf, trustIn } from './trust-in-signer.ts'
import type { VerifyOptions } from './verify-pdf.ts'

/** What a signature is judged in the light of. */
export interface Surroundings {
  readonly signatures: readonly ExaminedSignature[]
  readonly pages: readonly PageNode[]
  /** What each revision after the first signature changed, by the revision it started from. */
  readonly steps: ReadonlyMap<number, StepChanges>
  /** What stands after the end of the document: nothing, white space, or more. */
  readonly end: 'clean' | 'space' | 'bytes'
  /** The revision that first had a security store. */
  readonly storedAt: number | undefined
  readonly pool: CertificatePool
  readonly options: VerifyOptions
}

/** Everything that is reported of one signature. */
export function reportOf(document: PdfDocument, signature: ExaminedSignature, surroundings: Surroundings): SignatureReport {
  const { signatures, pages, steps, end, storedAt, pool, options } = surroundings
  const { field, dictionary, cms, covered, revision } = signature
  const page = pageOf(document, field, pages)
  const time = signature.time ?? options.now
  const chain = cms === undefined ? [] : fullChain(cms, pool)
  const standing = standingOf(chain, [...(cms?.revocation ?? []), ...pool.revocation], time)
  const more: FindingCode[] = []
  if (standing.revoked) more.push('certificate.revoked')
  if (cms?.bound === 'none' && chain.length === 1 && cms.signer !== undefined && !isIssuedBy(cms.signer, cms.signer)) more.push('cms.certificate-unproven')
  const findings = [...signature.codes, ...more].map((code) => finding(code))
  return {
    field: field.name,
    kind: dictionary.isTimeStamp ? 'time-stamp' : dictionary.certification === undefined ? 'signature' : 'certification',
    signer: cms?.signer?.commonName ?? '',
    signedAt: signature.time?.toISOString() ?? null,
    timeSource: timeSourceOf(signature, surroundings),
    integrity: integrityOf(findings),
    covers: covered?.end === document.bytes.length ? 'whole file' : 'earlier revision',
    changesAfter: revision === undefined ? 'unknown' : changesSince(revision, steps, end),
    changes: revision === undefined ? [] : [...steps].flatMap(([older, step]) => (older >= revision ? step.changes : [])),
    level: baselineLevel(signature, signatures, storedAt, standing.complete),
    trust: trustIn(cms, time, pool),
    fingerprint: cms?.signer?.fingerprint ?? '',
    algorithm: cms?.algorithm ?? '',
    ...(cms?.signer === undefined ? {} : { certificate: describeCertificate(cms.signer) }),
    chain: chain.map(describeCertificate),
    ...(page === undefined ? {} : { page }),
    byteRange: dictionary.byteRange.map((number) => (Number.isSafeInteger(number) ? number : -1)),
    findings,
  }
}

function timeSourceOf(signature: ExaminedSignature, { signatures, options }: Surroundings): TimeSource {
  const stamped = signature.stamp?.signer !== undefined ? signature : signatures.find((other) => other.dictionary.isTimeStamp && other.stamp?.signer !== undefined && (other.revision ?? -1) > (signature.revision ?? Number.POSITIVE_INFINITY))
  const authority = stamped?.stamp?.signer
  const stated = signature.time === undefined ? 'not stated' : 'stated by the signer’s clock'
  if (stamped === undefined || authority === undefined) return { kind: signature.time === undefined ? 'none' : 'stated', words: stated }
  const localClock = options.localAuthorities?.has(authority.fingerprint) === true
  const by = `${authority.commonName}${localClock ? ', by the local clock' : ''}`
  const more = { authority: describeCertificate(authority), localClock }
  if (stamped === signature) return { kind: 'time-stamp', words: `time-stamp of ${by}`, ...more }
  return { kind: signature.time === undefined ? 'none' : 'stated', words: `${stated}; not later than ${stamped.time?.toISOString() ?? 'unknown'} by the time-stamp of ${by}`, ...more }
}

/** What is wrong with a certificate's dates speaks about the signer, not about the bytes. */
function integrityOf(findings: SignatureReport['findings']): Integrity {
  const effects = new Set<FindingEffect>(findings.filter(({ code }) => !code.startsWith('certificate.')).map(({ code }) => findingRules[code].effect))
  if (effects.has('modified') || effects.has('invalid')) return 'broken'
  return effects.has('indeterminate') ? 'indeterminate' : 'intact'
}

function changesSince(revision: number, steps: ReadonlyMap<number, StepChanges>, end: Surroundings['end']): ChangesAfter {
  const later = [...steps].filter(([older]) => older >= revision)
  const effects = new Set<FindingEffect>(later.flatMap(([, { findings }]) => findings.map(({ code }) => findingRules[code].effect)))
  if (end === 'bytes' || effects.has('modified') || effects.has('invalid')) return 'forbidden'
  if (end === 'space' || effects.has('indeterminate')) return 'unknown'
  return later.length > 0 ? 'permitted' : 'none'
}

function pageOf(document: PdfDocument, field: FormField, pages: readonly PageNode[]): number | undefined {
  const widgets = new Set(field.widgets.map(({ num }) => num))
  const at = pages.findIndex(({ dict }) => {
    const annotations = document.get(dict, 'Annots', document.newest)
    return annotations.kind === 'array' && annotations.items.some((item) => item.kind === 'ref' && widgets.has(item.num))
  })
  return at < 0 ? undefined : at + 1
}
