import type { Node } from 'prosemirror-model'
import { alignBlocks, replacedInline, replacedUnits, type AlignedBlocks, type Comparing } from '#shared/compare/align-blocks.ts'
import { alignTables } from '#shared/compare/align-tables.ts'
import { fullEffort } from '#shared/compare/align-tokens.ts'
import { ItemReader, type Item } from '#shared/compare/items.ts'
import { findMoves } from '#shared/compare/moves.ts'
import { TokenReader } from '#shared/compare/tokens.ts'
import { Vocabulary } from '#shared/compare/vocabulary.ts'
import type { Alignment, BlockMove, Pair, Replaced } from '#shared/redline/alignment.ts'

/** How two documents correspond, found by comparing them. */
export interface DocumentAlignment {
  readonly alignment: Alignment
  readonly blocks: AlignedBlocks
  readonly moves: readonly BlockMove[]
  readonly comparing: Comparing
}

/** Whether a node holds the very blocks of a document: the weave hands on copies of it. */
function holdsAll(node: Node, items: readonly Item[]): boolean {
  return node.type === node.type.schema.topNodeType && node.childCount === items.length && node.children.every((child, index) => child === items[index]?.node)
}

function aligned(blocks: AlignedBlocks, moves: readonly BlockMove[], comparing: Comparing): DocumentAlignment {
  const cells = new Map<Node, Map<Node, readonly Pair[]>>()
  const isWhole = (a: Node, b: Node): boolean => holdsAll(a, blocks.a) && holdsAll(b, blocks.b)
  const streams = (a: Node, b: Node): Replaced[] => replacedUnits(alignBlocks(a.children, b.children, comparing), comparing)
  const alignment: Alignment = {
    blocks: (a, b) => (isWhole(a, b) ? replacedUnits(blocks, comparing) : streams(a, b)),
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
    moves: (a, b) => (isWhole(a, b) ? moves : []),
    passage: streams,
  }
  return { alignment, blocks, moves, comparing }
}

/**
 * Aligns two documents: paragraphs with their edited selves, also where they were split or joined, words within them, tables by rows,
 * columns and cells, footnotes, and passages that were moved. Formatting and attributes take no part. The work is bounded: what is too
 * different to be aligned within it counts as replaced.
 */
export function alignDocuments(before: Node, after: Node): DocumentAlignment {
  const comparing: Comparing = { items: new ItemReader(new TokenReader(new Vocabulary())), effort: fullEffort() }
  const blocks = alignBlocks(before.children, after.children, comparing)
  return aligned(blocks, findMoves(blocks.a, blocks.b, blocks.pairing, blocks.groups, comparing.items), comparing)
}

/** The same alignment, but that tables which differ at all are replaced whole, and none is a moved one: for those that cannot be shown in one. */
export function withTablesWhole({ blocks, moves, comparing }: DocumentAlignment): DocumentAlignment {
  const pairing = blocks.pairing.map((partner, index) => {
    const [old, now] = [blocks.a[index], blocks.b[partner]]
    return old?.kind === 'table' && now !== undefined && !old.node.eq(now.node) ? -1 : partner
  })
  const withoutTables = moves.filter(({ fromA, toA }) => !blocks.a.slice(fromA, toA).some(({ kind }) => kind === 'table'))
  return aligned({ ...blocks, pairing }, withoutTables, comparing)
}

/** An alignment in which nothing corresponds: the whole of one text is replaced by the whole of the other. */
export function withNothingKept({ blocks, comparing }: DocumentAlignment): DocumentAlignment {
  return aligned({ ...blocks, pairing: blocks.pairing.map(() => -1), groups: [] }, [], comparing)
}
