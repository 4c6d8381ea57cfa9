import { isQualifiedName, unescaped } from './characters.ts'
import { damaged, WordFault } from '../fault.ts'
import { canonicalPrefixes, listsPrefixes, Scope } from './scope.ts'
import type { XmlAttribute, XmlTag } from './tree.ts'

/** One attribute as written, white space before it included in its range. */
export interface WrittenAttribute {
  readonly written: string
  readonly value: string
  readonly from: number
  readonly to: number
}

/** Elements of a part that declare namespaces of their own, counted once for each wording. */
const MAX_SCOPES = 20_000

/** Attributes of one element; a drawing in VML has some forty, the root of a part as many namespaces. */
const MAX_ATTRIBUTES = 1000

const NO_ATTRIBUTES: readonly XmlAttribute[] = []
const TAG_END = 0x3e
const SLASH = 0x2f

/** Tags of a part that are kept to be known again: a text with direct formatting says the same few thousand over and over. */
const KNOWN_TAGS = 4096
const KNOWN_LENGTH = 256

/** Reads the tags of one part. */
export class TagReader {
  readonly #text: string
  readonly #known = new Map<string, XmlTag>()
  #scopes = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Reads the tag that begins at `start`, where `outer` is in force. Throws the parser's fault when it is not well formed. */
  read(start: number, outer: Scope): XmlTag {
    const last = this.#text.indexOf('>', start)
    const short = last >= 0 && last - start < KNOWN_LENGTH
    // The same characters from the same start read the same, also where a value holds the sign that ends a tag.
    const written = short ? this.#text.slice(start, last + 1) : ''
    const known = short ? this.#known.get(written) : undefined
    if (known !== undefined && known.outer === outer) return known
    const tag = readStartTag(this.#text, start, outer)
    if (tag.inner !== outer && (this.#scopes += 1) > MAX_SCOPES) throw new WordFault('word.too-large', 'Part of the file declares more namespaces than any document does. Nothing was read from it.')
    if (short && tag.length === written.length && this.#known.size < KNOWN_TAGS) this.#known.set(written, tag)
    return tag
  }
}

function readStartTag(text: string, start: number, outer: Scope): XmlTag {
  let at = nameEnd(text, start + 1)
  const written = text.slice(start + 1, at)
  const found: WrittenAttribute[] = []
  at = readAttributes(text, at, found)
  const empty = text.charCodeAt(at) === SLASH
  if (empty) at++
  if (text.charCodeAt(at) !== TAG_END) throw damaged('a tag in it is not closed')
  const inner = declared(found, outer)
  const name = inner.elementName(written)
  if (name === null) throw damaged('it holds a name that is not allowed, or a prefix that is not declared')
  return { text, length: at + 1 - start, written, name, attributes: canonical(found, name, inner), outer, inner, empty }
}

/** Reads `name="value"` pairs into `found` and returns where they end. */
export function readAttributes(text: string, start: number, found: WrittenAttribute[]): number {
  let at = start
  for (;;) {
    const from = at
    at = afterSpace(text, at)
    const next = text.charCodeAt(at)
    if (next === TAG_END || next === SLASH) return at
    if (at === from) throw damaged('a tag in it is not closed')
    const nameStart = at
    at = nameEnd(text, at)
    const written = text.slice(nameStart, at)
    at = afterSpace(text, at)
    if (text.charCodeAt(at) !== 0x3d) throw damaged('an attribute in it has no value')
    at = afterSpace(text, at + 1)
    const quote = text.charAt(at)
    const close = quote === '"' || quote === "'" ? text.indexOf(quote, at + 1) : -1
    if (close < 0) throw damaged('the value of an attribute in it is not closed')
    if (found.length >= MAX_ATTRIBUTES) throw new WordFault('word.too-large', 'Part of the file holds an element with more attributes than any document has. Nothing was read from it.')
    found.push({ written, value: valueOf(text.slice(at + 1, close)), from, to: close + 1 })
    at = close + 1
  }
}

function valueOf(raw: string): string {
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at)
    if (code === 0x3c || code === 0x26 || code < 0x20) return normalised(raw)
  }
  return raw
}

/** XML 1.0, 3.3.3: white space in a value is read as spaces. */
function normalised(raw: string): string {
  if (raw.includes('<')) throw damaged('the value of an attribute in it is not closed')
  const value = unescaped(raw.replaceAll(/\r\n|[\t\n\r]/g, ' '))
  if (value === null) throw damaged('it uses an entity that is not defined')
  return value
}

function nameEnd(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x20 || code === TAG_END || code === SLASH || code === 0x3d || code === 0xa || code === 0xd || code === 9 || code === 0x3c) break
  }
  if (at === start) throw damaged('a tag in it has no name')
  return at
}

function afterSpace(text: string, start: number): number {
  let at = start
  for (; ; at++) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0xa && code !== 0xd && code !== 9) return at
  }
}

export function declaredPrefix(written: string): string | null {
  if (written === 'xmlns') return ''
  return written.startsWith('xmlns:') ? written.slice(6) : null
}

function declared(found: readonly WrittenAttribute[], outer: Scope): Scope {
  let own: Map<string, string> | null = null
  for (const { written, value } of found) {
    const prefix = declaredPrefix(written)
    if (prefix === null) continue
    if (!isQualifiedName(written) || prefix === 'xmlns' || (prefix !== '' && value === '') || (own?.has(prefix) ?? false)) throw damaged('a namespace in it is declared wrongly')
    if ((prefix === 'xml') !== (value === 'http://www.w3.org/XML/1998/namespace')) throw damaged('a namespace in it is declared wrongly')
    own ??= new Map()
    own.set(prefix, value)
  }
  return own === null ? outer : new Scope(own, outer)
}

function canonical(found: readonly WrittenAttribute[], owner: string, scope: Scope): readonly XmlAttribute[] {
  if (found.length === 0) return NO_ATTRIBUTES
  const attributes: XmlAttribute[] = []
  for (const { written, value } of found) {
    if (declaredPrefix(written) !== null) continue
    const name = scope.attributeName(written)
    if (name === null) throw damaged('it holds a name that is not allowed, or a prefix that is not declared')
    attributes.push({ name, value: listsPrefixes(owner, name) ? canonicalPrefixes(value, scope) : value })
  }
  if (hasDuplicate(attributes)) throw damaged('an attribute in it is given twice')
  return attributes
}

function hasDuplicate(attributes: readonly XmlAttribute[]): boolean {
  if (attributes.length > 8) return new Set(attributes.map((each) => each.name)).size < attributes.length
  for (let i = 1; i < attributes.length; i++) for (let j = 0; j < i; j++) if (attributes[i]?.name === attributes[j]?.name) return true
  return false
}
