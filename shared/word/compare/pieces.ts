import type { Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import { attr, children, isElement, textOf, type XmlElement } from '../xml/tree.ts'
import type { Reading } from './shadow.ts'

/** Something in a paragraph, over the units [from, to) of its text: words of a run, another thing in a run, or an element beside runs. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly content: XmlElement
  readonly run: XmlElement | null
  /** The elements around the run that say nothing a reader sees. */
  readonly chain: readonly XmlElement[]
  readonly kind: 'text' | 'atom' | 'field' | 'note' | 'empty'
}

interface Leaf {
  readonly content: XmlElement
  readonly run: XmlElement | null
  readonly chain: readonly XmlElement[]
}

const transparent: ReadonlySet<string> = new Set(['w:smartTag', 'w:customXml', 'w:dir', 'w:bdo', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])
const standsAlone: ReadonlySet<string> = new Set(['w:hyperlink', 'w:sdt', 'w:fldSimple', 'm:oMath', 'm:oMathPara', 'mc:AlternateContent', 'w:subDoc', 'w:contentPart'])
const signs: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:cr': '\n', 'w:noBreakHyphen': '\u2011' }
const emptyContents: ReadonlySet<string> = new Set(['w:lastRenderedPageBreak', 'w:commentReference', 'w:annotationRef', 'w:softHyphen'])

function leavesOf(parent: XmlElement, chain: readonly XmlElement[], out: Leaf[]): Leaf[] {
  for (const node of parent.children) {
    if (!isElement(node) || node.name.endsWith('Pr')) continue
    if (node.name === 'w:r') {
      const contents = children(node).filter(({ name }) => name !== 'w:rPr')
      for (const content of contents) out.push({ content, run: node, chain })
      if (contents.length === 0) out.push({ content: node, run: null, chain })
    } else if (transparent.has(node.name)) leavesOf(node, [...chain, node], out)
    else out.push({ content: node, run: null, chain })
  }
  return out
}

/** The text a run's child stands for, or null where it stands for none. */
function signOf(content: XmlElement): string | null {
  if (content.name === 'w:t' || content.name === 'w:delText') return textOf(content)
  if (content.name === 'w:br') return attr(content, 'w:type') === null || attr(content, 'w:type') === 'textWrapping' ? '\n' : null
  return signs[content.name] ?? null
}

/** Where each complex field (17.16.18) that ends in this paragraph is over, by where it begins. */
function fieldsOf(leaves: readonly Leaf[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const open: number[] = []
  leaves.forEach(({ content }, at) => {
    if (content.name !== 'w:fldChar') return
    const type = attr(content, 'w:fldCharType')
    if (type === 'begin') open.push(at)
    const begin = type === 'end' ? open.pop() : undefined
    if (begin !== undefined) ends.set(begin, at + 1)
  })
  return ends
}

function opaque(key: string): Node {
  return schema.nodes.opaque.create({ kind: 'other', words: '', xml: key, parts: [] })
}

function fieldKey(leaves: readonly Leaf[], reading: Reading): string {
  return leaves
    .map(({ content }) => {
      if (emptyContents.has(content.name)) return ''
      if (content.name === 'w:fldChar') return `[${attr(content, 'w:fldCharType') ?? ''}]`
      if (content.name === 'w:instrText' || content.name === 'w:delInstrText') return textOf(content).replace(/\s+/g, ' ')
      return signOf(content) ?? (isMarker(content) ? '' : reading.key(content))
    })
    .join('')
}

function isMarker(element: XmlElement): boolean {
  return element.name === 'w:r' || !standsAlone.has(element.name)
}

/** Reads a paragraph's content as pieces, and as the inline content of our schema that stands for it. */
export function readPieces(paragraph: XmlElement, reading: Reading): { pieces: Piece[]; content: Node[]; units: number } {
  const leaves = leavesOf(paragraph, [], [])
  const fields = fieldsOf(leaves)
  const pieces: Piece[] = []
  const content: Node[] = []
  let at = 0
  const add = (leaf: Leaf, kind: Piece['kind'], units: number): void => void pieces.push({ ...leaf, kind, from: at, to: at + units })
  for (let index = 0; index < leaves.length; index += 1) {
    const leaf = leaves[index]
    if (leaf === undefined) break
    const { content: element, run } = leaf
    const sign = run === null ? null : signOf(element)
    const field = fields.get(index) ?? index
    if (field > index) {
      const parts = leaves.slice(index, field)
      for (const part of parts) add(part, 'field', 1)
      content.push(opaque(`field ${fieldKey(parts, reading)}`))
      at += 1
      index = field - 1
    } else if (sign !== null) {
      add(leaf, sign === '' ? 'empty' : 'text', sign.length)
      if (sign !== '') content.push(schema.text(sign))
      at += sign.length
    } else if (run === null ? isMarker(element) : emptyContents.has(element.name)) add(leaf, 'empty', 0)
    else {
      const isNote = element.name === 'w:footnoteReference' || element.name === 'w:endnoteReference'
      const words = isNote ? reading.noteWords(element) : ''
      content.push(isNote ? schema.nodes.footnote.create(null, words === '' ? null : schema.text(words)) : opaque(leafKey(element, reading)))
      add(leaf, isNote ? 'note' : 'atom', 1)
      at += 1
    }
  }
  return { pieces, content, units: at }
}

function leafKey(element: XmlElement, reading: Reading): string {
  if (element.name === 'w:instrText') return `code ${textOf(element)}`
  return reading.key(element)
}
