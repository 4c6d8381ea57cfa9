import type { Node } from 'prosemirror-model'
import { alignBlocks, replacedInline, replacedUnits, type AlignedBlocks, type Comparing } from '#shared/compare/align-blocks.ts'
import { alignTables } from '#shared/compare/align-tables.ts'
import { fullEffort } from '#shared/compare/align-tokens.ts'
import { ItemReader } from '#shared/compare/items.ts'
import { findMoves } from '#shared/compare/moves.ts'
import { TokenReader } from '#shared/compare/tokens.ts'
import { Vocabulary } from '#shared/compare/vocabulary.ts'
import type { Alignment, BlockMove, Pair, Replaced } from '#shared/redline/alignment.ts'

/** How two documents correspond, found by comparing them. */
export interface DocumentAlignment {
  readonly alignment: Alignment
  readonly blocks: AlignedBlocks
  readonly moves: readonly BlockMove[]
}

/** Whether a node holds the very blocks of a document: the weave hands on copies of it. */
function isWhole(node: Node, doc: Node): boolean {
  return node === doc || (node.childCount === doc.childCount && node.type === doc.type && node.children.every((child, index) => child === doc.child(index)))
}

/**
 * Aligns two documents: paragraphs with their edited selves, also where they were split or joined, words within them, tables by rows,
 * columns and cells, footnotes, and passages that were moved. Formatting and attributes take no part. The work is bounded: what is too
 * different to be aligned within it counts as replaced.
 */
export function alignDocuments(before: Node, after: Node): DocumentAlignment {
  const comparing: Comparing = { items: new ItemReader(new TokenReader(new Vocabulary())), effort: fullEffort() }
  const blocks = alignBlocks(before.children, after.children, comparing)
  const moves = findMoves(blocks.a, blocks.b, blocks.pairing, blocks.groups, comparing.items)
  const cells = new Map<Node, Map<Node, readonly Pair[]>>()
  const streams = (a: Node, b: Node): Replaced[] => replacedUnits(alignBlocks(a.children, b.children, comparing), comparing)
  const alignment: Alignment = {
    blocks: (a, b) => (isWhole(a, before) && isWhole(b, after) ? replacedUnits(blocks, comparing) : streams(a, b)),
    inline: (a, b) => replacedInline(a, b, comparing),
    rows: (a, b) => {
      const table = alignTables(a, b, comparing)
      for (const [row, ofRow] of table.cells) {
        const known = cells.get(row) ?? new Map<Node, readonly Pair[]>()
        for (const [other, pairs] of ofRow) known.set(other, pairs)
        cells.set(row, known)
      }
      return table.rows
    },
    cells: (a, b) => cells.get(a)?.get(b) ?? [],
    moves: (a, b) => (isWhole(a, before) && isWhole(b, after) ? moves : []),
    passage: streams,
  }
  return { alignment, blocks, moves }
}
