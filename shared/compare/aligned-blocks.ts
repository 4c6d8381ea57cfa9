import type { DocumentAlignment } from '#shared/compare/align-documents.ts'

/** Two blocks side by side, by their indices in the old and the new document; null where the other side has none. */
export interface BlockPair {
  readonly before: number | null
  readonly after: number | null
  /** Whether the words of both are the same, white space aside. Formatting is not asked about. */
  readonly same: boolean
  /** Which move it is part of, counted from 0; a moved block stands in both of its places. */
  readonly move: number | null
}

/** The blocks of two documents in the order in which they are shown side by side: what was struck out stands before what was added there. */
export function alignedBlocks({ blocks, moves }: DocumentAlignment): BlockPair[] {
  const { a, b, pairing, groups } = blocks
  const partner = Array.from(pairing)
  // Of paragraphs that were split or joined, the n-th stands beside the n-th.
  for (const { fromA, toA, fromB, toB } of groups) for (let step = 0; step < toA - fromA; step += 1) partner[fromA + step] = step < toB - fromB ? fromB + step : -1
  const moveOf = (index: number, from: 'fromA' | 'fromB', to: 'toA' | 'toB'): number | null => {
    const found = moves.findIndex((move) => index >= move[from] && index < move[to])
    return found === -1 ? null : found
  }
  const pairs: BlockPair[] = []
  let next = 0
  const addUpTo = (end: number): void => {
    for (; next < end; next += 1) pairs.push({ before: null, after: next, same: false, move: moveOf(next, 'fromB', 'toB') })
  }
  let waiting: BlockPair[] = []
  partner.forEach((after, before) => {
    if (after === -1) {
      waiting.push({ before, after: null, same: false, move: moveOf(before, 'fromA', 'toA') })
      return
    }
    pairs.push(...waiting)
    waiting = []
    addUpTo(after)
    pairs.push({ before, after, same: a[before]?.print === b[after]?.print, move: null })
    next = after + 1
  })
  pairs.push(...waiting)
  addUpTo(b.length)
  return pairs
}
