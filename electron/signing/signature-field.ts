import { AppError } from '#shared/ipc/errors.ts'
import { requiredReference } from './cross-reference.ts'
import { arrayIn, dictionaryIn, latin1, nameIn, referenceIn, textIn, unsupported, wholeNumberIn } from './pdf-syntax.ts'
import type { RawDictionary } from './pdf-syntax.ts'
import { entryDictionary } from './pdf-revision.ts'
import type { PdfRevision } from './pdf-revision.ts'

/** A field of the form merged with its widget (ISO 32000-2 §12.5.6.19). */
export interface FormEntry {
  readonly object: number
  readonly name: string
  /** Sig, Tx, Btn or Ch. */
  readonly type: string | undefined
  readonly dictionary: RawDictionary
  /** Width and height of its rectangle in points. */
  readonly width: number
  readonly height: number
}

/** A signature field (§12.7.5.5). */
export interface SignatureField extends FormEntry {
  /** The signature dictionary, once signed. */
  readonly signature: RawDictionary | undefined
}

/** What an act of signing asks of the document. */
export interface SigningIntent {
  readonly field: string
  readonly certify: boolean
  /** Whether it locks fields; as the field's own /Lock says when left out. */
  readonly lock?: boolean
  /** The names of the signer's own fields that the same increment fills in. */
  readonly fills?: readonly string[]
}

/** The fields an act of signing is about. */
export interface FieldsToSign {
  readonly signature: SignatureField
  /** In the order of the intent's `fills`. */
  readonly fills: readonly FormEntry[]
}

const MOST_FIELDS = 10_000

/** The document's catalog with its object number. */
export function catalogOf(revision: PdfRevision): { readonly object: number; readonly dictionary: RawDictionary } {
  const object = requiredReference(revision.crossReference.trailer, 'Root')
  return { object, dictionary: dictionaryIn(revision.object(object)) }
}

/**
 * The fields to sign and to fill in, if this act is allowed here and now. Throws AppError 'signing.field-missing',
 * 'signing.field-already-signed', 'signing.field-already-filled', 'signing.value-not-for-field', 'signing.not-prepared',
 * 'signing.document-locked', 'signing.lock-expected', 'signing.certification-not-first' or 'signing.unsupported-file'.
 */
export function fieldsToSign(revision: PdfRevision, intent: SigningIntent): FieldsToSign {
  const catalog = catalogOf(revision).dictionary
  const form = entryDictionary(revision, catalog, 'AcroForm')
  const entries = form ? formEntries(revision, form) : []
  const fields = entries.filter(({ type }) => type === 'Sig').map((entry) => ({ ...entry, signature: entryDictionary(revision, entry.dictionary, 'V') }))
  const [field, twin] = fields.filter((candidate) => candidate.name === intent.field)
  if (form === undefined || field === undefined) {
    throw new AppError('signing.field-missing', `This PDF has no signature field called “${intent.field}”. Nothing was signed; produce the PDF again.`)
  }
  if (twin !== undefined) throw unsupported(`it has two fields called “${intent.field}”`)
  if (field.signature !== undefined) {
    throw new AppError('signing.field-already-signed', `The field “${intent.field}” is already signed. The signature in it was kept; choose another field.`)
  }
  if (form.get('SigFlags') === undefined || (wholeNumberIn(form.get('SigFlags'), 'its signature flags') & 3) !== 3) {
    throw new AppError('signing.not-prepared', 'This PDF was not prepared for signatures that are added one after another. Nothing was signed; produce the PDF again.')
  }
  requireOpen(revision, fields, field)
  if (field.dictionary.has('Lock') && intent.lock === false) {
    throw new AppError('signing.lock-expected', `The field “${intent.field}” locks the document when it is signed, and this signature was asked not to. Nothing was signed.`)
  }
  if (intent.certify && (catalog.has('Perms') || fields.some((other) => other.signature !== undefined))) {
    throw new AppError('signing.certification-not-first', 'Only the first signature can certify a document, and this one is already signed. Nothing was changed.')
  }
  if (new Set(intent.fills).size !== (intent.fills ?? []).length) {
    throw new AppError('signing.value-not-for-field', 'Two values were given for one field. Nothing was signed.')
  }
  return { signature: field, fills: (intent.fills ?? []).map((name) => fieldToFill(revision, { entries, fields, name })) }
}

interface FillContext {
  readonly entries: readonly FormEntry[]
  readonly fields: readonly SignatureField[]
  readonly name: string
}

function fieldToFill(revision: PdfRevision, { entries, fields, name }: FillContext): FormEntry {
  const [field, twin] = entries.filter((candidate) => candidate.name === name)
  if (field === undefined || twin !== undefined) {
    throw new AppError('signing.field-missing', `This PDF has no field called “${name}” to fill in. Nothing was signed; produce the PDF again.`)
  }
  if (field.type !== 'Tx' && field.type !== 'Btn') {
    throw new AppError('signing.value-not-for-field', `The field “${name}” is not one that can be filled in with words or a tick. Nothing was signed.`)
  }
  const value = revision.resolved(field.dictionary.get('V'))
  const empty = value === undefined || latin1(value) === 'null' || textIn(value) === '' || nameIn(value) === 'Off'
  if (!empty) throw new AppError('signing.field-already-filled', `The field “${name}” is already filled in. What is in it was kept, and nothing was signed.`)
  requireOpen(revision, fields, field)
  return field
}

