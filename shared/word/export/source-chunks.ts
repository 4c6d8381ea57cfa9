import type { Leaf } from '#shared/word/export/nesting.ts'
import type { SourcePiece } from '#shared/word/import/source-map.ts'
import { isElement, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

/** A stretch of a paragraph's content and the run, or the runs of one field, that it was read from. */
export interface SourceChunk {
  readonly from: number
  to: number
  readonly leaves: Leaf[]
}

/** A paragraph of the file taken apart: what its content was read from, and what else stands before each of these and at the end. */
export interface TakenApart {
  readonly chunks: readonly SourceChunk[]
  readonly loose: readonly (readonly Leaf[])[]
}

/** Takes a paragraph apart by the pieces it was read in. Its pPr is left out. */
export function takeApart(paragraph: XmlElement, pieces: readonly SourcePiece[]): TakenApart {
  const wrappers = new Set(pieces.flatMap(({ path }) => path.slice(0, -1)))
  const ranges = new Map<XmlElement, { from: number; to: number }>()
  for (const { from, to, path } of pieces) {
    const last = path.at(-1)
    if (last === undefined) continue
    const known = ranges.get(last)
    if (known === undefined) ranges.set(last, { from, to })
    else ranges.set(last, { from: Math.min(known.from, from), to: Math.max(known.to, to) })
  }
  const leaves: Leaf[] = []
  const flatten = (nodes: readonly XmlNode[], path: readonly XmlElement[]): void => {
    for (const node of nodes) {
      if (isElement(node) && wrappers.has(node)) flatten(node.children, [...path, node])
      else if (path.length > 0 || !isElement(node, 'w:pPr')) leaves.push({ node, path })
    }
  }
  flatten(paragraph.children, [])
  const chunks: SourceChunk[] = []
  const loose: Leaf[][] = []
  let waiting: Leaf[] = []
  for (const leaf of leaves) {
    const range = isElement(leaf.node) ? ranges.get(leaf.node) : undefined
    const last = chunks.at(-1)
    if (range === undefined) waiting.push(leaf)
    else if (last !== undefined && range.from < last.to) {
      last.leaves.push(...waiting, leaf)
      last.to = Math.max(last.to, range.to)
      waiting = []
    } else {
      chunks.push({ ...range, leaves: [leaf] })
      loose.push(waiting)
      waiting = []
    }
  }
  loose.push(waiting)
  return { chunks, loose }
}
