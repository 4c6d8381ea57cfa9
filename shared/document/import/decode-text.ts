export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

/** The characters of windows-1252 from 0x80 to 0x9F, where it differs from Latin-1 (WHATWG Encoding, index windows-1252). */
const windows1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178'

/** Builds a string from many UTF-16 code units without a concatenation for each. */
class UnitWriter {
  private readonly pieces: string[] = []
  private readonly units = new Uint16Array(8192)
  private used = 0

  unit(value: number): void {
    if (this.used === this.units.length) this.flush()
    this.units[this.used] = value
    this.used += 1
  }

  point(value: number): void {
    if (value < 0x10000) this.unit(value)
    else {
      this.unit(0xd800 + ((value - 0x10000) >> 10))
      this.unit(0xdc00 + ((value - 0x10000) & 0x3ff))
    }
  }

  private flush(): void {
    this.pieces.push(String.fromCharCode(...this.units.subarray(0, this.used)))
    this.used = 0
  }

  text(): string {
    this.flush()
    return this.pieces.join('')
  }
}

/** Strict UTF-8 (RFC 3629: shortest form, no surrogates, up to U+10FFFF); null if any byte is out of place. */
function utf8(bytes: Uint8Array, from: number): string | null {
  const writer = new UnitWriter()
  for (let at = from; at < bytes.length;) {
    const lead = bytes[at] ?? 0
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
    if (length === 0 || at + length > bytes.length) return null
    let point = length === 1 ? lead : lead & (0x7f >> length)
    for (let next = 1; next < length; next += 1) {
      const byte = bytes[at + next] ?? 0
      if ((byte & 0xc0) !== 0x80) return null
      point = (point << 6) | (byte & 0x3f)
    }
    if ((length === 3 && point < 0x800) || (length === 4 && point < 0x10000) || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
      return null
    writer.point(point)
    at += length
  }
  return writer.text()
}

function utf16(bytes: Uint8Array, from: number, little: boolean): string {
  const writer = new UnitWriter()
  for (let at = from; at + 1 < bytes.length; at += 2) {
    const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0]
    writer.unit(little ? first | (second << 8) : (first << 8) | second)
  }
  return writer.text()
}

function singleByte(bytes: Uint8Array): string {
  const writer = new UnitWriter()
  for (const byte of bytes) writer.unit(byte >= 0x80 && byte < 0xa0 ? windows1252.charCodeAt(byte - 0x80) : byte)
  return writer.text()
}

/** UTF-16 without a byte order mark shows by its zero bytes: English text has one in nearly every pair. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = Math.min(bytes.length & ~1, 2000)
  if (sample < 8) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < sample; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  const most = (sample / 2) * 0.7
  return odd > most && even === 0 ? 'utf-16le' : even > most && odd === 0 ? 'utf-16be' : null
}

/**
 * The text of a file: UTF-8 with or without byte order mark, UTF-16 with one (or plainly UTF-16 without), else windows-1252, in which every
 * byte is a character. Byte order marks are left out.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: utf16(bytes, 2, true), encoding: 'utf-16le' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: utf16(bytes, 2, false), encoding: 'utf-16be' }
  const unmarked = unmarkedUtf16(bytes)
  if (unmarked !== null) return { text: utf16(bytes, 0, unmarked === 'utf-16le'), encoding: unmarked }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const text = utf8(bytes, marked ? 3 : 0)
  return text === null ? { text: singleByte(bytes), encoding: 'windows-1252' } : { text, encoding: 'utf-8' }
}
