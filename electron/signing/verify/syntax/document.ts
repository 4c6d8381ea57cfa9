import { type Budget, LimitReached, PdfSyntaxError } from './budget.ts'
import type { XrefEntry } from './cross-reference.ts'
import { decodeStream } from './filters.ts'
import { type PdfIndirect, readIndirect } from './indirect.ts'
import { PdfReader } from './reader.ts'
import type { Revision } from './revisions.ts'
import { Skimmer } from './skim.ts'
import { dictOf, entryOf, integerOf, nameOf, type PdfDict, type PdfStream, type PdfValue, pdfNull, referencesIn } from './values.ts'

/** An object as it stood in a revision. `entry` is the same object as long as no later revision lists the number anew. */
export interface Located {
  readonly value: PdfValue
  readonly entry: XrefEntry
  /** Where it stands in the file; nothing for objects inside an object stream. */
  readonly place: { readonly start: number; readonly end: number } | undefined
}

/** Where an object stands, nothing for one inside an object stream, and number and generation of each reference in it, in the order of the file. */
export interface Outline {
  readonly place: { readonly start: number; readonly end: number } | undefined
  readonly references: readonly number[]
}

/** The graph of objects of every revision of one file. Objects are read when asked for, once. */
export class PdfDocument {
  readonly bytes: Uint8Array
  readonly revisions: readonly Revision[]
  readonly budget: Budget
  readonly #history = new Map<number, { readonly revision: number; readonly entry: XrefEntry }[]>()
  readonly #read = new Map<XrefEntry, Located>()
  readonly #skimmer: Skimmer
  readonly #skimmed = new Map<XrefEntry, Outline>()
  readonly #outlines = new Map<Located, Outline>()
  readonly #reading = new Set<XrefEntry>()
  readonly #made = new Map<string, unknown>()
  readonly #containers = new Map<XrefEntry, ReadonlyMap<number, { readonly num: number; readonly value: PdfValue }>>()

  constructor(bytes: Uint8Array, revisions: readonly Revision[], budget: Budget) {
    this.bytes = bytes
    this.revisions = revisions
    this.budget = budget
    this.#skimmer = new Skimmer(bytes, budget)
    for (const revision of revisions) {
      for (const [num, entry] of revision.entries) {
        const history = this.#history.get(num)
        if (history === undefined) this.#history.set(num, [{ revision: revision.index, entry }])
        else history.push({ revision: revision.index, entry })
      }
    }
  }

  /** What `make` gives, made once for this document. The key must name one kind of thing. */
  once<T>(key: string, make: () => T): T {
    if (!this.#made.has(key)) this.#made.set(key, make())
    return this.#made.get(key) as T
  }

  get newest(): number {
    return this.revisions.length - 1
  }

  trailer(revision: number): PdfDict {
    const found = this.revisions[revision]
    if (found === undefined) throw new PdfSyntaxError('No such revision')
    return found.trailer
  }

  /** Every object number ever listed. */
  numbers(): Iterable<number> {
    return this.#history.keys()
  }

  /** What the cross-reference says about an object as of a revision. */
  entry(num: number, revision: number): XrefEntry | undefined {
    const history = this.#history.get(num)
    if (history === undefined) return undefined
    for (let i = history.length - 1; i >= 0; i--) {
      const item = history[i]
      if (item !== undefined && item.revision <= revision) return item.entry
    }
    return undefined
  }

  /** The object with a number as of a revision; nothing when it is free or never listed (ISO 32000-2, 7.3.10: null). */
  object(num: number, gen: number, revision: number): Located | undefined {
    this.budget.spend(1)
    const entry = this.entry(num, revision)
    if (entry === undefined || entry.kind === 'free') return undefined
    if (entry.kind === 'compressed') return gen === 0 ? this.#compressed(num, entry, revision) : undefined
    if (entry.gen !== gen) return undefined
    const known = this.#read.get(entry)
    if (known !== undefined) return known
    if (this.#reading.has(entry)) throw new PdfSyntaxError('An object that needs itself to be read', entry.offset)
    this.#reading.add(entry)
    try {
      const found = readIndirect(this.bytes, entry.offset, this.budget, (length) => integerOf(this.resolve(length, revision)))
      if (found.num !== num || found.gen !== gen) throw new PdfSyntaxError(`Object ${num} is not where it should be`, entry.offset)
      return this.#remember(entry, found)
    } finally {
      this.#reading.delete(entry)
    }
  }

  /** What `object` would find, without its value: most objects only have to be gone over. Throws where `object` throws. */
  outline(num: number, gen: number, revision: number): Outline | undefined {
    const entry = this.entry(num, revision)
    if (entry?.kind === 'offset' && entry.gen === gen) {
      this.budget.spend(1)
      const known = this.#skimmed.get(entry)
      if (known !== undefined) return known
      const skimmed = this.#skimmer.skim(entry.offset)
      if (skimmed?.num === num && skimmed.gen === gen) {
        const outline = { place: skimmed, references: skimmed.references }
        this.#skimmed.set(entry, outline)
        return outline
      }
    }
    const located = this.object(num, gen, revision)
    if (located === undefined) return undefined
    const known = this.#outlines.get(located)
    if (known !== undefined) return known
    const outline = { place: located.place, references: referencesIn([located.value]) }
    this.#outlines.set(located, outline)
    return outline
  }

  #remember(entry: XrefEntry, { value, start, end }: PdfIndirect): Located {
    const located = { value, entry, place: { start, end } }
    this.#read.set(entry, located)
    return located
  }

  #compressed(num: number, entry: XrefEntry & { kind: 'compressed' }, revision: number): Located {
    const container = this.object(entry.container, 0, revision)
    if (container?.value.kind !== 'stream' || container.place === undefined) throw new PdfSyntaxError(`Object stream ${entry.container} is missing`)
    const found = this.#contents(container.value, container.entry, revision).get(entry.index)
    if (found?.num !== num) throw new PdfSyntaxError(`Object ${num} is not in its object stream`)
    const known = this.#read.get(entry)
    if (known?.value === found.value) return known
    const located: Located = { value: found.value, entry, place: undefined }
    this.#read.set(entry, located)
    return located
  }

