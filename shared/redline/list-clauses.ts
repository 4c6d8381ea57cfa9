import type { Node } from 'prosemirror-model'
import { clauseTree, type ClauseNode } from '#shared/document/clause-tree.ts'
import { numberParagraphs, struckNumbers } from '#shared/document/numbering.ts'

interface Flat {
  readonly clause: ClauseNode
  readonly parent: Flat | null
}

function flattened(tree: readonly ClauseNode[], parent: Flat | null, into: Flat[]): Flat[] {
  for (const clause of tree) {
    const flat = { clause, parent }
    into.push(flat)
    flattened(clause.children, flat, into)
  }
  return into
}

/**
 * Says which clause a block stands in: its number in full, a deleted paragraph's the one it had; the words of a heading where there is no
 * number; empty outside every clause. Prepared once for a document.
 */
export function clauseLabels(doc: Node): (blockAt: number) => string {
  const flat = flattened(clauseTree(doc, { skipExcluded: true }), null, [])
  const full = new Map(numberParagraphs(doc, { skipExcluded: true }).map((numbered) => [numbered.pos, numbered.full]))
  const struck = struckNumbers(doc, { skipExcluded: true })
  const had = struck.size === 0 ? [] : numberParagraphs(doc, { skipExcluded: true, view: 'original' })
  const gone = new Map(had.filter(({ pos }) => struck.has(pos)).map((numbered) => [numbered.pos, numbered.full]))
  return (blockAt) => {
    const number = gone.get(blockAt)
    if (number !== undefined) return number
    let low = 0
    let high = flat.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((flat[middle]?.clause.start ?? 0) <= blockAt) low = middle + 1
      else high = middle
    }
    let found: Flat | null = flat[low - 1] ?? null
    while (found !== null && found.clause.end <= blockAt) found = found.parent
    if (found === null) return ''
    const { pos, kind, heading } = found.clause
    return kind === 'heading' ? heading : (full.get(pos) ?? '')
  }
}
