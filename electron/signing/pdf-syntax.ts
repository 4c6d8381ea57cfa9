import { AppError } from '#shared/ipc/errors.ts'

/**
 * Finds where PDF values begin and end (ISO 32000-2 §7.2, §7.3) without building them. An increment must leave
 * everything it does not mean to change exactly as it was, so values are kept as the bytes they are written in.
 * Strict on purpose: what two readers might read differently is refused, not repaired.
 */

/** The exact bytes of one value, without surrounding space. */
export type RawValue = Uint8Array
/** A dictionary's entries in their order: decoded key, raw value. */
export type RawDictionary = ReadonlyMap<string, RawValue>

const DEEPEST = 64

/** The refusal of a file whose structure cannot be extended exactly. */
export function unsupported(reason: string): AppError {
  return new AppError('signing.unsupported-file', `This PDF cannot be signed: ${reason}. It was left as it is; produce the PDF again and sign that.`)
}

/** The first position at or after `at` that is neither white space nor comment. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let position = at
  for (;;) {
    const byte = bytes[position]
    if (byte === 0x25) position = endOfLine(bytes, position)
    else if (byte !== undefined && isSpace(byte)) position++
    else return position
  }
}

/** The position after the value that begins at `at`, no space before it. "12 0 R" is one value. */
export function valueEnd(bytes: Uint8Array, at: number, depth = 0): number {
  if (depth > DEEPEST) throw unsupported('its values are nested too deeply')
  const byte = bytes[at]
  if (byte === 0x3c) return bytes[at + 1] === 0x3c ? containerEnd(bytes, at + 2, 0x3e, depth) : hexStringEnd(bytes, at)
  if (byte === 0x5b) return containerEnd(bytes, at + 1, 0x5d, depth)
  if (byte === 0x28) return literalStringEnd(bytes, at)
  if (byte === 0x2f) return regularEnd(bytes, at + 1)
  const end = regularEnd(bytes, at)
  if (end === at) throw unsupported(`a value is malformed at byte ${at}`)
  return isDigits(bytes, at, end) ? referenceEnd(bytes, end) : end
}

/** The entries of the dictionary that begins at the start of `raw`. Throws when it is none, or names a key twice. */
export function dictionaryIn(raw: Uint8Array): RawDictionary {
  if (raw[0] !== 0x3c || raw[1] !== 0x3c) throw unsupported('a dictionary is missing where one must be')
  const entries = new Map<string, RawValue>()
  let at = skipSpace(raw, 2)
  while (raw[at] !== 0x3e) {
    if (raw[at] !== 0x2f) throw unsupported('a dictionary is malformed')
    const keyEnd = regularEnd(raw, at + 1)
    const key = decodeName(raw.subarray(at, keyEnd))
    const start = skipSpace(raw, keyEnd)
    const end = valueEnd(raw, start)
    if (entries.has(key)) throw unsupported(`a dictionary has the entry ${key} twice`)
    entries.set(key, raw.subarray(start, end))
    at = skipSpace(raw, end)
  }
  if (raw[at + 1] !== 0x3e) throw unsupported('a dictionary is not closed')
  return entries
}

/** The values of the array that begins at the start of `raw`. */
export function arrayIn(raw: RawValue): readonly RawValue[] {
  if (raw[0] !== 0x5b) throw unsupported('an array is missing where one must be')
  const values: RawValue[] = []
  let at = skipSpace(raw, 1)
  while (raw[at] !== 0x5d) {
    const end = valueEnd(raw, at)
    values.push(raw.subarray(at, end))
    at = skipSpace(raw, end)
  }
  return values
}

/** The object number of a reference "12 0 R", or undefined for any other value. */
export function referenceIn(raw: RawValue | undefined): number | undefined {
  const match = raw && raw.length < 32 ? /^(\d+)\s+\d+\s+R$/.exec(latin1(raw)) : null
  return match ? Number(match[1]) : undefined
}

/** A whole number of zero or more. */
export function wholeNumberIn(raw: RawValue | undefined, what: string): number {
  const text = raw && raw.length <= 15 ? latin1(raw) : ''
  if (!/^\+?\d+$/.test(text)) throw unsupported(`${what} is not a whole number`)
  return Number(text)
}

