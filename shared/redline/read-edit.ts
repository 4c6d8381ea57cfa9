import { Fragment, Mark, type Node } from 'prosemirror-model'
import type { StepMap } from 'prosemirror-transform'
import { changesOf, isTrackingMark, type NodeChange } from '#shared/document/tracking.ts'
import type { Replaced } from '#shared/redline/alignment.ts'
import { blocksIn, carriedFrom, type CarriedFrom } from '#shared/redline/carried-passages.ts'
import { withRegion } from '#shared/redline/region.ts'
import { replacedPositions } from '#shared/redline/step-ranges.ts'

interface Reading {
  readonly before: Node
  /** What the steps replaced, in ascending order. */
  readonly ranges: readonly Replaced[]
  /** Blocks that were taken out and stand elsewhere again, the very same. */
  readonly carriedBlocks: ReadonlySet<Node>
  readonly carried: CarriedFrom
}

/** The first range that reaches beyond a position of the edited document. */
function rangeAfter({ ranges }: Reading, pos: number): Replaced | undefined {
  return ranges.find(({ toB }) => toB > pos)
}

/** Where the token at a position of the edited document stood before; null where it is new. */
function origin(pos: number, reading: Reading): number | null {
  const next = reading.ranges.findIndex(({ toB }) => toB > pos)
  const range = reading.ranges[next]
  if (range !== undefined && range.fromB <= pos) return null
  const last = reading.ranges[next < 0 ? reading.ranges.length - 1 : next - 1]
  return last === undefined ? pos : pos - last.toB + last.toA
}

const structureOf = (node: Node | null | undefined): readonly NodeChange[] => (node === null || node === undefined ? [] : changesOf(node).filter(({ kind }) => kind !== 'property'))

function tracked(node: Node, tracking: readonly Mark[]): Node {
  const own = node.marks.filter((mark) => !isTrackingMark(mark))
  return node.mark(Mark.setFrom([...tracking, ...own]))
}

/** A text or an atom that is new; it seems to carry the changes in whose midst it was written. */
function readNew(node: Node, range: Replaced, { carried }: Reading): Node {
  return node.marks.some(isTrackingMark) && !carried(node, range) ? tracked(node, []) : node
}

function readAtom(node: Node, pos: number, reading: Reading): Node {
  const at = origin(pos, reading)
  const range = rangeAfter(reading, pos)
  const read = at === null && range !== undefined ? readNew(node, range, reading) : tracked(node, (reading.before.nodeAt(at ?? 0)?.marks ?? []).filter(isTrackingMark))
  return read.isLeaf ? read : read.copy(readInline(read, pos + 1, reading))
}

/** A text, cut wherever what is new meets what was there, and wherever the old text was cut. */
function readText(node: Node, pos: number, reading: Reading): Node[] {
  const pieces: Node[] = []
  const end = pos + node.nodeSize
  for (let from = pos; from < end; ) {
    const range = rangeAfter(reading, from)
    if (range !== undefined && range.fromB <= from) {
      const to = Math.min(end, range.toB)
      pieces.push(readNew(node.cut(from - pos, to - pos), range, reading))
      from = to
      continue
    }
    const old = reading.before.resolve(origin(from, reading) ?? 0)
    const stays = (old.nodeAfter?.nodeSize ?? 1)
    const to = Math.min(end, range?.fromB ?? end, from + Math.max(1, stays))
    pieces.push(tracked(node.cut(from - pos, to - pos), (old.nodeAfter?.marks ?? []).filter(isTrackingMark)))
    from = to
  }
  return pieces
}

function readInline(parent: Node, start: number, reading: Reading): Fragment {
  const pieces: Node[] = []
  parent.forEach((child, offset) => pieces.push(...(child.isText ? readText(child, start + offset, reading) : [readAtom(child, start + offset, reading)])))
  return Fragment.fromArray(pieces)
}

function readBlock(node: Node, pos: number, reading: Reading): Node {
  if (reading.carriedBlocks.has(node)) return node
  const ends = node.type.name === 'paragraph'
  const at = origin(ends ? pos + node.nodeSize - 1 : pos, reading)
  const old = at === null ? null : ends ? reading.before.resolve(at).parent : reading.before.nodeAt(at)
  const properties = changesOf(node).filter(({ kind }) => kind === 'property')
  const changes = [...properties, ...structureOf(old)]
  const content = node.inlineContent ? readInline(node, pos + 1, reading) : node.isLeaf ? node.content : readBlocks(node.children, pos + 1, reading)
  return node.type.create({ ...node.attrs, changes: changes.length === 0 ? null : changes }, content, node.marks)
}

function readBlocks(blocks: readonly Node[], start: number, reading: Reading): Fragment {
  let pos = start
  return Fragment.fromArray(
    blocks.map((block) => {
      const read = readBlock(block, pos, reading)
      pos += block.nodeSize
      return read.eq(block) ? block : read
    }),
  )
}

/**
 * What an edit leaves where nobody records it. No edit is able to change the changes that are pending: what stays keeps those it had, a new text
 * takes up none of those around it, a paragraph split off does not take those of its end along, and a passage that is carried from one place to
 * another keeps its own. `start` blocks at the start and `end` at the end are the same in both and come back as they are.
 */
export function readEdit(before: Node, after: Node, maps: readonly StepMap[], start: number, end: number): Node {
  const ranges = replacedPositions(maps).filter(({ fromA, toA, fromB, toB }) => toA - fromA !== toB - fromB || !before.slice(fromA, toA).eq(after.slice(fromB, toB)))
  const reading: Reading = { before, ranges, carriedBlocks: blocksIn(before, ranges), carried: carriedFrom(before, after, ranges) }
  let pos = 0
  for (let index = 0; index < start; index += 1) pos += after.child(index).nodeSize
  const read = readBlocks(after.children.slice(start, after.childCount - end), pos, reading)
  return withRegion(after, { start, end }, read.content)
}
