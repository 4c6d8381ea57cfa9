import type { Result } from '#shared/lib/result.ts'
import type { WordRefusal } from '../refusals.ts'
import { LIMITS } from '../package/limits.ts'
import { isXmlText, unescaped } from './characters.ts'
import { decodeXml, declaresIts } from './encoding.ts'
import { damaged, guarded, WordFault } from '../fault.ts'
import { KnownProperties } from './known-properties.ts'
import { Scope } from './scope.ts'
import { TagReader } from './start-tag.ts'
import type { XmlDocument, XmlElement, XmlNode, XmlOther, XmlTag } from './tree.ts'

/** Elements may lie this deep in one another; Word itself stops far sooner. */
export const MAX_XML_DEPTH = 256

/**
 * Reads a part (XML 1.0, Namespaces in XML 1.0): strict on well-formedness, no DTD, nothing fetched, nothing expanded but the five
 * named references. Refusals: word.encoding, word.doctype, word.too-deep, word.too-large, word.damaged-xml. How much markup a file may hold is
 * counted before (MarkupWeight).
 */
export function parseXml(bytes: Uint8Array): Result<XmlDocument, WordRefusal> {
  const decoded = decodeXml(bytes)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded.value
  return guarded(() => {
    if (!declaresIts(encoding, text)) throw new WordFault('word.encoding', 'Part of the file says it is written in another way than it is. Nothing was read from it.')
    const nodes = readNodes(text, new Scope(new Map(), null), true)
    const root = nodes.find((node): node is XmlElement => node.kind === 'element')
    if (root?.source === null || root === undefined) throw damaged('it has no content')
    return { prolog: text.slice(0, root.source.start), root, epilog: text.slice(root.source.end), encoding }
  })
}

interface Open {
  readonly tag: XmlTag
  readonly start: number
  readonly children: XmlNode[]
}

const NO_CHILDREN: readonly XmlNode[] = []

/**
 * The nodes of a text. Whole (a part): one element at the top, nothing but white space beside it, and every node knows its source.
 * Otherwise (a fragment): any nodes, none with a source.
 */
export function readNodes(text: string, scope: Scope, whole: boolean): XmlNode[] {
  if (!isXmlText(text)) throw damaged('it holds characters that no XML may hold')
  const tags = new TagReader(text)
  const properties = whole ? new KnownProperties(text) : null
  const top: XmlNode[] = []
  const stack: Open[] = []
  let into = top
  let paragraphs = 0
  let at = whole && text.startsWith('\uFEFF') ? 1 : 0
  if (text.startsWith('<?xml', at) && /[ \t\r\n]/.test(text.charAt(at + 5))) at = afterDeclaration(text, at)
  while (at < text.length) {
    const next = text.indexOf('<', at)
    const end = next < 0 ? text.length : next
    if (end > at) readCharacters(text.slice(at, end), into, whole && stack.length === 0)
    if (next < 0) break
    const kind = text.charCodeAt(next + 1)
    if (kind === 0x2f) {
      at = closeElement(next)
    } else if (kind === 0x21 || kind === 0x3f) {
      const other = readOther(text, next, stack.length === 0 && whole)
      into.push(other)
      at = next + other.source.length
    } else {
      at = openElement(next)
    }
  }
  if (stack.length > 0) throw damaged('it ends in the middle')
  return top

  function openElement(start: number): number {
    const outer = stack.at(-1)?.tag.inner ?? scope
    if (whole && stack.length === 0 && top.some((node) => node.kind === 'element')) throw damaged('something stands after its end')
    const known = properties?.at(start, outer, MAX_XML_DEPTH - stack.length) ?? null
    if (known !== null) {
      into.push(known.element)
      return known.end
    }
    const tag = tags.read(start, outer)
    if (tag.name === 'w:p' && (paragraphs += 1) > LIMITS.paragraphs) throw new WordFault('word.too-large', 'Part of the file holds more paragraphs than any document has, so it was not opened. Nothing of it was kept.')
    const end = start + tag.length
    if (tag.empty) {
      into.push(closed(tag, NO_CHILDREN, start, end, end, whole))
      return end
    }
    if (stack.length >= MAX_XML_DEPTH) throw new WordFault('word.too-deep', 'Part of the file is nested too deeply to be a document Word wrote. Nothing was read from it.')
    const open: Open = { tag, start, children: [] }
    stack.push(open)
    into = open.children
    return end
  }

  function closeElement(start: number): number {
    const open = stack.pop()
    const end = text.indexOf('>', start)
    if (open === undefined || end < 0) throw damaged('an element is closed that was not opened')
    const { tag, children } = open
    if (!text.startsWith(tag.written, start + 2) || (end !== start + 2 + tag.written.length && !/^[ \t\r\n]*$/.test(text.slice(start + 2 + tag.written.length, end)))) throw damaged('its elements are not closed in order')
    into = stack.at(-1)?.children ?? top
    // A copy is as long as it must be; a list that grew keeps room for more.
    const element = closed(tag, children.length === 0 ? NO_CHILDREN : children.slice(), open.start, start, end + 1, whole)
    properties?.keep(element)
    into.push(element)
    return end + 1
  }
}

