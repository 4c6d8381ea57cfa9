import type { Node } from 'prosemirror-model'
import { nodeMemory } from '#shared/document/node-memory.ts'
import { changesOf, type ChangeStamp, type FormatChangeAttributes, type NodeChange, type PropertyChange, type StructureChange } from '#shared/document/tracking.ts'
import { isTracked } from '#shared/document/view/document-view.ts'

interface Placed {
  /** The text, atom or block that changed. */
  readonly node: Node
  /** The positions concerned; of a paragraph whose mark came or goes, its end. */
  readonly from: number
  readonly to: number
}

/** A text, an atom or a block (of a paragraph its end) that came or is to go. */
export interface ContentPiece extends Placed {
  readonly kind: 'insertion' | 'deletion'
  readonly change: ChangeStamp
}

/** A text of which one formatting mark changed; `after` is what it was changed to. */
export interface FormatPiece extends Placed {
  readonly kind: 'format'
  readonly change: FormatChangeAttributes
  readonly after: FormatChangeAttributes['before']
}

/** A block of which one attribute changed; `after` is what it was changed to. */
export interface PropertyPiece extends Placed {
  readonly kind: 'property'
  readonly change: PropertyChange
  readonly after: unknown
}

export type ChangePiece = ContentPiece | FormatPiece | PropertyPiece

/** The value an attribute had after one of its changes: what the next one found, or what it is now. */
function valueAfter(node: Node, change: PropertyChange, later: readonly NodeChange[]): unknown {
  const { attribute, key } = change
  const next = later.find((other) => other.kind === 'property' && other.attribute === attribute && other.key === key)
  if (next?.kind === 'property') return next.before
  if (attribute === 'type') return node.type.name
  const value: unknown = node.attrs[attribute]
  if (key === undefined) return value
  const fields = value as readonly { readonly id: string }[]
  const at = fields.findIndex(({ id }) => id === key)
  return at === -1 ? null : { field: fields[at], at }
}

/** The formatting a mark had after the change at an index of a text's marks. */
function formatAfter(node: Node, index: number, mark: string): FormatChangeAttributes['before'] {
  const next = node.marks.slice(index + 1).find((other) => other.type.name === 'formatChange' && other.attrs['mark'] === mark)
  if (next !== undefined) return (next.attrs as FormatChangeAttributes).before
  return node.marks.find((other) => other.type.name === mark)?.attrs ?? null
}

/** The changes of one text or inline atom. */
export function inlinePieces(node: Node, from: number): ChangePiece[] {
  const placed = { node, from, to: from + node.nodeSize }
  return node.marks.flatMap((mark, index): ChangePiece[] => {
    switch (mark.type.name) {
      case 'insertion':
      case 'deletion':
        return [{ ...placed, kind: mark.type.name, change: mark.attrs as ChangeStamp }]
      case 'formatChange': {
        const change = mark.attrs as FormatChangeAttributes
        return [{ ...placed, kind: 'format', change, after: formatAfter(node, index, change.mark) }]
      }
      default:
        return []
    }
  })
}

/** The changes of a block's attributes, those of one gesture together. That a paragraph was given another id is nobody's business. */
export function propertyPieces(node: Node, from: number): PropertyPiece[][] {
  const bundles = new Map<string, PropertyPiece[]>()
  const changes = changesOf(node)
  for (const [index, change] of changes.entries()) {
    if (change.kind !== 'property' || change.attribute === 'id') continue
    const piece: PropertyPiece = { node, from, to: from + node.nodeSize, kind: 'property', change, after: valueAfter(node, change, changes.slice(index + 1)) }
    const gesture = JSON.stringify([change.group, change.author, change.person])
    bundles.set(gesture, [...(bundles.get(gesture) ?? []), piece])
  }
  return Array.from(bundles.values())
}

/** What may be one change together: content with content, what was moved by its place, formats, the same attributes of neighbouring blocks. */
function keyOf({ kind, change }: ChangePiece, attributes: string): string {
  const own = kind === 'property' ? `property ${attributes}` : kind === 'format' ? 'format' : change.move === null ? 'content' : `${change.move} ${kind}`
  return JSON.stringify([change.group, change.author, change.person, own])
}

/** A block that pieces stand in, and where. */
export interface PieceBlock {
  readonly node: Node
  readonly pos: number
}

/** Pieces of one gesture that lie together. Those that may be one change have one key. */
export interface Gathered {
  readonly key: string
  readonly pieces: readonly [ChangePiece, ...ChangePiece[]]
  readonly block: PieceBlock
  /** For rows and cells the end of their table: what the same gesture changed of it before there belongs to it. Else 0. */
  readonly until: number
}

/** What is met in a block, in order, with positions relative to its own: where unchanged words begin, and what changed. */
export type Met = number | Gathered

function gathered(pieces: readonly ChangePiece[], block: PieceBlock, until: number): Gathered[] {
  const [first, ...rest] = pieces
  if (first === undefined) return []
  const attributes = pieces.map((piece) => (piece.kind === 'property' ? piece.change.attribute : '')).join(' ')
  return [{ key: keyOf(first, attributes), pieces: [first, ...rest], block, until }]
}

function metInline(parent: Node, start: number, block: PieceBlock, within: readonly ChangePiece[], met: Met[]): void {
  parent.forEach((child, offset) => {
    const from = start + offset
    const own = isTracked(child) ? inlinePieces(child, from) : []
    if (own.length === 0) met.push(from)
    for (const piece of own) {
      // The words of a footnote that came or went as a whole came or went with it.
      if (!within.some(({ kind, change }) => kind === piece.kind && change.group === piece.change.group)) met.push(...gathered([piece], block, 0))
    }
    if (!child.isLeaf && isTracked(child)) metInline(child, from + 1, block, own, met)
  })
}

function metStructure(node: Node, from: number, to: number, block: PieceBlock, until: number, met: Met[]): void {
  const changes = changesOf(node).filter((change): change is StructureChange => change.kind !== 'property')
  for (const change of changes) met.push(...gathered([{ node, from, to, kind: change.kind, change }], block, until))
}

function metIn(node: Node, from: number, table: PieceBlock | null, met: Met[]): void {
  if (!isTracked(node)) {
    met.push(from)
    return
  }
  const isParagraph = node.type.name === 'paragraph'
  const to = from + node.nodeSize
  const block = table === null || isParagraph ? { node, pos: from } : table
  const until = table === null || isParagraph ? 0 : table.pos + table.node.nodeSize
  for (const pieces of propertyPieces(node, from)) met.push(...gathered(pieces, block, until))
  if (isParagraph) metInline(node, from + 1, block, [], met)
  metStructure(node, isParagraph ? to - 1 : from, to, block, until, met)
  if (!isParagraph) node.forEach((child, offset) => metIn(child, from + 1 + offset, node.type.name === 'table' ? block : table, met))
}

const remembered = nodeMemory<readonly Met[]>()

/** What is met in a block of the top level that holds changes. Remembered per block, for blocks never change. */
export function metInBlock(block: Node): readonly Met[] {
  const known = remembered.get(block)
  if (known !== undefined) return known
  const met: Met[] = []
  metIn(block, 0, null, met)
  remembered.set(block, met)
  return met
}
