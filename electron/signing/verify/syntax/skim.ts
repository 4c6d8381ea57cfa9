import type { Budget } from './budget.ts'
import { kinds } from './reader.ts'

/** What an indirect object refers to and where it stands, without its values. */
export interface Skimmed {
  readonly num: number
  readonly gen: number
  readonly start: number
  /** After `endobj`. */
  readonly end: number
  /** Number and generation of every reference in it, in the order of the file. */
  readonly references: readonly number[]
}

const none = -1
const length = 'Length'
/** Dictionaries and arrays deeper than this are left to the reader. */
const maxDepth = 40
/** Keys of one dictionary that are told apart here. */
const maxKeys = 64

/**
 * Goes over objects as `PdfReader` reads them and makes nothing but the list of what they refer to. Whatever it takes, the reader takes
 * with the same references and the same end; whatever is out of the ordinary (escapes in names, keys that may be given twice, strange
 * numbers, damage) it does not take, and the reader has to say what it is.
 */
export class Skimmer {
  readonly #bytes: Uint8Array
  readonly #budget: Budget
  readonly #maxDepth: number
  #at = 0
  #failed = false
  #steps = 0
  #references: number[] = []
  /** Hashes of the keys of the dictionaries that are open. */
  readonly #keys = new Int32Array(maxDepth * maxKeys)
  /** The Length of the outermost dictionary, where it is a plain number. */
  #length = none

  constructor(bytes: Uint8Array, budget: Budget) {
    this.#bytes = bytes
    this.#budget = budget
    this.#maxDepth = Math.min(maxDepth, budget.limits.depth)
  }

  /** The object `num gen obj … endobj` at an offset; nothing when the reader has to look at it. */
  skim(offset: number): Skimmed | undefined {
    this.#at = offset
    this.#failed = offset < 0
    this.#steps = 0
    this.#references = []
    this.#length = none
    this.#space()
    const start = this.#at
    const num = this.#unsigned()
    this.#space()
    const gen = this.#unsigned()
    this.#space()
    this.#word('obj')
    const isDict = this.#value(0)
    this.#space()
    if (isDict && this.#bytes[this.#at] === 0x73) this.#stream()
    this.#word('endobj')
    this.#delimited()
    this.#budget.spend(this.#steps)
    return this.#failed ? undefined : { num, gen, start, end: this.#at, references: this.#references }
  }

  #fail(): false {
    this.#failed = true
    return false
  }

