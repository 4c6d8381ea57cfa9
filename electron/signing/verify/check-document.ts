import { type ChangesAfter, type Finding, finding, type FindingEffect, findingRules, type Integrity, type SignatureReport, type VerificationReport, verdictOf } from '#shared/signing/verification.ts'
import { baselineLevel } from './baseline-level.ts'
import { changesAfter } from './changes/between-revisions.ts'
import { reachableFrom, type Restrictions } from './changes/step.ts'
import { examineSignature, type ExaminedSignature, trustIn } from './examine-signature.ts'
import { appearanceAgrees } from './field-appearance.ts'
import { type FormField, formFields, terminalFields } from './form-fields.ts'
import { type PageNode, pagesIn, pageTree } from './page-tree.ts'
import { signatureIn } from './signature-dictionary.ts'
import type { Budget } from './syntax/budget.ts'
import { PdfDocument } from './syntax/document.ts'
import { readRevisions, type Revisions } from './syntax/revisions.ts'
import { dictOf, nameOf } from './syntax/values.ts'
import { unexplainedTraces } from './traces.ts'
import type { VerifyOptions } from './verify-pdf.ts'

/** Verifies a file whose beginning is a PDF's. Throws PdfSyntaxError where its structure cannot be followed, LimitReached at a limit. */
export function checkDocument(bytes: Uint8Array, traces: readonly number[], budget: Budget, options: VerifyOptions): VerificationReport {
  const read = readRevisions(bytes, budget)
  const document = new PdfDocument(bytes, read.revisions, budget)
  const pages = pagesIn(pageTree(document, document.newest))
  const fields = terminalFields(formFields(document, document.newest))
  const signatures = examineAll(document, fields, options.now)
  const findings = [...strayFindings(document, traces, signatures), ...fileFindings(document, fields, signatures), ...endFindings(document, read, fields, signatures)]
  const steps = stepFindings(document, signatures)
  const endsClean = !findings.some(({ code }) => code === 'file.trailing-bytes')
  const reports = signatures.map((signature) => reportOf(document, signature, { signatures, pages, steps, endsClean, options }))
  const all = unique([...findings, ...[...steps.values()].flat()])
  return { verdict: verdictOf(reports, all), signatures: reports, findings: all, pages: pages.length }
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [one.message, one])).values()]
}

/** In the order in which they were made. */
function examineAll(document: PdfDocument, fields: readonly FormField[], now: Date): ExaminedSignature[] {
  const examined: ExaminedSignature[] = []
  for (const field of fields) {
    const dictionary = field.type === 'Sig' ? signatureIn(document, document.newest, field) : undefined
    if (dictionary !== undefined) examined.push(examineSignature(document, field, dictionary, now))
  }
  return examined.sort((a, b) => (a.covered?.end ?? 0) - (b.covered?.end ?? 0))
}

/** Signatures in the bytes that no field leads to. */
function strayFindings(document: PdfDocument, traces: readonly number[], signatures: readonly ExaminedSignature[]): Finding[] {
  const findings: Finding[] = []
  const places = signatures.map(({ dictionary }) => dictionary.place)
  const permissions = document.getDict(document.catalog(document.newest), 'Perms', document.newest)
  for (const key of ['UR', 'UR3']) {
    const value = permissions?.entries.get(key)
    const place = value?.kind === 'ref' ? document.object(value.num, value.gen, document.newest)?.place : undefined
    if (value !== undefined) findings.push(finding('signature.usage-rights'))
    if (place !== undefined) places.push(place)
  }
  if (unexplainedTraces(document, traces, places).length > 0) findings.push(finding('signature.hidden'))
  return findings
}

function fileFindings(document: PdfDocument, fields: readonly FormField[], signatures: readonly ExaminedSignature[]): Finding[] {
  if (signatures.length === 0) return []
  const findings: Finding[] = []
  if (document.revisions.some(({ trailer }) => trailer.entries.has('Encrypt'))) findings.push(finding('file.encrypted'))
  else {
    for (const field of fields) {
      const text = field.type === 'Tx' || field.type === 'Ch'
      if (text && appearanceAgrees(document, document.newest, field) === 'differs') findings.push(finding('field.value-differs-from-appearance', field.name))
    }
    if (hasUnusedPages(document)) findings.push(finding('document.unused-objects'))
  }
  if (document.revisions.some(({ sections }) => sections.some(({ hybrid }) => hybrid === 'contradictory'))) findings.push(finding('file.hybrid'))
  if (fields.some((field) => field.type === 'Sig' && signatureIn(document, document.newest, field) === undefined)) findings.push(finding('document.empty-signature-fields'))
  return findings
}

/** Pages, page trees and catalogs that nothing refers to. */
function hasUnusedPages(document: PdfDocument): boolean {
  const used = reachableFrom(document, document.newest, [...document.trailer(document.newest).entries.values()])
  for (const num of document.numbers()) {
    const entry = document.entry(num, document.newest)
    if (used.has(num) || entry === undefined || entry.kind === 'free') continue
    const value = document.object(num, entry.kind === 'offset' ? entry.gen : 0, document.newest)?.value
    const type = value === undefined ? undefined : nameOf(dictOf(value)?.entries.get('Type') ?? value)
    if (type === 'Page' || type === 'Pages' || type === 'Catalog') return true
  }
  return false
}

