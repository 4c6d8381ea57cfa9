import type { Node } from 'prosemirror-model'
import type { Alignment, Replaced } from '#shared/redline/alignment.ts'
import { alignById, movedBlocks, pairChildren, replacedInline, unitsBefore, withoutSame } from '#shared/redline/align-by-id.ts'
import { streamLength, streamOf, type Stream } from '#shared/redline/stream.ts'

/** Where the content of a block list starts in the two documents. */
interface Starts {
  readonly before: number
  readonly after: number
}

function positionsOf(blocks: readonly Node[], start: number): number[] {
  const positions = [start]
  for (const block of blocks) positions.push((positions.at(-1) ?? start) + block.nodeSize)
  return positions
}

/** The last of some ascending positions that is not after another. */
function lastAt(positions: readonly number[], most: number, pos: number): number {
  let low = 0
  let high = most
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((positions[middle] ?? Infinity) <= pos) low = middle
    else high = middle - 1
  }
  return low
}

/** The unit at a position; within an atom or another block it is the one before or the one after. */
function unitAt(stream: Stream, positions: readonly number[], pos: number, roundUp: boolean): number {
  const low = lastAt(positions, stream.blocks.length, pos)
  const block = stream.blocks[low]
  const unit = stream.starts[low] ?? 0
  const inside = pos - (positions[low] ?? 0)
  if (block === undefined || inside <= 0) return unit
  if (block.type.name === 'paragraph') return unit + unitsBefore(block, inside - 1, roundUp)
  return roundUp ? unit + 1 : unit
}

/** Whether a range of positions lies within one atom or one other block, so that the streams are the same around it. */
function isInside(positions: readonly number[], blocks: readonly Node[], from: number, to: number): boolean {
  const index = lastAt(positions, blocks.length, from - 1)
  const block = blocks[index]
  const start = positions[index] ?? 0
  if (block === undefined || to >= start + block.nodeSize) return false
  if (block.type.name !== 'paragraph') return true
  let at = start + 1
  for (const child of block.children) {
    if (!child.isText && from > at && to < at + child.nodeSize) return true
    at += child.nodeSize
  }
  return false
}

function merged(ranges: readonly Replaced[]): Replaced[] {
  const out: Replaced[] = []
  for (const range of ranges) {
    const last = out.at(-1)
    if (last !== undefined && (range.fromA <= last.toA || range.fromB <= last.toB)) {
      out[out.length - 1] = { ...last, toA: Math.max(last.toA, range.toA), toB: Math.max(last.toB, range.toB) }
    } else out.push(range)
  }
  return out
}

/** Replaced positions as replaced units of one block list. */
function replacedUnits(before: Node, after: Node, starts: Starts, ranges: readonly Replaced[]): Replaced[] {
  const [old, now] = [streamOf(before.children), streamOf(after.children)]
  const [oldPositions, nowPositions] = [positionsOf(before.children, starts.before), positionsOf(after.children, starts.after)]
  const [oldEnd, nowEnd] = [oldPositions.at(-1) ?? 0, nowPositions.at(-1) ?? 0]
  const own = ranges.flatMap(({ fromA, toA, fromB, toB }): Replaced[] => {
    if (toA < starts.before || fromA > oldEnd || toB < starts.after || fromB > nowEnd) return []
    if (isInside(oldPositions, before.children, fromA, toA) && isInside(nowPositions, after.children, fromB, toB)) return []
    const units: Replaced = {
      fromA: unitAt(old, oldPositions, Math.max(fromA, starts.before), false),
      toA: unitAt(old, oldPositions, Math.min(toA, oldEnd), true),
      fromB: unitAt(now, nowPositions, Math.max(fromB, starts.after), false),
      toB: unitAt(now, nowPositions, Math.min(toB, nowEnd), true),
      bySteps: true,
    }
    return units.fromA === units.toA && units.fromB === units.toB ? [] : [units]
  })
  return merged(own).flatMap((range) => withoutSame(range, old, now))
}

/** Where the content of the cells and footnotes in some blocks starts; one that stands twice is not told apart. */
function innerStarts(blocks: readonly Node[], start: number): Map<Node, number | null> {
  const found = new Map<Node, number | null>()
  let at = start
  for (const block of blocks) {
    const from = at + 1
    block.descendants((node, offset) => {
      const role: unknown = node.type.spec['tableRole']
      const holds = role === 'cell' || role === 'header_cell' || (node.isInline && !node.isLeaf)
      if (holds) found.set(node, found.has(node) ? null : from + offset + 1)
      return !node.isInline
    })
    at += block.nodeSize
  }
  return found
}

/** Replaced positions as replaced units of the content of a footnote. */
function replacedInFootnote(before: Node, after: Node, starts: Starts, ranges: readonly Replaced[]): Replaced[] {
  const within = ({ fromA, toA, fromB, toB }: Replaced): boolean => fromA >= starts.before && toA <= starts.before + before.content.size && fromB >= starts.after && toB <= starts.after + after.content.size
  return merged(
    ranges.filter(within).map(({ fromA, toA, fromB, toB }) => ({
      fromA: unitsBefore(before, fromA - starts.before, false),
      toA: unitsBefore(before, toA - starts.before, true),
      fromB: unitsBefore(after, fromB - starts.after, false),
      toB: unitsBefore(after, toB - starts.after, true),
    })),
  )
}

/**
 * How two states of a document correspond, as the steps between them say. `ranges` are positions of the whole documents; the block lists that
 * are aligned start at `start` in both.
 */
export function alignBySteps(ranges: readonly Replaced[], start: number): Alignment {
  let inner: { readonly before: Map<Node, number | null>; readonly after: Map<Node, number | null> } | null = null
  let whole: readonly Replaced[] | null = null
  const startsOf = (before: Node, after: Node): Starts | null => {
    const [old, now] = [inner?.before.get(before) ?? null, inner?.after.get(after) ?? null]
    return old === null || now === null ? null : { before: old, after: now }
  }
  const blocks = (before: Node, after: Node): readonly Replaced[] => {
    if (before.type === before.type.schema.topNodeType) {
      inner = { before: innerStarts(before.children, start), after: innerStarts(after.children, start) }
      whole ??= replacedUnits(before, after, { before: start, after: start }, ranges)
      return whole
    }
    const starts = startsOf(before, after)
    return starts === null ? alignById(before, after) : replacedUnits(before, after, starts, ranges)
  }
  return {
    blocks,
    inline: (before, after) => {
      const starts = startsOf(before, after)
      return starts === null ? replacedInline(before, after) : replacedInFootnote(before, after, starts, ranges)
    },
    rows: pairChildren,
    cells: pairChildren,
    moves: (before, after) => movedBlocks(before, after, blocks(before, after)),
    passage: alignById,
  }
}

/** How two states of a document correspond where nothing is known but the ids of their paragraphs. */
export const byId: Alignment = {
  blocks: alignById,
  inline: replacedInline,
  rows: pairChildren,
  cells: pairChildren,
  moves: (before, after) => movedBlocks(before, after, alignById(before, after)),
  passage: alignById,
}

function everything(before: Node, after: Node): Replaced[] {
  return [{ fromA: 0, toA: streamLength(streamOf(before.children)), fromB: 0, toB: streamLength(streamOf(after.children)), anew: true }]
}

/** Two states of a document of which one replaces the other as a whole. */
export const afresh: Alignment = { blocks: everything, inline: replacedInline, rows: () => [], cells: () => [], moves: () => [], passage: everything }