  /** White space; comments are left to the reader. */
  #space(): void {
    const bytes = this.#bytes
    let at = this.#at
    while (kinds[bytes[at] ?? 0x21] === 1) at++
    this.#at = at
  }

  #word(word: string): void {
    for (let i = 0; i < word.length; i++) if (this.#bytes[this.#at + i] !== word.charCodeAt(i)) this.#failed = true
    this.#at += word.length
  }

  #delimited(): void {
    const kind = kinds[this.#bytes[this.#at] ?? 0x20]
    if (kind !== 1 && kind !== 2) this.#failed = true
  }

  #unsigned(): number {
    const start = this.#at
    const value = this.#digits()
    if (this.#at === start || this.#at - start > 10) this.#failed = true
    return value
  }

  #digits(): number {
    const bytes = this.#bytes
    let value = 0
    let at = this.#at
    for (let byte = bytes[at] ?? 0; kinds[byte] === 3; byte = bytes[++at] ?? 0) value = value * 10 + byte - 0x30
    this.#at = at
    return value
  }

  /** Goes over one value; says whether it is a dictionary. */
  #value(depth: number): boolean {
    if (this.#failed || depth >= this.#maxDepth) return this.#fail()
    this.#steps++
    this.#space()
    const byte = this.#bytes[this.#at]
    if (byte === undefined) return this.#fail()
    if (byte === 0x2f) this.#name()
    else if (kinds[byte] === 3) this.#numberOrReference()
    else if (byte === 0x5b) this.#array(depth)
    else if (byte === 0x3c) {
      if (this.#bytes[this.#at + 1] === 0x3c) return this.#dict(depth)
      this.#hex()
    } else if (byte === 0x28) this.#literal()
    else if (byte === 0x2d || byte === 0x2e) this.#fraction()
    else if (byte === 0x74) this.#keyword('true')
    else if (byte === 0x66) this.#keyword('false')
    else if (byte === 0x6e) this.#keyword('null')
    else this.#failed = true
    return false
  }

  #keyword(word: string): void {
    this.#word(word)
    this.#delimited()
  }

  /** A name without escapes; answers a hash of it. */
  #name(): number {
    const bytes = this.#bytes
    let hash = 0
    let at = this.#at + 1
    for (let byte = bytes[at] ?? 0x20; (kinds[byte] ?? 1) % 3 === 0; byte = bytes[++at] ?? 0x20) {
      if (byte === 0x23) this.#failed = true
      hash = (Math.imul(hash, 31) + byte) | 0
    }
    this.#at = at
    return hash
  }

  #numberOrReference(): void {
    const begin = this.#at
    const value = this.#digits()
    if (this.#bytes[this.#at] === 0x2e) return this.#fraction()
    this.#delimited()
    const after = this.#at
    if (after - begin > 10) this.#failed = true
    this.#space()
    if (this.#at > after && kinds[this.#bytes[this.#at] ?? 0x20] === 3) {
      const gen = this.#digits()
      const spaced = this.#at
      this.#space()
      // A comment may stand before the R.
      if (this.#bytes[this.#at] === 0x25) this.#failed = true
      const next = kinds[this.#bytes[this.#at + 1] ?? 0x20]
      if (this.#at > spaced && this.#bytes[this.#at] === 0x52 && (next === 1 || next === 2) && gen <= 65_535) {
        this.#at++
        this.#references.push(value, gen)
        return
      }
    } else if (this.#bytes[this.#at] === 0x25) this.#failed = true
    this.#at = after
  }

  /** What is left of a number with a sign or a point: digits, at most one point, at least one digit. */
  #fraction(): void {
    if (this.#bytes[this.#at] === 0x2d) this.#at++
    const whole = kinds[this.#bytes[this.#at - 1] ?? 0x20] === 3
    const start = this.#at
    this.#digits()
    let digits = this.#at - start
    if (this.#bytes[this.#at] === 0x2e) {
      const point = ++this.#at
      this.#digits()
      digits += this.#at - point
    }
    if (digits === 0 && !whole) this.#failed = true
    this.#delimited()
  }

  #array(depth: number): void {
    this.#at++
    for (;;) {
      this.#space()
      if (this.#bytes[this.#at] === 0x5d) {
        this.#at++
        return
      }
      this.#value(depth + 1)
      if (this.#failed) return
    }
  }

  #dict(depth: number): boolean {
    const keys = this.#keys
    const first = depth * maxKeys
    let count = 0
    this.#at += 2
    for (;;) {
      this.#space()
      const byte = this.#bytes[this.#at]
      if (byte === 0x3e && this.#bytes[this.#at + 1] === 0x3e) {
        this.#at += 2
        return true
      }
      if (byte !== 0x2f || count >= maxKeys) return this.#fail()
      const key = this.#at + 1
      const hash = this.#name()
      for (let i = 0; i < count; i++) if (keys[first + i] === hash) this.#failed = true
      keys[first + count++] = hash
      const before = this.#references.length
      this.#space()
      const start = this.#at
      this.#value(depth + 1)
      if (this.#failed) return false
      const isLength = depth === 0 && this.#isLength(key)
      if (isLength) this.#length = this.#references.length === before ? this.#plainNumber(start) : none
    }
  }

  #isLength(key: number): boolean {
    for (let i = 0; i < length.length; i++) if (this.#bytes[key + i] !== length.charCodeAt(i)) return false
    const after = kinds[this.#bytes[key + length.length] ?? 0x20]
    return after === 1 || after === 2
  }

  /** The unsigned number that stands from an offset up to here. */
  #plainNumber(start: number): number {
    const end = this.#at
    this.#at = start
    const value = this.#digits()
    const whole = this.#at === end && end > start
    this.#at = end
    return whole ? value : none
  }

  /** Hexadecimal digits without white space, an even number of them. */
  #hex(): void {
    const bytes = this.#bytes
    let at = this.#at + 1
    const start = at
    for (let byte = bytes[at] ?? 0; (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66); byte = bytes[++at] ?? 0);
    if (bytes[at] !== 0x3e || (at - start) % 2 !== 0) this.#failed = true
    this.#steps += ((at - start) >> 5)
    this.#at = at + 1
  }

  #literal(): void {
    const bytes = this.#bytes
    let at = this.#at + 1
    const start = at
    for (let open = 1; open > 0; at++) {
      const byte = bytes[at]
      if (byte === undefined) {
        this.#failed = true
        break
      }
      if (byte === 0x5c) {
        at++
        if (bytes[at] === undefined) this.#failed = true
      } else if (byte === 0x28) open++
      else if (byte === 0x29) open--
    }
    this.#steps += (at - start) >> 4
    this.#at = at
  }

  /** A stream whose dictionary states its length itself. */
  #stream(): void {
    this.#word('stream')
    const bytes = this.#bytes
    if (bytes[this.#at] === 0x0d && bytes[this.#at + 1] === 0x0a) this.#at += 2
    else if (bytes[this.#at] === 0x0a) this.#at++
    else this.#failed = true
    if (this.#failed || this.#length === none || this.#at + this.#length > bytes.length) {
      this.#failed = true
      return
    }
    this.#at += this.#length
    if (bytes[this.#at] === 0x0d && bytes[this.#at + 1] === 0x0a) this.#at += 2
    else if (bytes[this.#at] === 0x0a || bytes[this.#at] === 0x0d) this.#at++
    this.#word('endstream')
    this.#delimited()
    this.#space()
  }
}
