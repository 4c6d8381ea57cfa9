import { interactiveForm, terminalFieldsOf } from '#electron/signing/verify/form-fields.ts'
import { pagesIn, pageTree } from '#electron/signing/verify/page-tree.ts'
import { signatureIn } from '#electron/signing/verify/signature-dictionary.ts'
import { Budget } from '#electron/signing/verify/syntax/budget.ts'
import { PdfDocument } from '#electron/signing/verify/syntax/document.ts'
import { readRevisions } from '#electron/signing/verify/syntax/revisions.ts'
import { dictOf, entryOf, type PdfDict, type PdfValue } from '#electron/signing/verify/syntax/values.ts'
import { append, type Objects, type WriteOptions } from './pdf-writer.ts'

/** A value as it is written in a file. */
export function written(value: PdfValue): string {
  switch (value.kind) {
    case 'null': return 'null'
    case 'boolean':
    case 'number': return String(value.value)
    case 'name': return `/${value.name.replaceAll(/[^A-Za-z0-9.:_-]/g, (letter) => `#${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)}`
    case 'string': return `<${Buffer.from(value.text, 'latin1').toString('hex')}>`
    case 'ref': return `${value.num} ${value.gen} R`
    case 'array': return `[ ${value.items.map(written).join(' ')} ]`
    case 'dict': return `<< ${[...value.entries].map(([key, entry]) => `/${key} ${written(entry)}`).join(' ')} >>`
    case 'stream': return `${written({ ...value.dict, entries: new Map([...value.dict.entries, ['Length', { kind: 'number', value: value.data.length, integer: true }]]) })}\nstream\n${Buffer.from(value.data).toString('latin1')}\nendstream`
  }
}

/** A signed file of any maker, opened for an attack on it. */
export class AnyFile {
  readonly bytes: Buffer
  readonly document: PdfDocument
  readonly catalog: number
  readonly pages: readonly number[]
  /** A number that no object has yet; the attack may use the ones after it, too. */
  readonly free: number
  /** The last signature: where its dictionary stands, and the number of its field. */
  readonly signature: { readonly start: number; readonly end: number; readonly field: number }

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes)
    const budget = new Budget()
    this.document = new PdfDocument(this.bytes, readRevisions(this.bytes, budget).revisions, budget)
    const { document } = this
    const root = entryOf(document.trailer(document.newest), 'Root')
    this.catalog = root.kind === 'ref' ? root.num : 0
    this.pages = pagesIn(pageTree(document, document.newest)).map(({ num }) => num ?? 0)
    this.free = Math.max(...document.numbers()) + 1
    const signed = terminalFieldsOf(document, document.newest).flatMap((field) => {
      const found = field.type === 'Sig' ? signatureIn(document, document.newest, field) : undefined
      return found === undefined ? [] : [{ ...found.place, field: field.num ?? 0 }]
    })
    this.signature = signed.toSorted((a, b) => b.start - a.start)[0] ?? { start: 0, end: 0, field: 0 }
  }

  get text(): string {
    return this.bytes.toString('latin1')
  }

  dict(num: number): PdfDict {
    const entry = this.document.entry(num, this.document.newest)
    const value = this.document.object(num, entry?.kind === 'offset' ? entry.gen : 0, this.document.newest)?.value
    const dict = value === undefined ? undefined : dictOf(value)
    if (dict === undefined) throw new Error(`Object ${num} is no dictionary`)
    return dict
  }

  /** An object with entries set (or taken out, where nothing is given), written anew. */
  withEntries(num: number, entries: Readonly<Record<string, string | undefined>>): string {
    const kept = [...this.dict(num).entries].filter(([key]) => !(key in entries)).map(([key, value]) => `/${key} ${written(value)}`)
    const set = Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [`/${key} ${value}`]))
    return `<< ${[...kept, ...set].join(' ')} >>`
  }

  get pageOne(): number {
    return this.pages[0] ?? 0
  }

  /** The number of the form and its inside; the form may stand in the catalog itself. */
  withForm(entries: Readonly<Record<string, string | undefined>>): Objects {
    const form = entryOf(this.dict(this.catalog), 'AcroForm')
    if (form.kind === 'ref') return { [form.num]: this.withEntries(form.num, entries) }
    const inner = interactiveForm(this.document, this.document.newest)
    const kept = [...(inner?.entries ?? [])].filter(([key]) => !(key in entries)).map(([key, value]) => `/${key} ${written(value)}`)
    const set = Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [`/${key} ${value}`]))
    return { [this.catalog]: this.withEntries(this.catalog, { AcroForm: `<< ${[...kept, ...set].join(' ')} >>` }) }
  }

  /** The items of an array of a dictionary, as written. */
  items(dict: PdfDict, key: string): string[] {
    const value = this.document.get(dict, key, this.document.newest)
    return value.kind === 'array' ? value.items.map(written) : []
  }

  get fields(): string[] {
    const form = interactiveForm(this.document, this.document.newest)
    return form === undefined ? [] : this.items(form, 'Fields')
  }

  get annotations(): string[] {
    return this.items(this.dict(this.pageOne), 'Annots')
  }

  append(objects: Objects, options: WriteOptions = {}): Buffer {
    return append(this.bytes, objects, options)
  }

  /** Changes the text of the last signature's dictionary, its length staying as it is. */
  inSignature(pattern: RegExp, change: (found: string) => string): Buffer {
    const { start, end } = this.signature
    const inside = this.text.slice(start, end)
    const found = pattern.exec(inside)
    if (found === null) throw new Error(`The signature does not hold ${pattern}`)
    const put = change(found[0])
    if (put.length > found[0].length) throw new Error('No room in the signature')
    return Buffer.from(this.text.slice(0, start) + inside.replace(found[0], () => put.padEnd(found[0].length)) + this.text.slice(end), 'latin1')
  }

  /** Changes the four numbers of the last signature's ByteRange. */
  withRange(change: (numbers: readonly [number, number, number, number]) => readonly (number | string)[]): Buffer {
    return this.inSignature(/\/ByteRange\s*\[[^\]]*\]/, (found) => {
      const [a = 0, b = 0, c = 0, d = 0] = [...found.matchAll(/\d+/g)].map(Number)
      return `/ByteRange [${change([a, b, c, d]).join(' ')}]`
    })
  }
}