function closed(tag: XmlTag, children: readonly XmlNode[], start: number, closeStart: number, end: number, sourced: boolean): XmlElement {
  return { kind: 'element', name: tag.name, attributes: tag.attributes, children, source: sourced ? { tag, start, closeStart, end, children } : null }
}

function readCharacters(raw: string, into: XmlNode[], outside: boolean): void {
  if (outside) {
    if (!/^[ \t\r\n]*$/.test(raw)) throw damaged('text stands outside its content')
    return
  }
  if (raw.includes(']]>')) throw damaged('its text holds the end of a section that was not begun')
  const plain = unescaped(raw.includes('\r') ? raw.replaceAll(/\r\n?/g, '\n') : raw)
  if (plain === null) throw damaged('it uses an entity that is not defined')
  into.push({ kind: 'text', text: plain, source: raw })
}

function afterDeclaration(text: string, start: number): number {
  const declaration = /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/y
  declaration.lastIndex = start
  if (!declaration.test(text)) throw damaged('its first line is not an XML declaration')
  return declaration.lastIndex
}

/** Comments, processing instructions, CDATA sections (XML 1.0, 2.5–2.7). A document type is refused, whatever it says. */
function readOther(text: string, start: number, outside: boolean): XmlOther {
  if (text.startsWith('<!--', start)) {
    const end = text.indexOf('--', start + 4)
    if (end < 0 || text.charAt(end + 2) !== '>') throw damaged('a comment in it is not closed')
    return { kind: 'other', type: 'comment', text: text.slice(start + 4, end), source: text.slice(start, end + 3) }
  }
  if (text.startsWith('<![CDATA[', start)) {
    const end = text.indexOf(']]>', start)
    if (end < 0 || outside) throw damaged('a CDATA section in it is not closed, or stands outside its content')
    return { kind: 'other', type: 'cdata', text: text.slice(start + 9, end).replaceAll(/\r\n?/g, '\n'), source: text.slice(start, end + 3) }
  }
  if (text.startsWith('<!DOCTYPE', start)) {
    throw new WordFault('word.doctype', 'The file holds a document type with entities of its own, which Word files never do and attacks do. Nothing was read from it.')
  }
  const instruction = /<\?([^\s?<>"'&]+)(?:\?>|\s[^]*?\?>)/y
  instruction.lastIndex = start
  const found = instruction.exec(text)
  if (found === null || found[1]?.toLowerCase() === 'xml') throw damaged('it holds markup that is not XML')
  return { kind: 'other', type: 'instruction', text: found[0].slice(2, -2), source: found[0] }
}
