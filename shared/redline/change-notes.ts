import type { Node } from 'prosemirror-model'
import { inlinePieces, propertyPieces } from '#shared/document/change-pieces.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { pendingChanges, type PendingChange } from '#shared/document/pending-changes.ts'
import { sameAuthor, type ChangeStamp } from '#shared/document/tracking.ts'
import { formatDifference } from '#shared/redline/list-formats.ts'
import { propertyDifference } from '#shared/redline/list-properties.ts'
import { listChanges } from '#shared/redline/list.ts'

/** What one person changed in a block that cannot be seen in its words: attributes and formatting, in words, each once. */
export interface ChangeNote {
  readonly stamp: ChangeStamp
  readonly words: readonly string[]
}

/** The notes on a block, one for each author; of a paragraph with the formatting of its words. */
export function changeNotes(doc: Node, block: Node): ChangeNote[] {
  const notes: { stamp: ChangeStamp; words: Set<string> }[] = []
  const add = (stamp: ChangeStamp, words: string): void => {
    const known = notes.find((note) => sameAuthor(note.stamp, stamp))
    if (known === undefined) notes.push({ stamp, words: new Set([words]) })
    else known.words.add(words)
  }
  for (const piece of propertyPieces(block, 0).flat()) {
    const { before, after, words } = propertyDifference(doc, piece)
    if (before === '' || before !== after) add(piece.change, words)
  }
  const fields = fieldsOf(doc)
  const inline = (parent: Node): void => {
    parent.forEach((child, offset) => {
      for (const piece of inlinePieces(child, offset)) if (piece.kind === 'format') add(piece.change, formatDifference(piece, fields).words)
      if (!child.isLeaf) inline(child)
    })
  }
  if (block.inlineContent) inline(block)
  return notes.map(({ stamp, words }) => ({ stamp, words: Array.from(words) }))
}

function sidesOf({ pieces }: PendingChange): readonly string[] {
  return pieces.filter(({ change }) => change.move !== null).map(({ kind, change }) => `${change.move} ${kind}`)
}

/**
 * What is said where a moved passage stands: “moved to 7.2”, “moved from 4”, or only “moved here”. Asked by the move and by whether the
 * passage is deleted or inserted there.
 */
export function moveSigns(doc: Node): (move: string, side: 'insertion' | 'deletion') => string {
  const list = listChanges(doc)
  const clauses = new Map<string, string>()
  for (const [index, change] of pendingChanges(doc).entries()) {
    for (const side of sidesOf(change)) if (!clauses.has(side)) clauses.set(side, list[index]?.clause ?? '')
  }
  return (move, side) => {
    const other = clauses.get(`${move} ${side === 'insertion' ? 'deletion' : 'insertion'}`) ?? ''
    if (side === 'insertion') return other === '' ? 'moved here' : `moved from ${other}`
    return other === '' ? 'moved away' : `moved to ${other}`
  }
}
