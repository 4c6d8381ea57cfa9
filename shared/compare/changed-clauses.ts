import { Fragment, type Node } from 'prosemirror-model'
import { alignDocuments } from '#shared/compare/align-documents.ts'
import { alignedBlocks, type BlockPair } from '#shared/compare/aligned-blocks.ts'
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

/** A text whose references lead nowhere: what they lead to has other ids in another text. */
function withoutTargets(node: Node): Node {
  if (node.type.name === 'reference') return node.type.create({ ...node.attrs, target: null }, null, node.marks)
  return node.isLeaf ? node : node.copy(Fragment.fromArray(node.children.map(withoutTargets)))
}

/** The paragraphs and the targets of references in a block, in order. */
function idsIn(block: Node): { paragraphs: unknown[]; targets: unknown[] } {
  const [paragraphs, targets]: [unknown[], unknown[]] = [[], []]
  const take = (node: Node): void => {
    if (node.type.name === 'paragraph') paragraphs.push(node.attrs['id'])
    if (node.type.name === 'reference') targets.push(node.attrs['target'])
  }
  take(block)
  block.descendants(take)
  return { paragraphs, targets }
}

/** Says of two blocks of the same words whether their references lead to clauses that correspond, too. */
function referencesAgree(old: Node, now: Node, pairs: readonly BlockPair[]): (before: number, after: number) => boolean {
  const corresponding = new Map<unknown, unknown>()
  for (const { before, after } of pairs) {
    if (before === null || after === null) continue
    const there = idsIn(now.child(after)).paragraphs
    idsIn(old.child(before)).paragraphs.forEach((id, at) => corresponding.set(id, there[at]))
  }
  return (before, after) => {
    const there = idsIn(now.child(after)).targets
    return idsIn(old.child(before)).targets.every((target, at) => target === there[at] || corresponding.get(target) === there[at])
  }
}

/** How many clauses of a text differ in their words from another text: those changed, those added and those taken out. */
export function changedClauses(before: Node, after: Node): number {
  const [old, now] = [comparable(before), comparable(after)]
  const [clausesBefore, clausesAfter] = [clauseOfEachBlock(old), clauseOfEachBlock(now)]
  const changed = new Set<number>()
  const partner = new Map<number, number>()
  const pairs = alignedBlocks(alignDocuments(withoutTargets(old), withoutTargets(now)))
  const agree = referencesAgree(old, now, pairs)
  for (const { before: from, after: to } of pairs) if (from !== null && to !== null) partner.set(clausesBefore[from] ?? -1, clausesAfter[to] ?? -1)
  const removed = new Set<number>()
  for (const { before: from, after: to, same } of pairs) {
    if (same && (from === null || to === null || agree(from, to))) continue
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
