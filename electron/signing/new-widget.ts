import { requiredReference } from './cross-reference.ts'
import { dictionaryBytes } from './increment-writer.ts'
import type { WrittenObject } from './increment-writer.ts'
import { arrayIn, dictionaryIn, latin1, nameIn, referenceIn, unsupported } from './pdf-syntax.ts'
import type { RawDictionary, RawValue } from './pdf-syntax.ts'
import type { PdfRevision } from './pdf-revision.ts'
import { textString } from './signature-dictionary.ts'
import { catalogOf } from './signature-field.ts'

const DEEPEST = 64

/** A signature field that shows nothing, to be added to the first page. */
export interface NewWidget {
  readonly name: string
  readonly tooltip: string
  /** The object number of the field, and of the signature in it. */
  readonly field: number
  readonly signature: number
}

/**
 * The objects that add a signature field without a place on a page, merged with its widget: the field, and the form and the page that
 * list it (ISO 32000-2 §12.7.3, §12.5.2). Whatever else they hold stays as it is.
 */
export function newWidgetObjects(revision: PdfRevision, { name, tooltip, field, signature }: NewWidget): readonly WrittenObject[] {
  const page = firstPage(revision)
  const widget = `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${textString(name)} /TU ${textString(tooltip)} /F 132 /Rect [0 0 0 0] /P ${page} ${revision.generation(page)} R /V ${signature} 0 R >>`
  return [{ number: field, generation: 0, value: Buffer.from(widget, 'latin1') }, withListed(revision, page, 'Annots', field), formObject(revision, field)]
}

function replaced(revision: PdfRevision, number: number, value: Uint8Array): WrittenObject {
  return { number, generation: revision.generation(number), value }
}

/** The object to write so that a list of a dictionary names one more: the list where it stands alone, else the dictionary. */
function withListed(revision: PdfRevision, owner: number, key: string, field: number): WrittenObject {
  const dictionary = dictionaryIn(revision.object(owner))
  const list = referenceIn(dictionary.get(key))
  if (list !== undefined) return replaced(revision, list, longer(revision.object(list), field))
  return replaced(revision, owner, dictionaryBytes(withEntry(dictionary, key, longer(dictionary.get(key), field))))
}

function withEntry(dictionary: RawDictionary, key: string, value: RawValue): RawDictionary {
  return new Map(dictionary).set(key, value)
}

function longer(list: RawValue | undefined, field: number): Buffer {
  const items = list === undefined || latin1(list) === 'null' ? [] : arrayIn(list).map((item) => latin1(item))
  return Buffer.from(`[${[...items, `${field} 0 R`].join(' ')}]`, 'latin1')
}

function formObject(revision: PdfRevision, field: number): WrittenObject {
  const { object, dictionary } = catalogOf(revision)
  const entry = dictionary.get('AcroForm')
  const form = referenceIn(entry)
  if (form !== undefined) return withListed(revision, form, 'Fields', field)
  if (entry === undefined) return replaced(revision, object, dictionaryBytes(withEntry(dictionary, 'AcroForm', Buffer.from(`<< /Fields [${field} 0 R] /SigFlags 3 >>`))))
  const inner = dictionaryIn(entry)
  const list = referenceIn(inner.get('Fields'))
  if (list !== undefined) return replaced(revision, list, longer(revision.object(list), field))
  return replaced(revision, object, dictionaryBytes(withEntry(dictionary, 'AcroForm', dictionaryBytes(withEntry(inner, 'Fields', longer(inner.get('Fields'), field))))))
}

function firstPage(revision: PdfRevision): number {
  let node = requiredReference(catalogOf(revision).dictionary, 'Pages')
  for (let depth = 0; depth < DEEPEST; depth++) {
    const dictionary = dictionaryIn(revision.object(node))
    if (nameIn(revision.resolved(dictionary.get('Type'))) === 'Page') return node
    const kids = revision.resolved(dictionary.get('Kids'))
    const [first] = kids === undefined ? [] : arrayIn(kids)
    const next = referenceIn(first)
    if (next === undefined) break
    node = next
  }
  throw unsupported('it has no first page')
}
