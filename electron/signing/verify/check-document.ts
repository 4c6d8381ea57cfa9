import { type Finding, finding, type VerificationReport, verdictOf } from '#shared/signing/verification.ts'
import { changesAfter, type StepChanges } from './changes/between-revisions.ts'
import type { Restrictions } from './changes/step.ts'
import { examineSignature, type ExaminedSignature } from './examine-signature.ts'
import { endFindings, fileFindings, strayFindings } from './file-findings.ts'
import { type FormField, terminalFieldsOf } from './form-fields.ts'
import { pagesIn, pageTree } from './page-tree.ts'
import { PrefixDigests } from './prefix-digests.ts'
import { readSecurityStore } from './security-store.ts'
import { signatureIn } from './signature-dictionary.ts'
import { reportOf } from './signature-report.ts'
import type { Budget } from './syntax/budget.ts'
import { PdfDocument } from './syntax/document.ts'
import { readRevisions } from './syntax/revisions.ts'
import { readableCertificates } from './trust-in-signer.ts'
import type { VerifyOptions } from './verify-pdf.ts'

/** Verifies a file whose beginning is a PDF's. Throws PdfSyntaxError where its structure cannot be followed, LimitReached at a limit. */
export function checkDocument(bytes: Uint8Array, traces: readonly number[], budget: Budget, options: VerifyOptions): VerificationReport {
  const read = readRevisions(bytes, budget)
  const document = new PdfDocument(bytes, read.revisions, budget)
  const pages = pagesIn(pageTree(document, document.newest))
  const fields = terminalFieldsOf(document, document.newest)
  const signatures = examineAll(document, fields, options.now)
  const findings = [...strayFindings(document, traces, signatures), ...fileFindings(document, fields, signatures), ...endFindings(document, read, fields, signatures)]
  const steps = stepsAfterSigning(document, signatures)
  const store = readSecurityStore(document)
  const surroundings = {
    signatures, pages, steps, options,
    end: endOf(findings),
    storedAt: store.since,
    pool: { trusted: options.trusted, certificates: [...readableCertificates(options.roots ?? []), ...store.certificates], revocation: store.revocation },
  }
  const reports = signatures.map((signature) => reportOf(document, signature, surroundings))
  const all = unique([...findings, ...[...steps.values()].flatMap((step) => step.findings)])
  return { verdict: verdictOf(reports, all), signatures: reports, findings: all, pages: pages.length }
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [one.message, one])).values()]
}

function endOf(findings: readonly Finding[]): 'clean' | 'space' | 'bytes' {
  if (findings.some(({ code }) => code === 'file.trailing-bytes')) return 'bytes'
  return findings.some(({ code }) => code === 'file.trailing-space') ? 'space' : 'clean'
}

/** In the order in which they were made. */
function examineAll(document: PdfDocument, fields: readonly FormField[], now: Date): ExaminedSignature[] {
  const digests = new PrefixDigests(document.bytes)
  const found = fields.flatMap((field) => {
    const dictionary = field.type === 'Sig' ? signatureIn(document, document.newest, field) : undefined
    return dictionary === undefined ? [] : [{ field, dictionary }]
  })
  // The digests want the gaps in their order.
  const inOrder = found.toSorted((a, b) => (a.dictionary.byteRange[1] ?? 0) - (b.dictionary.byteRange[1] ?? 0))
  return inOrder.map(({ field, dictionary }) => examineSignature(document, field, dictionary, digests, now)).sort((a, b) => (a.covered?.end ?? 0) - (b.covered?.end ?? 0))
}

/** What each step after the first signature changed, by the revision it started from. */
function stepsAfterSigning(document: PdfDocument, signatures: readonly ExaminedSignature[]): ReadonlyMap<number, StepChanges> {
  const steps = new Map<number, StepChanges>()
  const first = Math.min(...signatures.map(({ revision }) => revision ?? Number.POSITIVE_INFINITY))
  const encrypted = document.revisions.some(({ trailer, index }) => index <= first && trailer.entries.has('Encrypt'))
  for (let older = first; older < document.newest; older++) {
    const so = signatures.filter(({ revision }) => (revision ?? Number.POSITIVE_INFINITY) <= older)
    steps.set(older, encrypted ? { findings: [finding('change.undecided')], changes: [] } : changesAfter(document, older, restrictionsOf(so)))
  }
  return steps
}

function restrictionsOf(signatures: readonly ExaminedSignature[]): Restrictions {
  const levels = signatures.flatMap(({ dictionary }) => [dictionary.certification, dictionary.lockedTo]).filter((level) => level !== undefined)
  const [strictest] = levels.sort()
  return { certification: strictest, locks: signatures.flatMap(({ dictionary }) => dictionary.locks) }
}