/** The name "/Type" decodes to "Type"; undefined for any other value. */
export function nameIn(raw: RawValue | undefined): string | undefined {
  return raw?.[0] === 0x2f ? decodeName(raw) : undefined
}

/** A text string (§7.9.2.2), literal or hexadecimal, in UTF-16, UTF-8 or (as Latin-1) PDFDocEncoding; undefined for any other value. */
export function textIn(raw: RawValue | undefined): string | undefined {
  const octets = raw?.[0] === 0x28 ? literalOctets(raw) : raw?.[0] === 0x3c && raw[1] !== 0x3c ? hexOctets(raw) : undefined
  if (octets === undefined) return undefined
  if (octets[0] === 0xfe && octets[1] === 0xff) return Buffer.from(octets.subarray(2, octets.length & ~1)).swap16().toString('utf16le')
  if (octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf) return octets.subarray(3).toString('utf8')
  return octets.toString('latin1')
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function containerEnd(bytes: Uint8Array, inside: number, closer: number, depth: number): number {
  const width = closer === 0x3e ? 2 : 1
  let at = skipSpace(bytes, inside)
  while (bytes[at] !== closer) at = skipSpace(bytes, valueEnd(bytes, at, depth + 1))
  if (bytes[at + width - 1] !== closer) throw unsupported(`a dictionary is not closed at byte ${at}`)
  return at + width
}

function hexStringEnd(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(0x3e, at)
  if (end < 0) throw unsupported('a string is not closed')
  return end + 1
}

function literalStringEnd(bytes: Uint8Array, at: number): number {
  let open = 0
  for (let position = at; position < bytes.length; position++) {
    const byte = bytes[position]
    if (byte === 0x5c) position++
    else if (byte === 0x28) open++
    else if (byte === 0x29 && --open === 0) return position + 1
  }
  throw unsupported('a string is not closed')
}

function regularEnd(bytes: Uint8Array, at: number): number {
  let end = at
  for (let byte = bytes[end]; byte !== undefined && !isSpace(byte) && !isDelimiter(byte); byte = bytes[end]) end++
  return end
}

/** After a whole number: past "generation R" when that is what follows, else where the number ended. */
function referenceEnd(bytes: Uint8Array, numberEnd: number): number {
  const generation = skipSpace(bytes, numberEnd)
  const generationEnd = regularEnd(bytes, generation)
  if (generationEnd === generation || !isDigits(bytes, generation, generationEnd)) return numberEnd
  const letter = skipSpace(bytes, generationEnd)
  return bytes[letter] === 0x52 && regularEnd(bytes, letter) === letter + 1 ? letter + 1 : numberEnd
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x30 || byte > 0x39) return false
  }
  return true
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00
}

function isDelimiter(byte: number): boolean {
  return byte === 0x28 || byte === 0x29 || byte === 0x3c || byte === 0x3e || byte === 0x5b || byte === 0x5d
    || byte === 0x7b || byte === 0x7d || byte === 0x2f || byte === 0x25
}

function endOfLine(bytes: Uint8Array, at: number): number {
  let end = at
  while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++
  return end
}

function decodeName(raw: Uint8Array): string {
  return latin1(raw.subarray(1)).replaceAll(/#([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
}

function hexOctets(raw: Uint8Array): Buffer {
  const digits = latin1(raw.subarray(1, -1)).replaceAll(/\s/g, '')
  if (!/^[0-9A-Fa-f]*$/.test(digits)) throw unsupported('a hexadecimal string has other characters in it')
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literalOctets(raw: Uint8Array): Buffer {
  const text = latin1(raw.subarray(1, -1)).replaceAll(/\\([0-7]{1,3}|\r\n|[^])|\r\n?/g, (_, escaped: string | undefined) => {
    if (escaped === undefined) return '\n'
    if (/^[0-7]/.test(escaped)) return String.fromCodePoint(Number.parseInt(escaped, 8) & 0xff)
    return /^[\r\n]/.test(escaped) ? '' : (ESCAPES[escaped] ?? escaped)
  })
  return Buffer.from(text, 'latin1')
}
