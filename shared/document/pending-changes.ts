import type { Node } from 'prosemirror-model'
import { metInBlock, propertyPieces, type ChangePiece, type ContentPiece, type FormatPiece, type Gathered, type PieceBlock, type PropertyPiece } from '#shared/document/change-pieces.ts'
import type { ChangeStamp } from '#shared/document/tracking.ts'
import { isTracked } from '#shared/document/view/document-view.ts'

export type { ChangePiece, ContentPiece, FormatPiece, PropertyPiece }

/** What a reader sees as one change: what one gesture of one person did in one place. */
export interface PendingChange {
  /** The newest of its stamps. */
  readonly stamp: ChangeStamp
  readonly from: number
  readonly to: number
  /** The paragraph, table or signature block it begins in, with its position; null for a change of the document itself. */
  readonly block: PieceBlock | null
  /** In document order, never empty. */
  readonly pieces: readonly ChangePiece[]
  /** What it was read from: the very same objects as long as its blocks are the same, so that what follows from them may be kept. */
  readonly sources: readonly object[]
}

interface Open {
  stamp: ChangeStamp
  readonly from: number
  to: number
  /** Up to where rows and cells changed by the same gesture belong to it, though unchanged words lie between: the end of their table. */
  until: number
  readonly block: PendingChange['block']
  readonly pieces: ChangePiece[]
  readonly sources: object[]
}

function shifted(piece: ChangePiece, by: number): ChangePiece {
  return { ...piece, from: piece.from + by, to: piece.to + by }
}

function collect(doc: Node): PendingChange[] {
  const found: Open[] = []
  const open = new Map<string, Open>()
  // Where the last unchanged words began: a change that ended before them is over.
  let plain = -1
  const add = (gathered: Gathered, at: number): void => {
    const { key, block, until } = gathered
    const pieces = gathered.pieces.map((piece) => shifted(piece, at))
    const [{ change }] = gathered.pieces
    const [from, to] = [gathered.pieces[0].from + at, gathered.pieces[0].to + at]
    const last = open.get(key)
    const goesOn = last !== undefined && (plain < last.to || (until > 0 && from < last.until))
    if (last === undefined || !goesOn) {
      const made: Open = { stamp: change, from, to, until: until === 0 ? 0 : until + at, block: { node: block.node, pos: block.pos + at }, pieces, sources: [gathered] }
      open.set(key, made)
      found.push(made)
      return
    }
    last.to = Math.max(last.to, to)
    last.until = Math.max(last.until, until === 0 ? 0 : until + at)
    if (change.at > last.stamp.at) last.stamp = change
    last.pieces.push(...pieces)
    last.sources.push(gathered)
  }
  for (const pieces of propertyPieces(doc, 0)) {
    const [first] = pieces
    if (first !== undefined) found.push({ stamp: first.change, from: 0, to: 0, until: 0, block: null, pieces: pieces.map((piece) => ({ ...piece, to: 0 })), sources: [pieces] })
  }
  doc.forEach((block, at) => {
    if (!isTracked(block)) plain = at
    else {
      for (const met of metInBlock(block)) {
        if (typeof met === 'number') plain = at + met
        else add(met, at)
      }
    }
  })
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
