import type { Node } from 'prosemirror-model'
import { alignDocuments } from '#shared/compare/align-documents.ts'
import { alignedBlocks } from '#shared/compare/aligned-blocks.ts'
import { comparable } from '#shared/compare/compare-documents.ts'
import { clauseTree, type ClauseNode } from '#shared/document/clause-tree.ts'

/** For each block of a document, the innermost clause or heading it stands in; -1 before the first. */
function clauseOfEachBlock(doc: Node): number[] {
  const starts: number[] = []
  const collect = (nodes: readonly ClauseNode[]): void => {
    for (const node of nodes) {
      starts.push(node.start)
      collect(node.children)
    }
  }
  collect(clauseTree(doc))
  let clause = -1
  const clauses: number[] = []
  doc.forEach((_, pos) => {
    while (clause + 1 < starts.length && (starts[clause + 1] ?? Infinity) <= pos) clause += 1
    clauses.push(clause)
  })
  return clauses
}

/** How many clauses of a text differ in their words from another text: those changed, those added and those taken out. */
export function changedClauses(before: Node, after: Node): number {
  const [old, now] = [comparable(before), comparable(after)]
  const [clausesBefore, clausesAfter] = [clauseOfEachBlock(old), clauseOfEachBlock(now)]
  const changed = new Set<number>()
  const partner = new Map<number, number>()
  const pairs = alignedBlocks(alignDocuments(old, now))
  for (const { before: from, after: to } of pairs) if (from !== null && to !== null) partner.set(clausesBefore[from] ?? -1, clausesAfter[to] ?? -1)
  const removed = new Set<number>()
  for (const { before: from, after: to, same } of pairs) {
    if (same) continue
    if (to !== null) changed.add(clausesAfter[to] ?? -1)
    else if (from !== null) {
      const clause = clausesBefore[from] ?? -1
      const there = partner.get(clause)
      // What was struck out of a clause that is still there changed that clause; a clause without a trace is one taken out.
      if (there === undefined) removed.add(clause)
      else changed.add(there)
    }
  }
  return changed.size + removed.size
}
