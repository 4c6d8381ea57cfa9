import { Fragment, type Node } from 'prosemirror-model'
import { isAnnotation } from '#shared/document/tracking.ts'
import { alignDocuments, type DocumentAlignment } from '#shared/compare/align-documents.ts'
import { alignedBlocks, type BlockPair } from '#shared/compare/aligned-blocks.ts'
import { comparedChanges, summarise, type ComparedChange, type ComparisonSummary } from '#shared/compare/compared-changes.ts'
import { separateChanges } from '#shared/compare/separate-changes.ts'
import { acceptAll } from '#shared/redline/resolve.ts'
import type { RecordingStamp } from '#shared/redline/stamping.ts'
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

function withoutComments(node: Node): Node {
  if (!hasComments(node)) return node
  const bare = node.isText || node.marks.length > 0 ? node.mark(node.marks.filter((mark) => !isAnnotation(mark))) : node
  return node.isLeaf ? bare : bare.copy(Fragment.fromArray(node.children.map(withoutComments)))
}

/** A document as it is compared: as it reads with its pending changes accepted; comments are no part of a text. */
export function comparable(doc: Node): Node {
  return withoutComments(acceptAll(doc))
}

/** The redline of two documents without pending changes, from their alignment. */
export function redlineOf(before: Node, after: Node, { alignment }: DocumentAlignment, stamp: RecordingStamp): Node {
  return separateChanges(weave(before, after, alignment, stamp), stamp.newId)
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