/** The name of the first signature field that is not taken: prefix and the smallest number. */
export function freeFieldName(revision: PdfRevision, prefix: string): string {
  const form = entryDictionary(revision, catalogOf(revision).dictionary, 'AcroForm')
  const taken = new Set((form ? formEntries(revision, form) : []).map(({ name }) => name))
  for (let number = 1; ; number++) if (!taken.has(`${prefix}${number}`)) return `${prefix}${number}`
}

/** The signatures of the file, with the names of their fields. */
export function signaturesMade(revision: PdfRevision): readonly SignatureField[] {
  const form = entryDictionary(revision, catalogOf(revision).dictionary, 'AcroForm')
  return (form ? formEntries(revision, form) : []).filter(({ type }) => type === 'Sig')
    .map((entry) => ({ ...entry, signature: entryDictionary(revision, entry.dictionary, 'V') })).filter(({ signature }) => signature !== undefined)
}

/** Every field of the form that holds a value, with its full name (§12.7.4.2) and the type it has or inherits. */
function formEntries(revision: PdfRevision, form: RawDictionary): readonly FormEntry[] {
  const found: FormEntry[] = []
  const visited = new Set<number>()
  const visit = (object: number, prefix: string, inherited: string | undefined): void => {
    if (visited.has(object) || visited.size >= MOST_FIELDS) throw unsupported('its form fields run in a circle')
    visited.add(object)
    const dictionary = dictionaryIn(revision.object(object))
    const part = textIn(revision.resolved(dictionary.get('T')))
    const name = [prefix, part].filter((piece) => piece !== undefined && piece !== '').join('.')
    const kids = revision.resolved(dictionary.get('Kids'))
    const type = nameIn(revision.resolved(dictionary.get('FT'))) ?? inherited
    if (kids !== undefined) for (const kid of arrayIn(kids)) visit(referenceOf(kid), name, type)
    else found.push(describe(revision, object, { name, type, dictionary }))
  }
  const roots = revision.resolved(form.get('Fields'))
  if (roots !== undefined) for (const root of arrayIn(roots)) visit(referenceOf(root), '', undefined)
  return found
}

function referenceOf(value: Uint8Array): number {
  const number = referenceIn(value)
  if (number === undefined) throw unsupported('a form field is not an object of its own')
  return number
}

function describe(revision: PdfRevision, object: number, field: Pick<FormEntry, 'name' | 'type' | 'dictionary'>): FormEntry {
  const { name, dictionary } = field
  const rect = revision.resolved(dictionary.get('Rect'))
  const [left = 0, bottom = 0, right = 0, top = 0] = rect ? arrayIn(rect).map((value) => Number(latin1(revision.resolved(value) ?? value))) : []
  const [width, height] = [Math.abs(right - left), Math.abs(top - bottom)]
  if (!Number.isFinite(width + height)) throw unsupported(`the field “${name}” has no proper place on its page`)
  return { ...field, object, width, height }
}

/** Refuses when an earlier signature permits no further one, or not in this field (§12.8.2.2, §12.8.2.4). */
function requireOpen(revision: PdfRevision, fields: readonly SignatureField[], field: FormEntry): void {
  for (const { signature, name } of fields) {
    if (signature !== undefined && references(revision, signature).some((reference) => forbids(revision, reference, field.name))) {
      throw new AppError('signing.document-locked', `The signature in “${name}” locked this document, so “${field.name}” can no longer be ${field.type === 'Sig' ? 'signed' : 'filled in'}. Nothing was changed.`)
    }
  }
}

function references(revision: PdfRevision, signature: RawDictionary): readonly RawDictionary[] {
  const list = revision.resolved(signature.get('Reference'))
  return list === undefined ? [] : arrayIn(list).map((entry) => dictionaryIn(revision.resolved(entry) ?? entry))
}

function forbids(revision: PdfRevision, reference: RawDictionary, name: string): boolean {
  const method = nameIn(revision.resolved(reference.get('TransformMethod')))
  const parameters = entryDictionary(revision, reference, 'TransformParams')
  if (method === 'DocMDP') {
    const permitted = parameters && revision.resolved(parameters.get('P'))
    return permitted !== undefined && wholeNumberIn(permitted, 'what a certification permits') === 1
  }
  if (method !== 'FieldMDP') return false
  const action = parameters && nameIn(revision.resolved(parameters.get('Action')))
  const list = parameters && revision.resolved(parameters.get('Fields'))
  const named = list !== undefined && arrayIn(list).some((value) => covers(textIn(revision.resolved(value)), name))
  if (action === 'Include') return named
  if (action === 'Exclude') return !named
  return true
}

/** A field list names a field by itself or by an ancestor. */
function covers(listed: string | undefined, name: string): boolean {
  return listed !== undefined && (listed === name || name.startsWith(`${listed}.`))
}