/** Bytes after the end: none, when the last revision is signed; one end of line, when it is not. */
function endFindings(document: PdfDocument, { trailing }: Revisions, fields: readonly FormField[], signatures: readonly ExaminedSignature[]): Finding[] {
  const { bytes } = document
  const last = document.revisions[document.newest]
  if (last === undefined) return []
  if (signatures.length === 0) return brokenIncrement(bytes, trailing, fields)
  const covering = signatures.filter(({ revision }) => revision === document.newest)
  const rest = Buffer.from(bytes.subarray(last.eofEnd)).toString('latin1')
  const clean = covering.length > 0 ? covering.some(({ covered }) => covered?.end === bytes.length) : /^(?:\r\n|\r|\n)?$/.test(rest)
  return clean ? [] : [finding('file.trailing-bytes')]
}

/** Without signatures nobody vouches for the end of a file; but the beginning of a revision there may be what is left of a signature. */
function brokenIncrement(bytes: Uint8Array, trailing: Revisions['trailing'], fields: readonly FormField[]): Finding[] {
  if (trailing.onlySpace || !/\d \d+ obj\b/.test(Buffer.from(bytes.subarray(trailing.start)).toString('latin1'))) return []
  return [finding(fields.some(({ type }) => type === 'Sig') ? 'file.signed-but-damaged' : 'file.unparsable')]
}

/** What each step after the first signature changed, by the revision it started from. */
function stepFindings(document: PdfDocument, signatures: readonly ExaminedSignature[]): ReadonlyMap<number, readonly Finding[]> {
  const steps = new Map<number, readonly Finding[]>()
  const first = Math.min(...signatures.map(({ revision }) => revision ?? Number.POSITIVE_INFINITY))
  const encrypted = document.revisions.some(({ trailer, index }) => index <= first && trailer.entries.has('Encrypt'))
  for (let older = first; older < document.newest; older++) {
    const so = signatures.filter(({ revision }) => (revision ?? Number.POSITIVE_INFINITY) <= older)
    steps.set(older, encrypted ? [finding('change.undecided')] : changesAfter(document, older, restrictionsOf(so)))
  }
  return steps
}

function restrictionsOf(signatures: readonly ExaminedSignature[]): Restrictions {
  const levels = signatures.flatMap(({ dictionary }) => [dictionary.certification, dictionary.lockedTo]).filter((level) => level !== undefined)
  const [strictest] = levels.sort()
  return { certification: strictest, locks: signatures.flatMap(({ dictionary }) => dictionary.locks) }
}

interface Surroundings {
  readonly signatures: readonly ExaminedSignature[]
  readonly pages: readonly PageNode[]
  readonly steps: ReadonlyMap<number, readonly Finding[]>
  readonly endsClean: boolean
  readonly options: VerifyOptions
}

function reportOf(document: PdfDocument, signature: ExaminedSignature, { signatures, pages, steps, endsClean, options }: Surroundings): SignatureReport {
  const { field, dictionary, cms, covered, revision } = signature
  const page = pageOf(document, field, pages)
  const findings = [...signature.codes].map((code) => finding(code))
  return {
    field: field.name,
    kind: dictionary.isTimeStamp ? 'time-stamp' : dictionary.certification === undefined ? 'signature' : 'certification',
    signer: cms?.signer?.commonName ?? '',
    signedAt: signature.time?.toISOString() ?? null,
    integrity: integrityOf(findings),
    covers: covered?.end === document.bytes.length ? 'whole file' : 'earlier revision',
    changesAfter: revision === undefined ? 'unknown' : changesSince(revision, steps, endsClean),
    level: baselineLevel(document, signature, signatures),
    trust: trustIn(cms, options.trusted),
    fingerprint: cms?.signer?.fingerprint ?? '',
    ...(page === undefined ? {} : { page }),
    byteRange: dictionary.byteRange.map((number) => (Number.isSafeInteger(number) ? number : -1)),
    findings,
  }
}

/** What is wrong with a certificate's dates speaks about the signer, not about the bytes. */
function integrityOf(findings: readonly Finding[]): Integrity {
  const effects = new Set<FindingEffect>(findings.filter(({ code }) => !code.startsWith('certificate.')).map(({ code }) => findingRules[code].effect))
  if (effects.has('modified') || effects.has('invalid')) return 'broken'
  return effects.has('indeterminate') ? 'indeterminate' : 'intact'
}

function changesSince(revision: number, steps: ReadonlyMap<number, readonly Finding[]>, endsClean: boolean): ChangesAfter {
  const later = [...steps].filter(([older]) => older >= revision)
  const effects = new Set<FindingEffect>(later.flatMap(([, findings]) => findings.map(({ code }) => findingRules[code].effect)))
  if (!endsClean || effects.has('modified') || effects.has('invalid')) return 'forbidden'
  if (effects.has('indeterminate')) return 'unknown'
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