  /** The numbers of the objects in an object stream, in their order. */
  packedIn(container: number, revision: number): number[] {
    const located = this.object(container, 0, revision)
    if (located?.value.kind !== 'stream') throw new PdfSyntaxError(`Object stream ${container} is missing`)
    return [...this.#contents(located.value, located.entry, revision).values()].map(({ num }) => num)
  }

  /** ISO 32000-2, 7.5.7. */
  #contents(stream: PdfStream, entry: XrefEntry, revision: number): ReadonlyMap<number, { readonly num: number; readonly value: PdfValue }> {
    const known = this.#containers.get(entry)
    if (known !== undefined) return known
    const count = integerOf(entryOf(stream.dict, 'N')) ?? -1
    const first = integerOf(entryOf(stream.dict, 'First')) ?? -1
    const data = decodeStream(stream, this.budget, (value) => this.resolve(value, revision))
    if (nameOf(entryOf(stream.dict, 'Type')) !== 'ObjStm' || count < 0 || first < 0 || first > data.length || count > data.length) throw new PdfSyntaxError('Object stream', stream.start)
    const header = new PdfReader(data, 0, this.budget)
    const places: { num: number; offset: number }[] = []
    for (let i = 0; i < count; i++) {
      header.skipSpace()
      const num = header.unsigned()
      header.skipSpace()
      places.push({ num, offset: first + header.unsigned() })
    }
    const contents = new Map<number, { num: number; value: PdfValue }>()
    for (const [index, { num, offset }] of places.entries()) contents.set(index, { num, value: new PdfReader(data, offset, this.budget).value() })
    this.#containers.set(entry, contents)
    return contents
  }

  /** Follows references to the object itself, as of a revision. */
  resolve(value: PdfValue, revision: number): PdfValue {
    let current = value
    for (let i = 0; current.kind === 'ref'; i++) {
      if (i > 20) throw new LimitReached('References in a row')
      current = this.object(current.num, current.gen, revision)?.value ?? pdfNull
    }
    return current
  }

  /** An entry of a dictionary with references followed. */
  get(dict: PdfDict, key: string, revision: number): PdfValue {
    return this.resolve(entryOf(dict, key), revision)
  }

  /** A dictionary entry that is itself a dictionary (or a stream's). */
  getDict(dict: PdfDict, key: string, revision: number): PdfDict | undefined {
    return dictOf(this.get(dict, key, revision))
  }

  /** The catalog (ISO 32000-2, 7.7.2). */
  catalog(revision: number): PdfDict {
    const root = this.get(this.trailer(revision), 'Root', revision)
    if (root.kind !== 'dict') throw new PdfSyntaxError('No catalog')
    return root
  }
}
