import { utf8ToBytes } from '@noble/hashes/utils.js'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import type { WordRefusal } from '../refusals.ts'
import type { XmlEncoding } from './tree.ts'

// The Encoding Standard's decoder: the same in Node and in the window, and no part of the language's own types.
declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string }

/** The text of a part. A part is UTF-8 or UTF-16 (ECMA-376 Part 2, 9.1.1); anything else is refused, never guessed. A byte order mark stays in the text. */
export function decodeXml(bytes: Uint8Array): Result<{ text: string; encoding: XmlEncoding }, WordRefusal> {
  const encoding = encodingOf(bytes)
  if (encoding !== 'utf-8' && bytes.length % 2 === 1) return undecodable()
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    return accepted({ text, encoding })
  } catch (fault) {
    if (fault instanceof TypeError || fault instanceof RangeError) return undecodable()
    throw fault
  }
}

function undecodable() {
  return refused('word.encoding' as const, 'Part of the file is not written in UTF-8 or UTF-16, as Word files are. Nothing was read from it.')
}

function encodingOf(bytes: Uint8Array): XmlEncoding {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

/** The bytes of a text. */
export function encodeXml(text: string, encoding: XmlEncoding): Uint8Array {
  if (encoding === 'utf-8') return utf8ToBytes(text)
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), encoding === 'utf-16le')
  return bytes
}

const DECLARED = /^\uFEFF?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/

/** Whether the XML declaration, where it names an encoding, names the one the part is in. */
export function declaresIts(encoding: XmlEncoding, text: string): boolean {
  const declared = DECLARED.exec(text)?.[1]?.toLowerCase()
  if (declared === undefined) return true
  return encoding === 'utf-8' ? declared === 'utf-8' || declared === 'us-ascii' || declared === 'utf8' : declared.startsWith('utf-16')
}
