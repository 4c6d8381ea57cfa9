import { type PdfDict, type PdfValue, pdfNull } from '../syntax/values.ts'
import { compareMetadata } from './metadata.ts'
import type { Step } from './step.ts'

/** Entries of the catalog that are compared on their own account. */
const apart = new Set(['Pages', 'AcroForm', 'Perms', 'DSS'])
/** What names the file and lists its objects; it says nothing to a reader of the document. */
const plumbing = new Set(['Size', 'Prev', 'Type', 'W', 'Index', 'Filter', 'DecodeParms', 'Length', 'XRefStm', 'DL', 'Root', 'Info', 'ID', 'Encrypt'])
const harmlessInfo = new Set(['ModDate', 'Producer', 'Creator', 'CreationDate'])

/** Compares trailers and catalogs but for pages, form, permissions and security store (ISO 32000-2, 7.5.5 and 7.7.2). */
export function compareCatalogs(step: Step, before: PdfDict, after: PdfDict, newFields: boolean): void {
  compareTrailers(step, step.document.trailer(step.older), step.document.trailer(step.newer))
  if (after.duplicates.length > 0 && after !== before) step.report('change.structure', 'catalog')
  for (const key of step.comparison.changedKeys(before, after)) {
    if (apart.has(key)) continue
    const now = step.now(after, key)
    if (key === 'Metadata' && isPlainStream(now, ['Type', 'Subtype'])) compareMetadata(step, step.old(before, key), now)
    else if (key === 'StructTreeRoot' && newFields && before.entries.has(key) && now.kind === 'dict') step.report('change.structure-tree')
    else if (key === 'Version' && isLaterVersion(step.old(before, key), now)) continue
    else if (key === 'Extensions' && isPlainData(step, now)) continue
    else step.report('change.catalog', key)
  }
}

function compareTrailers(step: Step, before: PdfDict, after: PdfDict): void {
  const root = [before.entries.get('Root'), after.entries.get('Root')] as const
  if (root[0]?.kind !== 'ref' || root[1]?.kind !== 'ref' || root[0].num !== root[1].num || root[0].gen !== root[1].gen) step.report('change.catalog', 'Root')
  if (!step.same(before.entries.get('Encrypt') ?? pdfNull, after.entries.get('Encrypt') ?? pdfNull)) step.report('change.encryption')
  const [oldId, newId] = [step.old(before, 'ID'), step.now(after, 'ID')]
  // Nothing that is shown depends on the identifier but the key of an encrypted file.
  if (oldId.kind === 'array' && newId.kind === 'array' && !step.same(oldId.items[0] ?? pdfNull, newId.items[0] ?? pdfNull)) step.report('change.metadata', 'ID')
  compareInformation(step, step.old(before, 'Info'), step.now(after, 'Info'))
  for (const [key, value] of after.entries) {
    if (!plumbing.has(key) && !step.same(before.entries.get(key) ?? pdfNull, value)) step.report('change.catalog', key)
  }
}

/** Dates and tools may change; title, author, subject and keywords are the document's. */
function compareInformation(step: Step, before: PdfValue, after: PdfValue): void {
  if (after.kind === 'null' || (before.kind !== 'dict' && before.kind !== 'null')) return
  if (after.kind !== 'dict') {
    step.report('change.catalog', 'Info')
    return
  }
  const had = before.kind === 'dict' ? before : { ...after, entries: new Map<string, PdfValue>() }
  for (const key of step.comparison.changedKeys(had, after)) {
    if (harmlessInfo.has(key)) step.report('change.metadata')
    else if (had.entries.has(key)) step.report('change.catalog', `Info: ${key}`)
    else if (isPlainData(step, after.entries.get(key) ?? pdfNull)) step.report('change.undecided', `Info: ${key}`)
    else step.report('change.catalog', `Info: ${key}`)
  }
}

/** A stream that refers to nothing: only data and how it is compressed. */
export function isPlainStream(value: PdfValue, keys: readonly string[]): boolean {
  const allowed = new Set([...keys, 'Length', 'Filter', 'DecodeParms'])
  return value.kind === 'stream' && value.dict.duplicates.length === 0 && [...value.dict.entries.keys()].every((key) => allowed.has(key))
}

function isLaterVersion(before: PdfValue, after: PdfValue): boolean {
  if (after.kind !== 'name' || !/^[12]\.\d$/.test(after.name)) return false
  return before.kind === 'null' || (before.kind === 'name' && after.name >= before.name)
}

/** Names, numbers and text only (developer extensions, 7.12). */
function isPlainData(step: Step, value: PdfValue, depth = 0): boolean {
  if (depth > 6) return false
  const resolved = step.document.resolve(value, step.newer)
  if (resolved.kind === 'stream') return false
  if (resolved.kind === 'array') return resolved.items.every((item) => isPlainData(step, item, depth + 1))
  return resolved.kind !== 'dict' || [...resolved.entries.values()].every((item) => isPlainData(step, item, depth + 1))
}
