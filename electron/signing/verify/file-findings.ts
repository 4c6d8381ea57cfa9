import { type Finding, finding } from '#shared/signing/verification.ts'
import { reachableIn } from './changes/step.ts'
import type { ExaminedSignature } from './examine-signature.ts'
import { appearanceAgrees } from './field-appearance.ts'
import type { FormField } from './form-fields.ts'
import { signatureIn } from './signature-dictionary.ts'
import { PdfSyntaxError } from './syntax/budget.ts'
import type { XrefEntry } from './syntax/cross-reference.ts'
import type { PdfDocument } from './syntax/document.ts'
import type { Revisions } from './syntax/revisions.ts'
import { dictOf, nameOf } from './syntax/values.ts'
import { hasUnlistedBytes } from './unlisted-bytes.ts'
import { revisionOfTrace, unexplainedTraces } from './traces.ts'

/** Signatures in the bytes that no field leads to. */
export function strayFindings(document: PdfDocument, traces: readonly number[], signatures: readonly ExaminedSignature[]): Finding[] {
  const findings: Finding[] = []
  const places = signatures.map(({ dictionary }) => dictionary.place)
  const permissions = document.getDict(document.catalog(document.newest), 'Perms', document.newest)
  for (const key of ['UR', 'UR3']) {
    const value = permissions?.entries.get(key)
    const place = value?.kind === 'ref' ? document.object(value.num, value.gen, document.newest)?.place : undefined
    if (value !== undefined) findings.push(finding('signature.usage-rights'))
    if (place !== undefined) places.push(place)
  }
  const strays = unexplainedTraces(document, traces, places)
  if (strays.length === 0) return findings
  const first = Math.min(...signatures.map(({ revision }) => revision ?? Number.POSITIVE_INFINITY))
  // Whoever signed first signed them as they are: tools that sign, take back and sign again leave them behind.
  const covered = Number.isFinite(first) && strays.every((at) => (revisionOfTrace(document, at) ?? first) < first)
  return [...findings, finding(covered ? 'signature.superseded' : 'signature.hidden')]
}

/** What concerns the document as it is now, when it is signed. */
export function fileFindings(document: PdfDocument, fields: readonly FormField[], signatures: readonly ExaminedSignature[]): Finding[] {
  if (signatures.length === 0) return []
  const findings: Finding[] = []
  if (document.revisions.some(({ trailer }) => trailer.entries.has('Encrypt'))) findings.push(finding('file.encrypted'))
  else {
    for (const field of fields) {
      const filled = field.type === 'Tx' || field.type === 'Ch' || field.type === 'Btn'
      if (filled && appearanceAgrees(document, document.newest, field) === 'differs') findings.push(finding('field.value-differs-from-appearance', field.name))
    }
    const first = Math.min(...signatures.map(({ revision }) => revision ?? document.newest))
    if (hasUnusedPages(document) || document.revisions.some((one) => one.index <= first && hasUnlistedBytes(document, one))) findings.push(finding('document.unused-objects'))
  }
  if (document.revisions.some(({ sections }) => sections.some(({ hybrid }) => hybrid === 'contradictory'))) findings.push(finding('file.hybrid'))
  if (fields.some((field) => field.type === 'Sig' && signatureIn(document, document.newest, field) === undefined)) findings.push(finding('document.empty-signature-fields'))
  return findings
}

/** Pages, page trees and catalogs that nothing refers to. */
function hasUnusedPages(document: PdfDocument): boolean {
  const used = reachableIn(document, document.newest)
  for (const num of document.numbers()) {
    const entry = document.entry(num, document.newest)
    if (used.has(num) || entry === undefined || entry.kind === 'free') continue
    const type = typeOfUnused(document, num, entry)
    if (type === 'Page' || type === 'Pages' || type === 'Catalog') return true
  }
  return false
}

/** What nothing refers to may be damaged: nobody reads it. */
function typeOfUnused(document: PdfDocument, num: number, entry: XrefEntry): string | undefined {
  try {
    const value = document.object(num, entry.kind === 'offset' ? entry.gen : 0, document.newest)?.value
    return value === undefined ? undefined : nameOf(dictOf(value)?.entries.get('Type') ?? value)
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined
    throw error
  }
}

/** Bytes after the end: none, when the last revision is signed; one end of line, when it is not. */
export function endFindings(document: PdfDocument, { trailing }: Revisions, fields: readonly FormField[], signatures: readonly ExaminedSignature[]): Finding[] {
  const { bytes } = document
  const last = document.revisions[document.newest]
  if (last === undefined) return []
  if (signatures.length === 0) return brokenIncrement(bytes, trailing, fields)
  const covering = signatures.filter(({ revision }) => revision === document.newest)
  const rest = Buffer.from(bytes.subarray(last.eofEnd, last.eofEnd + 3)).toString('latin1')
  const clean = covering.length > 0 ? covering.some(({ covered }) => covered?.end === bytes.length) : /^(?:\r\n|\r|\n)?$/.test(rest)
  return clean ? [] : [finding(trailing.onlySpace ? 'file.trailing-space' : 'file.trailing-bytes')]
}

/** Without signatures nobody vouches for the end of a file; but the beginning of a revision there may be what is left of a signature. */
function brokenIncrement(bytes: Uint8Array, trailing: Revisions['trailing'], fields: readonly FormField[]): Finding[] {
  if (trailing.onlySpace || !/\d \d+ obj\b/.test(Buffer.from(bytes.subarray(trailing.start)).toString('latin1'))) return []
  return [finding(fields.some(({ type }) => type === 'Sig') ? 'file.signed-but-damaged' : 'file.unparsable')]
}
