import { AppError } from '#shared/ipc/errors.ts'
import { requiredReference } from './cross-reference.ts'
import { arrayIn, dictionaryIn, latin1, nameIn, referenceIn, textIn, unsupported, wholeNumberIn } from './pdf-syntax.ts'
import type { RawDictionary } from './pdf-syntax.ts'
import { entryDictionary } from './pdf-revision.ts'
import type { PdfRevision } from './pdf-revision.ts'

/** A signature field merged with its widget (ISO 32000-2 §12.7.5.5). */
export interface SignatureField {
  readonly object: number
  readonly name: string
  readonly dictionary: RawDictionary
  /** Width and height of its rectangle in points. */
  readonly width: number
  readonly height: number
  /** The signature dictionary, once signed. */
  readonly signature: RawDictionary | undefined
}

/** What an act of signing asks of the document. */
export interface SigningIntent {
  readonly field: string
  readonly certify: boolean
  readonly lock: boolean
}

const MOST_FIELDS = 10_000

/** The document's catalog with its object number. */
export function catalogOf(revision: PdfRevision): { readonly object: number; readonly dictionary: RawDictionary } {
  const object = requiredReference(revision.crossReference.trailer, 'Root')
  return { object, dictionary: dictionaryIn(revision.object(object)) }
}

/**
 * The field to sign, if this act is allowed here and now. Throws AppError 'signing.field-missing',
 * 'signing.field-already-signed', 'signing.not-prepared', 'signing.document-locked', 'signing.lock-expected',
 * 'signing.certification-not-first' or 'signing.unsupported-file'.
 */
export function fieldToSign(revision: PdfRevision, intent: SigningIntent): SignatureField {
  const catalog = catalogOf(revision).dictionary
  const form = entryDictionary(revision, catalog, 'AcroForm')
  const fields = form ? signatureFields(revision, form) : []
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
  if (field.dictionary.has('Lock') && !intent.lock) {
    throw new AppError('signing.lock-expected', `The field “${intent.field}” locks the document when it is signed, and this signature was asked not to. Nothing was signed.`)
  }
  if (intent.certify && (catalog.has('Perms') || fields.some((other) => other.signature !== undefined))) {
    throw new AppError('signing.certification-not-first', 'Only the first signature can certify a document, and this one is already signed. Nothing was changed.')
  }
  return field
}

/** Every signature field of the form, with its full name (§12.7.4.2). */
function signatureFields(revision: PdfRevision, form: RawDictionary): readonly SignatureField[] {
  const found: SignatureField[] = []
  const visited = new Set<number>()
  const visit = (object: number, prefix: string): void => {
    if (visited.has(object) || visited.size >= MOST_FIELDS) throw unsupported('its form fields run in a circle')
    visited.add(object)
    const dictionary = dictionaryIn(revision.object(object))
    const part = textIn(revision.resolved(dictionary.get('T')))
    const name = [prefix, part].filter((piece) => piece !== undefined && piece !== '').join('.')
    const kids = revision.resolved(dictionary.get('Kids'))
    if (kids !== undefined) for (const kid of arrayIn(kids)) visit(referenceOf(kid), name)
    else if (nameIn(revision.resolved(dictionary.get('FT'))) === 'Sig') found.push(describe(revision, object, name, dictionary))
  }
  const roots = revision.resolved(form.get('Fields'))
  if (roots !== undefined) for (const root of arrayIn(roots)) visit(referenceOf(root), '')
  return found
}

function referenceOf(value: Uint8Array): number {
  const number = referenceIn(value)
  if (number === undefined) throw unsupported('a form field is not an object of its own')
  return number
}

function describe(revision: PdfRevision, object: number, name: string, dictionary: RawDictionary): SignatureField {
  const rect = revision.resolved(dictionary.get('Rect'))
  const [left = 0, bottom = 0, right = 0, top = 0] = rect ? arrayIn(rect).map((value) => Number(latin1(revision.resolved(value) ?? value))) : []
  const [width, height] = [Math.abs(right - left), Math.abs(top - bottom)]
  if (!Number.isFinite(width + height)) throw unsupported(`the field “${name}” has no proper place on its page`)
  return { object, name, dictionary, width, height, signature: entryDictionary(revision, dictionary, 'V') }
}

/** Refuses when an earlier signature permits no further one, or not in this field (§12.8.2.2, §12.8.2.4). */
function requireOpen(revision: PdfRevision, fields: readonly SignatureField[], field: SignatureField): void {
  for (const { signature, name } of fields) {
    if (signature !== undefined && references(revision, signature).some((reference) => forbids(revision, reference, field.name))) {
      throw new AppError('signing.document-locked', `The signature in “${name}” locked this document, so “${field.name}” can no longer be signed. Nothing was changed.`)
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
