import type { Node } from 'prosemirror-model'
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

/** What a reader sees as one change: what one gesture of one person did in one place. */
export interface PendingChange {
  /** The newest of its stamps. */
  readonly stamp: ChangeStamp
  readonly from: number
  readonly to: number
  /** The paragraph, table or signature block it begins in, with its position; null for a change of the document itself. */
  readonly block: { readonly node: Node; readonly pos: number } | null
  /** In document order, never empty. */
  readonly pieces: readonly ChangePiece[]
}

interface Open {
  stamp: ChangeStamp
  readonly from: number
  to: number
  /** Up to where rows and cells changed by the same gesture belong to it, though unchanged words lie between: the end of their table. */
  until: number
  readonly block: PendingChange['block']
  readonly pieces: ChangePiece[]
}

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

function collect(doc: Node): PendingChange[] {
  const found: Open[] = []
  const open = new Map<string, Open>()
  // Where the last unchanged words began: a change that ended before them is over.
  let plain = -1
  const add = (pieces: readonly ChangePiece[], block: PendingChange['block'], until = 0): void => {
    const [first] = pieces
    if (first === undefined) return
    const attributes = pieces.map((piece) => (piece.kind === 'property' ? piece.change.attribute : '')).join(' ')
    const key = keyOf(first, attributes)
    const last = open.get(key)
    const goesOn = last !== undefined && (plain < last.to || (until > 0 && first.from < last.until))
    if (last === undefined || !goesOn) {
      const made: Open = { stamp: first.change, from: first.from, to: first.to, until, block, pieces: [...pieces] }
      open.set(key, made)
      found.push(made)
      return
    }
    last.to = Math.max(last.to, first.to)
    last.until = Math.max(last.until, until)
    if (first.change.at > last.stamp.at) last.stamp = first.change
    last.pieces.push(...pieces)
  }
  const inline = (parent: Node, start: number, block: PendingChange['block'], within: readonly ChangePiece[]): void => {
    parent.forEach((child, offset) => {
      const from = start + offset
      if (!isTracked(child)) {
        plain = from
        return
      }
      const own = inlinePieces(child, from)
      for (const piece of own) {
        // The words of a footnote that came or went as a whole came or went with it.
        if (!within.some(({ kind, change }) => kind === piece.kind && change.group === piece.change.group)) add([piece], block)
      }
      if (own.length === 0) plain = from
      if (!child.isLeaf) inline(child, from + 1, block, own)
    })
  }
  const structure = (node: Node, from: number, to: number, block: PendingChange['block'], until = 0): void => {
    const changes = changesOf(node).filter((change): change is StructureChange => change.kind !== 'property')
    for (const change of changes) add([{ node, from, to, kind: change.kind, change }], block, until)
  }
  const visit = (node: Node, from: number, table: { readonly node: Node; readonly pos: number } | null): void => {
    if (!isTracked(node)) {
      plain = from
      return
    }
    const to = from + node.nodeSize
    const block = table === null || node.type.name === 'paragraph' ? { node, pos: from } : table
    const until = table === null || node.type.name === 'paragraph' ? 0 : table.pos + table.node.nodeSize
    for (const pieces of propertyPieces(node, from)) add(pieces, block, until)
    if (node.type.name === 'paragraph') {
      inline(node, from + 1, block, [])
      structure(node, to - 1, to, block)
      return
    }
    structure(node, from, to, block, until)
    const inside = node.type.name === 'table' ? block : table
    node.forEach((child, offset) => visit(child, from + 1 + offset, inside))
    if (changesOf(node).length === 0 && node.isLeaf) plain = from
  }
  for (const pieces of propertyPieces(doc, 0)) add(pieces.map((piece) => ({ ...piece, to: 0 })), null)
  doc.forEach((child, offset) => visit(child, offset, null))
  return found
}

const remembered = new WeakMap<Node, readonly PendingChange[]>()

/**
 * The changes nobody has accepted or rejected yet, as a reader sees them, in document order: what one gesture of one person did in one place,
 * up to the next unchanged words, is one. Rows and cells that a gesture changed in one table are one. Linear in the changed blocks.
 */
export function pendingChanges(doc: Node): readonly PendingChange[] {
  if (!isTracked(doc)) return []
  const known = remembered.get(doc) ?? collect(doc)
  remembered.set(doc, known)
  return known
}
