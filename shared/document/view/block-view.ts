import { Fragment, type Node } from 'prosemirror-model'
import { propertiesIn, type NodeProperties } from '#shared/document/view/attributes-view.ts'
import { absences, isTracked, type Reading } from '#shared/document/view/document-view.ts'
import { viewParagraph } from '#shared/document/view/paragraph-view.ts'
import { sourceIn, sourceInPieces, type Piece, type Stretch } from '#shared/document/view/position-map.ts'

/** A block that stands in a reading, and where it stands in the document. */
export interface Standing extends Omit<Stretch, 'at'> {
  readonly node: Node
}

/** The words of one paragraph within those put together: where they begin there, where in the document, and their pieces. */
interface Run {
  readonly at: number
  readonly source: number
  readonly pieces: readonly Piece[]
}

/** A paragraph being put together: itself, and those that ran into it. */
interface Paragraph {
  readonly node: Node
  readonly runs: readonly Run[]
  readonly source: number
  readonly from: number
  readonly end: number
}

/** A block that stands as it is. */
export function untouched(node: Node, from: number): Standing {
  return { node, source: from, from, end: from + node.nodeSize, inside: null }
}

/** A block without blocks or words of its own in a reading; null where it is absent. */
export function viewAtom(block: Node, from: number, reading: Reading): Standing | null {
  if (absences(block, reading).length > 0) return null
  const { type, attrs } = propertiesIn(block, reading)
  return { ...untouched(type.create(attrs, block.content), from), end: from + block.nodeSize }
}

/** A block that stands with other content than it has. */
export function standingWith(node: Node, from: number, own: NodeProperties, blocks: readonly Standing[]): Standing {
  const stretches = stretchesOf(blocks, 1)
  const made = own.type.create(own.attrs, Fragment.fromArray(blocks.map((block) => block.node)), node.marks)
  return { node: made, source: from, from, end: from + node.nodeSize, inside: (offset) => sourceIn(stretches, offset) }
}

/** Blocks one after the other, as stretches from a position; those that stand as they are, one behind the other, as one. */
export function stretchesOf(blocks: readonly Standing[], start: number): Stretch[] {
  const stretches: Stretch[] = []
  let at = start
  let last: Stretch | undefined
  for (const { node, source, from, end, inside } of blocks) {
    if (last === undefined || last.inside !== null || inside !== null || last.source - last.at !== source - at) {
      last = { at, source, from, end, inside }
      stretches.push(last)
    }
    at += node.nodeSize
  }
  return stretches
}

function runInto(open: Paragraph, next: Paragraph, keeps: boolean): Paragraph {
  const { node, source } = keeps ? open : next
  const runs = [...open.runs, ...next.runs.map((run) => ({ ...run, at: run.at + open.node.content.size }))]
  return { node: node.copy(open.node.content.append(next.node.content)), runs, source, from: open.from, end: next.end }
}

function standing({ node, runs, source, from, end }: Paragraph): Standing {
  const inside = (offset: number): number => {
    const run = runs.findLast(({ at }) => at <= offset - 1)
    return run === undefined ? source + offset : run.source + sourceInPieces(run.pieces, offset - 1 - run.at)
  }
  return { node, source, from, end, inside }
}

/**
 * The blocks of a list, a document's or a cell's, that stand in a reading. A paragraph whose mark is gone runs into the next (ECMA-376 Part 1,
 * 17.13.5.15): left without words it is not there. `start` is the position of the first block; `other` reads a block that is no paragraph.
 */
export function viewBlocks(parent: Node, start: number, reading: Reading, other: (node: Node, from: number) => Standing | null): readonly Standing[] {
  const left: Standing[] = []
  let open: { readonly paragraph: Paragraph; readonly keeps: boolean } | null = null
  let last: Paragraph | null = null
  const close = (): void => {
    if (open !== null && open.paragraph.node.content.size > 0) left.push(standing(open.paragraph))
    open = null
  }
  parent.forEach((child, offset) => {
    const from = start + offset
    if (open === null && !isTracked(child)) left.push(untouched(child, from))
    else if (child.type.name !== 'paragraph') {
      const read = isTracked(child) ? other(child, from) : untouched(child, from)
      if (read === null) return
      close()
      left.push(read)
    } else {
      const { node, pieces, gone } = viewParagraph(child, reading)
      const own: Paragraph = { node, runs: [{ at: 0, source: from + 1, pieces }], source: from, from, end: from + child.nodeSize }
      const waiting: typeof open = open
      last = waiting === null ? own : runInto(waiting.paragraph, own, waiting.keeps)
      open = gone.length === 0 ? null : { paragraph: last, keeps: gone.some(({ keeps }) => keeps === 'this') }
      if (open === null) left.push(standing(last))
    }
  })
  close()
  if (left.length > 0) return left
  // A cell, and a document, never stand empty.
  const filler = parent.type.contentMatch.defaultType?.createAndFill()
  return last !== null ? [standing(last)] : filler === null || filler === undefined ? [] : [{ node: filler, source: start, from: start, end: start, inside: () => start }]
}
