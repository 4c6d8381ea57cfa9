import { Fragment, type Node } from 'prosemirror-model'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { isAnnotation } from '#shared/document/tracking.ts'
import { alignDocuments, withNothingKept, withTablesWhole, type DocumentAlignment } from '#shared/compare/align-documents.ts'
import { alignedBlocks, type BlockPair } from '#shared/compare/aligned-blocks.ts'
import { comparedChanges, summarise, type ComparedChange, type ComparisonSummary } from '#shared/compare/compared-changes.ts'
import { separateChanges } from '#shared/compare/separate-changes.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import type { RecordingStamp } from '#shared/redline/stamping.ts'
import { Misaligned } from '#shared/redline/weave-inline.ts'
import { weave } from '#shared/redline/weave.ts'

/** Two documents compared. */
export interface Comparison {
  /** The documents as they were compared: their own pending changes accepted, without comments. */
  readonly before: Node
  readonly after: Node
  /** Accepting all of it gives `after`, rejecting all of it gives `before`, nodes and attributes included. Each change can be resolved by itself. */
  readonly redline: Node
  readonly changes: readonly ComparedChange[]
  readonly summary: ComparisonSummary
  readonly alignedBlocks: readonly BlockPair[]
}

function hasComments(node: Node): boolean {
  return node.marks.some(isAnnotation) || node.children.some(hasComments)
}

/** A node without the marks of comments in it. */
export function withoutComments(node: Node): Node {
  if (!hasComments(node)) return node
  const bare = node.isText || node.marks.length > 0 ? node.mark(node.marks.filter((mark) => !isAnnotation(mark))) : node
  return node.isLeaf ? bare : bare.copy(Fragment.fromArray(node.children.map(withoutComments)))
}

/** A document as it is compared: as it reads with its pending changes accepted; comments are no part of a text. */
export function comparable(doc: Node): Node {
  return withoutComments(acceptAll(doc))
}

function same(made: Node, wanted: Node): boolean {
  return made.eq(wanted) || canonicalDocument(made) === canonicalDocument(wanted)
}

/** The redline an alignment gives, if it is exact; null where it is not, or where the alignment is none. */
function exactly(before: Node, after: Node, { alignment }: DocumentAlignment, stamp: RecordingStamp): Node | null {
  try {
    const redline = separateChanges(weave(before, after, alignment, stamp), stamp.newId)
    return same(acceptAll(redline), after) && same(rejectAll(redline), before) ? redline : null
  } catch (error) {
    if (error instanceof Misaligned) return null
    throw error
  }
}

/**
 * The redline of two documents without pending changes, from their alignment. It is tried before it is handed out: what cannot be shown as
 * finely as it was aligned is shown more coarsely, tables first.
 */
export function redlineOf(before: Node, after: Node, aligned: DocumentAlignment, stamp: RecordingStamp): Node {
  for (const coarsen of [(fine: DocumentAlignment) => fine, withTablesWhole, withNothingKept]) {
    const redline = exactly(before, after, coarsen(aligned), stamp)
    if (redline !== null) return redline
  }
  throw new Error('Two documents could not be compared: no redline of them gives both of them again.')
}

/**
 * Compares two documents into a redline: words, moved passages, tables by row, column and cell, formatting and attributes. The numbers of
 * clauses are computed, so renumbering is no difference; differences of white space are in the redline and told apart from those of words.
 */
export function compareDocuments(before: Node, after: Node, stamp: RecordingStamp): Comparison {
  const [old, now] = [comparable(before), comparable(after)]
  const aligned = alignDocuments(old, now)
  const redline = redlineOf(old, now, aligned, stamp)
  const changes = comparedChanges(redline)
  return { before: old, after: now, redline, changes, summary: summarise(changes), alignedBlocks: alignedBlocks(aligned) }
}
