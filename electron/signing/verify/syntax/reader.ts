import { type Budget, PdfSyntaxError } from './budget.ts'
import { type PdfDict, type PdfString, type PdfValue, pdfNull } from './values.ts'

/** What each byte is (ISO 32000-2, tables 1 and 2): 1 white space, 2 a delimiter, 3 a digit, 0 any other. */
export const kinds = new Uint8Array(256)
for (const byte of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) kinds[byte] = 1
for (const letter of '()<>[]{}/%') kinds[letter.charCodeAt(0)] = 2
for (const letter of '0123456789') kinds[letter.charCodeAt(0)] = 3

/** Numbers of more digits could lose some. */
const exactDigits = 15

/** White space of ISO 32000-2, table 1. */
export function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && kinds[byte] === 1
}

function isDelimiter(byte: number | undefined): boolean {
  return byte === undefined || kinds[byte] === 1 || kinds[byte] === 2
}

const isDigit = (byte: number | undefined) => byte !== undefined && kinds[byte] === 3

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57
  return -1
}

/** Reads PDF objects at a position (ISO 32000-2, 7.2 and 7.3). It repairs nothing: what is not well formed throws PdfSyntaxError. */
export class PdfReader {
  readonly bytes: Uint8Array
  readonly budget: Budget
  readonly #buffer: Buffer
  position: number

  constructor(bytes: Uint8Array, position: number, budget: Budget) {
    this.bytes = bytes
    this.#buffer = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.position = position
    this.budget = budget
  }

  fail(message: string): never {
    throw new PdfSyntaxError(message, this.position)
  }

  /** Skips white space, and comments unless told otherwise. */
  skipSpace(comments = true): void {
    for (;;) {
      const byte = this.bytes[this.position]
      if (isSpace(byte)) this.position++
      else if (byte === 0x25 && comments) {
        while (this.position < this.bytes.length && this.bytes[this.position] !== 0x0a && this.bytes[this.position] !== 0x0d) this.position++
      } else return
    }
  }

  startsWith(word: string): boolean {
    for (let i = 0; i < word.length; i++) if (this.bytes[this.position + i] !== word.charCodeAt(i)) return false
    return true
  }

  /** Reads a keyword that must end at a delimiter. */
  keyword(word: string): void {
    if (!this.startsWith(word) || !isDelimiter(this.bytes[this.position + word.length])) this.fail(`${word} expected`)
    this.position += word.length
  }

  /** An unsigned integer of plain digits. */
  unsigned(): number {
    const start = this.position
    const value = this.#digits()
    if (this.position === start || this.position - start > exactDigits) this.fail('Number expected')
    return value
  }

