import { LimitReached, PdfSyntaxError } from './syntax/budget.ts'
import type { PdfDocument } from './syntax/document.ts'
import { entryOf, integerOf, nameOf, type PdfDict, type PdfValue } from './syntax/values.ts'

/** A field of the form (ISO 32000-2, 12.7.4) as of a revision, with what it inherits. */
export interface FormField {
  /** Fully qualified, the partial names joined by full stops. */
  readonly name: string
  /** Its own object number; nothing when it stands inside another object. */
  readonly num: number | undefined
  readonly dict: PdfDict
  /** Tx, Btn, Ch or Sig. */
  readonly type: string | undefined
  readonly flags: number
  /** Fields below it; those that only are widgets are not among them. */
  readonly kids: readonly FormField[]
  /** Its appearances on pages, itself when field and widget are one dictionary (12.5.6.19). */
  readonly widgets: readonly Widget[]
}

export interface Widget {
  readonly num: number | undefined
  readonly dict: PdfDict
}

interface Inherited {
  readonly name: string
  readonly type: string | undefined
  readonly flags: number
}

/** The top fields of the form as of a revision; none when there is no form. Throws PdfSyntaxError on a tree that is none. */
export function formFields(document: PdfDocument, revision: number): FormField[] {
  return document.once(`fields ${revision}`, () => readFormFields(document, revision))
}

function readFormFields(document: PdfDocument, revision: number): FormField[] {
  const form = interactiveForm(document, revision)
  if (form === undefined) return []
  const seen = new Set<number>()
  return present(document, itemsOf(document, form, 'Fields', revision), revision).map((item) => readField(document, revision, item, { name: '', type: undefined, flags: 0 }, seen, 0))
}

/** The form dictionary (12.7.3); nothing when there is none. */
export function interactiveForm(document: PdfDocument, revision: number): PdfDict | undefined {
  const form = document.get(document.catalog(revision), 'AcroForm', revision)
  if (form.kind === 'null') return undefined
  if (form.kind !== 'dict') throw new PdfSyntaxError('A form that is no dictionary')
  return form
}

/** The leaves of the form as of a revision. */
export function terminalFieldsOf(document: PdfDocument, revision: number): FormField[] {
  return terminalFields(formFields(document, revision))
}

/** All fields that hold values or signatures: the leaves. */
export function terminalFields(fields: readonly FormField[]): FormField[] {
  return fields.flatMap((field) => (field.kids.length === 0 ? [field] : terminalFields(field.kids)))
}

/** Forms often still name fields that were deleted. */
function present(document: PdfDocument, items: readonly PdfValue[], revision: number): readonly PdfValue[] {
  return items.filter((item) => document.resolve(item, revision).kind !== 'null')
}

function itemsOf(document: PdfDocument, dict: PdfDict, key: string, revision: number): readonly PdfValue[] {
  const value = document.get(dict, key, revision)
  if (value.kind === 'null') return []
  if (value.kind !== 'array') throw new PdfSyntaxError(`${key} is no array`)
  return value.items
}

function readField(document: PdfDocument, revision: number, item: PdfValue, inherited: Inherited, seen: Set<number>, depth: number): FormField {
  if (depth > 32) throw new LimitReached('Fields nested too deeply')
  const num = item.kind === 'ref' ? item.num : undefined
  if (num !== undefined && seen.has(num)) throw new PdfSyntaxError('A field that is in the form twice')
  if (num !== undefined) seen.add(num)
  const dict = document.resolve(item, revision)
  if (dict.kind !== 'dict') throw new PdfSyntaxError('A field that is no dictionary')
  const partial = document.get(dict, 'T', revision)
  const name = partial.kind === 'string' ? [inherited.name, textOf(partial.text)].filter((part) => part !== '').join('.') : inherited.name
  const type = nameOf(document.get(dict, 'FT', revision)) ?? inherited.type
  const flags = integerOf(document.get(dict, 'Ff', revision)) ?? inherited.flags
  const below = present(document, itemsOf(document, dict, 'Kids', revision), revision)
  const kids: FormField[] = []
  const widgets: Widget[] = nameOf(entryOf(dict, 'Subtype')) === 'Widget' ? [{ num, dict }] : []
  for (const kid of below) {
    const kidDict = document.resolve(kid, revision)
    if (kidDict.kind === 'dict' && !kidDict.entries.has('T') && !kidDict.entries.has('Kids')) {
      const kidNum = kid.kind === 'ref' ? kid.num : undefined
      if (kidNum !== undefined && seen.has(kidNum)) throw new PdfSyntaxError('A widget that is in the form twice')
      if (kidNum !== undefined) seen.add(kidNum)
      widgets.push({ num: kidNum, dict: kidDict })
    } else kids.push(readField(document, revision, kid, { name, type, flags }, seen, depth + 1))
  }
  return { name, num, dict, type, flags, kids, widgets }
}

/** A text string (ISO 32000-2, 7.9.2.2): UTF-16BE or UTF-8 with their marks, else taken as Latin-1, which PDFDocEncoding is for letters. */
export function textOf(bytes: string): string {
  const data = Buffer.from(bytes, 'latin1')
  if (data[0] === 0xfe && data[1] === 0xff) return data.subarray(2, 2 + ((data.length - 2) & ~1)).swap16().toString('utf16le')
  if (data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf) return data.subarray(3).toString('utf8')
  return bytes
}

/** A date (7.9.4) as a moment; nothing when it is none. A time without zone is taken as UTC. */
export function dateOf(text: string): Date | undefined {
  const found = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/.exec(text)
  if (found === null) return undefined
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, zoneHour = '0', zoneMinute = '0'] = found
  const utc = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(utc)) return undefined
  const offset = (Number(zoneHour) * 60 + Number(zoneMinute)) * 60_000
  return new Date(sign === '+' ? utc - offset : sign === '-' ? utc + offset : utc)
}
