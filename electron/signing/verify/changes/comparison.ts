import type { PdfDocument } from '../syntax/document.ts'
import { type PdfDict, type PdfValue, pdfNull } from '../syntax/values.ts'

/**
 * Compares what two revisions of a document say, following references to the end. `apart` names the objects that are
 * compared on their own account elsewhere (pages, fields, the form): references to them only have to name the same object.
 */
export class Comparison {
  readonly document: PdfDocument
  readonly older: number
  readonly newer: number
  readonly #apart: ReadonlySet<number>
  readonly #dirty: ReadonlySet<number> | undefined
  readonly #same = new Set<string>()
  readonly #differ = new Set<string>()

  /** `dirty`, where it is known: the objects that may differ (`dirtyObjects`); all others are the same with all they refer to. */
  constructor(document: PdfDocument, older: number, newer: number, apart: ReadonlySet<number>, dirty?: ReadonlySet<number>) {
    this.document = document
    this.older = older
    this.newer = newer
    this.#apart = apart
    this.#dirty = dirty
  }

  /** Whether two values, one of each revision, are the same with everything they refer to. */
  same(before: PdfValue, after: PdfValue): boolean {
    const assumed: string[] = []
    const work: [PdfValue, PdfValue][] = [[before, after]]
    for (let pair = work.pop(); pair !== undefined; pair = work.pop()) {
      this.document.budget.spend(1)
      if (this.#pairSame(pair[0], pair[1], work, assumed)) continue
      for (const key of assumed) this.#same.delete(key)
      const [old, now] = [before, after]
      if (old.kind === 'ref' && now.kind === 'ref') this.#differ.add(`${old.num}/${old.gen} ${now.num}/${now.gen}`)
      return false
    }
    return true
  }

  /** Compares one pair, leaving what is inside for later. */
  #pairSame(before: PdfValue, after: PdfValue, work: [PdfValue, PdfValue][], assumed: string[]): boolean {
    if (before.kind === 'ref' || after.kind === 'ref') return this.#referencesSame(before, after, work, assumed)
    switch (before.kind) {
      case 'null': return after.kind === 'null'
      case 'boolean':
      case 'number': return after.kind === before.kind && after.value === before.value
      case 'name': return after.kind === 'name' && after.name === before.name
      case 'string': return after.kind === 'string' && after.text === before.text
      case 'array':
        if (after.kind !== 'array' || after.items.length !== before.items.length) return false
        before.items.forEach((item, i) => work.push([item, after.items[i] ?? pdfNull]))
        return true
      case 'dict': return after.kind === 'dict' && dictsSame(before, after, work)
      case 'stream': return after.kind === 'stream' && (before === after || Buffer.compare(before.data, after.data) === 0) && dictsSame(before.dict, after.dict, work)
    }
  }

  #referencesSame(before: PdfValue, after: PdfValue, work: [PdfValue, PdfValue][], assumed: string[]): boolean {
    if (before.kind === 'ref' && after.kind === 'ref') {
      if (this.#apart.has(before.num) || this.#apart.has(after.num)) return before.num === after.num && before.gen === after.gen
      if (before.num === after.num && before.gen === after.gen && this.isUntouched(before.num)) return true
      const key = `${before.num}/${before.gen} ${after.num}/${after.gen}`
      if (this.#same.has(key)) return true
      if (this.#differ.has(key)) return false
      this.#same.add(key)
      assumed.push(key)
    } else {
      const reference = before.kind === 'ref' ? before : after
      if (reference.kind === 'ref' && this.#apart.has(reference.num)) return false
    }
    const old = this.document.resolve(before, this.older)
    const now = this.document.resolve(after, this.newer)
    work.push([old, now])
    return true
  }

  /** Whether an object is known to be the same, with all it refers to, without looking. */
  isUntouched(num: number | undefined): boolean {
    return num !== undefined && this.#dirty?.has(num) === false
  }

  /** The keys whose values differ between two dictionaries. */
  changedKeys(before: PdfDict, after: PdfDict): string[] {
    if (after.duplicates.length > 0 && before !== after) return [...after.duplicates]
    const keys = new Set([...before.entries.keys(), ...after.entries.keys()])
    return [...keys].filter((key) => !this.same(before.entries.get(key) ?? pdfNull, after.entries.get(key) ?? pdfNull))
  }
}

function dictsSame(before: PdfDict, after: PdfDict, work: [PdfValue, PdfValue][]): boolean {
  // Of a key given twice different readers take different values, so only the very same dictionary is the same.
  if (after.duplicates.length > 0 && before.duplicates.length !== after.duplicates.length) return false
  for (const [key, value] of before.entries) work.push([value, after.entries.get(key) ?? pdfNull])
  for (const [key, value] of after.entries) if (!before.entries.has(key)) work.push([pdfNull, value])
  return true
}