  /** The value of the digits here; zero of none. Exact up to fifteen. */
  #digits(): number {
    let value = 0
    for (let byte = this.bytes[this.position]; byte !== undefined && kinds[byte] === 3; byte = this.bytes[++this.position]) value = value * 10 + byte - 0x30
    return value
  }

  #latin1(start: number, end: number): string {
    return this.#buffer.toString('latin1', start, end)
  }

  value(depth = 0): PdfValue {
    this.budget.enter(depth)
    this.budget.spend(1)
    this.skipSpace()
    const byte = this.bytes[this.position]
    switch (byte) {
      case 0x2f: return { kind: 'name', name: this.#name() }
      case 0x28: return this.#literal()
      case 0x5b: return this.#array(depth)
      case 0x3c: return this.bytes[this.position + 1] === 0x3c ? this.#dict(depth) : this.#hex()
      default:
    }
    if (isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e) return this.#numberOrRef()
    if (this.#word('null')) return pdfNull
    if (this.#word('true')) return { kind: 'boolean', value: true }
    if (this.#word('false')) return { kind: 'boolean', value: false }
    return this.fail('Object expected')
  }

  #word(word: string): boolean {
    if (!this.startsWith(word) || !isDelimiter(this.bytes[this.position + word.length])) return false
    this.position += word.length
    return true
  }

  #name(): string {
    const start = ++this.position
    while (!isDelimiter(this.bytes[this.position])) this.position++
    const raw = this.#latin1(start, this.position)
    if (!raw.includes('#')) return raw
    return raw.replaceAll(/#([0-9a-fA-F]{2})?/g, (_match: string, hex: string | undefined) => hex === undefined ? this.fail('Name escape expected') : String.fromCharCode(Number.parseInt(hex, 16)))
  }

  #numberOrRef(): PdfValue {
    const start = this.position
    const plain = this.#digits()
    let byte = this.bytes[this.position]
    const digits = this.position - start
    if (digits > 0 && digits <= exactDigits && isDelimiter(byte)) {
      const gen = this.#refTail()
      return gen === undefined ? { kind: 'number', value: plain, integer: true } : { kind: 'ref', num: plain, gen }
    }
    while (isDigit(byte) || byte === 0x2e || byte === 0x2b || byte === 0x2d) byte = this.bytes[++this.position]
    const text = this.#latin1(start, this.position)
    if (!isDelimiter(byte) || !/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) this.fail('Number expected')
    const integer = !text.includes('.')
    const value = Number(text)
    if (integer && isDigit(this.bytes[start])) {
      const gen = this.#refTail()
      if (gen !== undefined) return { kind: 'ref', num: value, gen }
    }
    return { kind: 'number', value, integer }
  }

  /** After an integer: the generation of a reference "n g R", or nothing and the position unchanged. */
  #refTail(): number | undefined {
    const start = this.position
    this.skipSpace()
    if (this.position > start && isDigit(this.bytes[this.position])) {
      const gen = this.#digits()
      const spaced = this.position
      this.skipSpace()
      if (this.position > spaced && this.bytes[this.position] === 0x52 && isDelimiter(this.bytes[this.position + 1]) && gen <= 65535) {
        this.position++
        return gen
      }
    }
    this.position = start
    return undefined
  }

  #hex(): PdfString {
    const start = this.position++
    const close = this.bytes.indexOf(0x3e, this.position)
    this.budget.spend(((close < 0 ? this.bytes.length : close) - this.position) >> 5)
    const plain = close < 0 ? '' : this.#latin1(this.position, close)
    if (plain.length % 2 === 0 && /^[0-9a-fA-F]+$/.test(plain)) {
      this.position = close + 1
      return { kind: 'string', text: Buffer.from(plain, 'hex').toString('latin1'), hex: true, start, end: this.position }
    }
    const out: number[] = []
    let high = -1
    for (;;) {
      const byte = this.bytes[this.position++]
      if (byte === 0x3e) break
      if (isSpace(byte)) continue
      const digit = hexDigit(byte)
      if (digit < 0) this.fail('Hexadecimal digit expected')
      if (high < 0) high = digit
      else {
        out.push(high * 16 + digit)
        high = -1
      }
    }
    if (high >= 0) out.push(high * 16)
    this.budget.spend(out.length >> 4)
    return { kind: 'string', text: Buffer.from(out).toString('latin1'), hex: true, start, end: this.position }
  }

  #literal(): PdfString {
    const start = this.position++
    const out: number[] = []
    for (let open = 1; open > 0;) {
      const byte = this.bytes[this.position++]
      if (byte === undefined) this.fail('String without end')
      if (byte === 0x5c) this.#escape(out)
      else if (byte === 0x0d) {
        if (this.bytes[this.position] === 0x0a) this.position++
        out.push(0x0a)
      } else {
        if (byte === 0x28) open++
        if (byte === 0x29) open--
        if (open > 0) out.push(byte)
      }
    }
    this.budget.spend(out.length >> 4)
    return { kind: 'string', text: Buffer.from(out).toString('latin1'), hex: false, start, end: this.position }
  }

  /** ISO 32000-2, table 3. */
  #escape(out: number[]): void {
    const byte = this.bytes[this.position++]
    if (byte === undefined) this.fail('String without end')
    const letter = 'nrtbf'.indexOf(String.fromCharCode(byte))
    if (letter >= 0) out.push([0x0a, 0x0d, 0x09, 0x08, 0x0c][letter] ?? 0)
    else if (byte >= 0x30 && byte <= 0x37) {
      let code = byte - 0x30
      for (let i = 0; i < 2; i++) {
        const next = this.bytes[this.position]
        if (next === undefined || next < 0x30 || next > 0x37) break
        code = code * 8 + next - 0x30
        this.position++
      }
      out.push(code & 0xff)
    } else if (byte === 0x0d) {
      if (this.bytes[this.position] === 0x0a) this.position++
    } else if (byte !== 0x0a) out.push(byte)
  }

  #array(depth: number): PdfValue {
    this.position++
    const items: PdfValue[] = []
    for (;;) {
      this.skipSpace()
      if (this.bytes[this.position] === 0x5d) {
        this.position++
        return { kind: 'array', items }
      }
      items.push(this.value(depth + 1))
    }
  }

  #dict(depth: number): PdfDict {
    const start = this.position
    this.position += 2
    const entries = new Map<string, PdfValue>()
    const duplicates: string[] = []
    for (;;) {
      this.skipSpace()
      if (this.startsWith('>>')) {
        this.position += 2
        return { kind: 'dict', entries, duplicates, start, end: this.position }
      }
      if (this.bytes[this.position] !== 0x2f) this.fail('Key expected')
      const key = this.#name()
      if (entries.has(key)) duplicates.push(key)
      entries.set(key, this.value(depth + 1))
    }
  }
}
