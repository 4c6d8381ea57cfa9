import type { Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import { attr, child, children, isElement, type XmlElement, type XmlNode } from '../xml/tree.ts'
import type { Targets } from './element-keys.ts'
import { readPieces, type Piece } from './pieces.ts'

/** What the text of a part is read with: where its relationships lead, and what its notes say. */
export interface Reading {
  readonly targets: Targets
  readonly key: (element: XmlElement) => string
  /** The words of the note a reference names. */
  readonly noteWords: (reference: XmlElement) => string
}

/** A paragraph, its end counted as one more unit than its pieces. */
export interface ShadowParagraph {
  readonly kind: 'paragraph'
  readonly element: XmlElement
  readonly chain: readonly XmlElement[]
  readonly node: Node
  readonly pieces: readonly Piece[]
  readonly units: number
}

export interface ShadowTable {
  readonly kind: 'table'
  readonly element: XmlElement
  readonly chain: readonly XmlElement[]
  readonly node: Node
  readonly rows: readonly ShadowRow[]
}

export interface ShadowRow {
  readonly element: XmlElement
  readonly node: Node
  readonly cells: readonly ShadowCell[]
}

export interface ShadowCell {
  readonly element: XmlElement
  readonly node: Node
  readonly list: ShadowList
}

/** A block that is compared as a whole. */
export interface ShadowOther {
  readonly kind: 'other'
  readonly element: XmlElement
  readonly chain: readonly XmlElement[]
  readonly node: Node
}

export type ShadowBlock = ShadowParagraph | ShadowTable | ShadowOther

/** What stands between blocks and is no block: bookmarks, the properties of a cell, the last section. */
export interface Between {
  readonly before: number
  readonly node: XmlNode
  readonly chain: readonly XmlElement[]
}

/** The blocks of a body, header, note or cell. */
export interface ShadowList {
  readonly blocks: readonly ShadowBlock[]
  readonly between: readonly Between[]
}

const wrappers: ReadonlySet<string> = new Set(['w:sdt', 'w:customXml', 'w:smartTag'])
const standsAlone: ReadonlySet<string> = new Set(['w:altChunk', 'm:oMathPara', 'm:oMath', 'w:sdt', 'w:customXml'])

/** Reads the blocks of a container, those in content controls too (ECMA-376 Part 1, 17.5.2). */
export function readList(container: XmlElement, reading: Reading): ShadowList {
  const blocks: ShadowBlock[] = []
  const between: Between[] = []
  const visit = (nodes: readonly XmlNode[], chain: readonly XmlElement[]): void => {
    for (const node of nodes) {
      if (node.kind !== 'element') between.push({ before: blocks.length, node, chain })
      else if (wrappers.has(node.name) && holdsBlocks(node)) visit(contentNodes(node), [...chain, node])
      else if (node.name === 'w:p') blocks.push(readParagraph(node, chain, reading))
      else if (node.name === 'w:tbl') blocks.push(readTable(node, chain, reading))
      else if (standsAlone.has(node.name)) blocks.push({ kind: 'other', element: node, chain, node: opaqueBlock(reading.key(node)) })
      else between.push({ before: blocks.length, node, chain })
    }
  }
  visit(container.children, [])
  return { blocks, between }
}

/** The nodes a block of content lies in: of a content control its content, of custom XML all but its properties. */
export function contentNodes(wrapper: XmlElement): readonly XmlNode[] {
  if (wrapper.name === 'w:sdt') return child(wrapper, 'w:sdtContent')?.children ?? []
  return wrapper.children.filter((node) => !isElement(node) || !node.name.endsWith('Pr'))
}

function holdsBlocks(wrapper: XmlElement): boolean {
  return contentNodes(wrapper).some((node) => isElement(node) && (node.name === 'w:p' || node.name === 'w:tbl' || (wrappers.has(node.name) && holdsBlocks(node))))
}

function opaqueBlock(key: string): Node {
  return schema.nodes.opaqueBlock.create({ kind: 'other', words: '', xml: key, parts: [] })
}

/** Reads one paragraph. */
export function readParagraph(element: XmlElement, chain: readonly XmlElement[], reading: Reading): ShadowParagraph {
  const { pieces, content, units } = readPieces(element, reading)
  return { kind: 'paragraph', element, chain, node: schema.nodes.paragraph.create(null, content), pieces, units }
}

function readTable(element: XmlElement, chain: readonly XmlElement[], reading: Reading): ShadowTable | ShadowOther {
  const rows = children(element, 'w:tr')
  const isPlain = [element, ...rows].every((each) => children(each).every(({ name }) => !wrappers.has(name)))
  if (!isPlain || rows.length === 0) return { kind: 'other', element, chain, node: opaqueBlock(reading.key(element)) }
  const read = rows.map((row): ShadowRow => {
    const cells = children(row, 'w:tc').map((cell) => readCell(cell, reading))
    return { element: row, node: schema.nodes.tableRow.create(null, cells.map(({ node }) => node)), cells }
  })
  return { kind: 'table', element, chain, node: schema.nodes.table.create(null, read.map(({ node }) => node)), rows: read }
}

function readCell(element: XmlElement, reading: Reading): ShadowCell {
  const list = readList(element, reading)
  const properties = child(element, 'w:tcPr')
  const span = Number(attr((properties === null ? null : child(properties, 'w:gridSpan')) ?? element, 'w:val') ?? 1)
  const colspan = Number.isInteger(span) && span > 0 && span <= 200 ? span : 1
  return { element, list, node: schema.nodes.tableCell.create({ colspan }, list.blocks.map(({ node }) => node)) }
}

/** A document of our schema that stands for a list of blocks. */
export function shadowDocument(blocks: readonly ShadowBlock[]): Node {
  return schema.nodes.doc.create(null, blocks.map(({ node }) => node))
}
