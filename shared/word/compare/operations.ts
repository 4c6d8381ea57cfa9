import type { Node } from 'prosemirror-model'
import type { Alignment, BlockMove, Replaced } from '#shared/redline/alignment.ts'
import { schema } from '#shared/document/schema.ts'
import type { ShadowBlock } from './shadow.ts'
import { append } from '../xml/append.ts'

/** What becomes of something: `dropped` stands in the new place of a moved passage and is no part of it any more. */
export type Status = 'kept' | 'inserted' | 'deleted' | 'movedFrom' | 'movedTo' | 'dropped'

/** Units [from, to) of a paragraph, by its place in its list. */
export interface Fragment {
  readonly block: number
  readonly from: number
  readonly to: number
}

/** One step of writing two lists of blocks as one, in order. */
export type Operation =
  | { readonly kind: 'inline'; readonly status: Status; readonly old: Fragment | null; readonly now: Fragment | null }
  | { readonly kind: 'end' | 'block'; readonly status: Status; readonly old: number | null; readonly now: number | null }
  | { readonly kind: 'range'; readonly side: 'from' | 'to'; readonly edge: 'start' | 'end'; readonly move: number }

/** Thrown where an alignment says that things correspond which do not. */
export class Misaligned extends Error {}

interface Stream {
  readonly blocks: readonly ShadowBlock[]
  readonly starts: readonly number[]
  /** The place of the first block in the list it was taken from. */
  readonly offset: number
}

interface Part {
  readonly kind: 'inline' | 'end' | 'block'
  readonly block: number
  readonly from: number
  readonly to: number
  readonly at: number
}

function streamOf(blocks: readonly ShadowBlock[], offset: number): Stream {
  const starts = [0]
  for (const block of blocks) starts.push((starts.at(-1) ?? 0) + (block.kind === 'paragraph' ? block.units + 1 : 1))
  return { blocks, starts, offset }
}

/** The parts of a stream between two units, cut at the ends of paragraphs. */
function partsOf({ blocks, starts, offset }: Stream, from: number, to: number): Part[] {
  const parts: Part[] = []
  let index = 0
  let high = blocks.length
  while (index < high) {
    const middle = (index + high) >> 1
    if ((starts[middle + 1] ?? 0) <= from) index = middle + 1
    else high = middle
  }
  for (; index < blocks.length && (starts[index] ?? 0) < to; index += 1) {
    const block = blocks[index]
    const start = starts[index] ?? 0
    const at = Math.max(from, start)
    if (block === undefined) break
    if (block.kind !== 'paragraph') {
      parts.push({ kind: 'block', block: index + offset, from: 0, to: 1, at: start })
      continue
    }
    const end = Math.min(to, start + block.units)
    if (at < end) parts.push({ kind: 'inline', block: index + offset, from: at - start, to: end - start, at })
    if (start + block.units >= from && start + block.units < to) parts.push({ kind: 'end', block: index + offset, from: block.units, to: block.units + 1, at: start + block.units })
  }
  return parts
}

function oneSided({ kind, block, from, to }: Part, status: Status, side: 'old' | 'now'): Operation {
  if (kind !== 'inline') return { kind, status, old: side === 'old' ? block : null, now: side === 'now' ? block : null }
  const fragment = { block, from, to }
  return { kind, status, old: side === 'old' ? fragment : null, now: side === 'now' ? fragment : null }
}

/** What is kept, cut where either side begins another paragraph. */
function keptParts(old: Stream, now: Stream, from: number, to: number, fromNow: number, status: Status): Operation[] {
  const [left, right] = [partsOf(old, from, to), partsOf(now, fromNow, fromNow + to - from)]
  if (left.length !== right.length) throw new Misaligned('paragraphs')
  return left.map((part, index): Operation => {
    const other = right[index]
    if (other === undefined || other.kind !== part.kind || other.to - other.from !== part.to - part.from) throw new Misaligned('units')
    const { kind } = part
    if (kind !== 'inline') return { kind, status, old: part.block, now: other.block }
    return { kind, status, old: { block: part.block, from: part.from, to: part.to }, now: { block: other.block, from: other.from, to: other.to } }
  })
}

function documentOf(blocks: readonly ShadowBlock[]): Node {
  return schema.nodes.doc.create(null, blocks.map(({ node }) => node))
}

/** The moves that can be written: paragraphs that went whole from one place and came whole to the other. */
function writable(moves: readonly BlockMove[], old: Stream, now: Stream, replaced: readonly Replaced[]): BlockMove[] {
  const within = (stream: Stream, from: number, to: number, edges: (range: Replaced) => [number, number]): boolean => {
    const [start, end] = [stream.starts[from] ?? 0, stream.starts[to] ?? 0]
    return stream.blocks.slice(from, to).every(({ kind }) => kind === 'paragraph') && replaced.some((range) => edges(range)[0] <= start && edges(range)[1] >= end)
  }
  return moves.filter((move) => within(old, move.fromA, move.toA, ({ fromA, toA }) => [fromA, toA]) && within(now, move.fromB, move.toB, ({ fromB, toB }) => [fromB, toB]))
}

/** How two lists of blocks are written as one, by how their streams correspond; moved passages by their ranges. */
export function operationsOf(old: readonly ShadowBlock[], now: readonly ShadowBlock[], alignment: Alignment, replaced: readonly Replaced[], found: readonly BlockMove[], firstMove: number): Operation[] {
  const [before, after] = [streamOf(old, 0), streamOf(now, 0)]
  const moves = writable(found, before, after, replaced)
  const out: Operation[] = []
  const takeOut = (from: number, to: number): void => {
    for (const part of partsOf(before, from, to)) {
      const move = moves.findIndex(({ fromA, toA }) => part.block >= fromA && part.block < toA)
      const range = moves[move]
      if (range === undefined) {
        out.push(oneSided(part, 'deleted', 'old'))
        continue
      }
      if (part.at === before.starts[range.fromA]) out.push({ kind: 'range', side: 'from', edge: 'start', move: firstMove + move })
      out.push(oneSided(part, 'movedFrom', 'old'))
      if (part.kind === 'end' && part.block === range.toA - 1) out.push({ kind: 'range', side: 'from', edge: 'end', move: firstMove + move })
    }
  }
  const putIn = (from: number, to: number): void => {
    for (const part of partsOf(after, from, to)) {
      const move = moves.findIndex(({ fromB, toB }) => part.block >= fromB && part.block < toB)
      const range = moves[move]
      if (range === undefined) out.push(oneSided(part, 'inserted', 'now'))
      else if (part.at === after.starts[range.fromB]) append(out, arrivingAt(range, firstMove + move))
    }
  }
  const arrivingAt = ({ fromA, toA, fromB, toB }: BlockMove, move: number): Operation[] => {
    const [left, right] = [old.slice(fromA, toA), now.slice(fromB, toB)]
    const inside = segments(streamOf(left, fromA), streamOf(right, fromB), alignment.passage(documentOf(left), documentOf(right)), 'movedTo', (part) => oneSided(part, 'dropped', 'old'))
    return [{ kind: 'range', side: 'to', edge: 'start', move }, ...inside, { kind: 'range', side: 'to', edge: 'end', move }]
  }
  let [a, b] = [0, 0]
  for (const { fromA, toA, fromB, toB } of replaced) {
    if (fromA > a) append(out, keptParts(before, after, a, fromA, b, 'kept'))
    takeOut(fromA, toA)
    putIn(fromB, toB)
    ;[a, b] = [toA, toB]
  }
  const end = before.starts.at(-1) ?? 0
  if (a < end) append(out, keptParts(before, after, a, end, b, 'kept'))
  return withLastEndKept(out)
}

function segments(before: Stream, after: Stream, replaced: readonly Replaced[], kept: Status, gone: (part: Part) => Operation): Operation[] {
  const out: Operation[] = []
  let [a, b] = [0, 0]
  for (const { fromA, toA, fromB, toB } of replaced) {
    if (fromA > a) append(out, keptParts(before, after, a, fromA, b, kept))
    append(out, partsOf(before, fromA, toA).map(gone))
    append(out, partsOf(after, fromB, toB).map((part) => oneSided(part, 'inserted', 'now')))
    ;[a, b] = [toA, toB]
  }
  const end = before.starts.at(-1) ?? 0
  if (a < end) append(out, keptParts(before, after, a, end, b, kept))
  return out
}

/**
 * The mark of the last paragraph of a container cannot come or go (ECMA-376 Part 1, 17.4.65): where paragraphs were added or struck out at the end,
 * the mark before them is the one that came or went, and the last one stays.
 */
function withLastEndKept(operations: Operation[]): Operation[] {
  const last = operations.findLast(({ kind }) => kind !== 'inline')
  const at = last === undefined ? -1 : operations.lastIndexOf(last)
  if (last?.kind !== 'end' || (last.status !== 'deleted' && last.status !== 'inserted')) return operations
  const tail = operations.findLastIndex(({ kind, ...each }) => kind !== 'inline' && 'status' in each && each.status !== last.status)
  const kept = operations[tail]
  const between = operations.slice(tail + 1, at)
  if (kept?.kind !== 'end' || !between.every((each) => each.kind !== 'range' && each.kind !== 'block' && each.status === last.status)) return replacedLastEnds(operations, at, last)
  if (kept.status !== 'kept') return replacedLastEnds(operations, at, last)
  const out = [...operations]
  if (last.status === 'deleted') {
    out[tail] = { kind: 'end', status: 'deleted', old: kept.old, now: null }
    out[at] = { kind: 'end', status: 'kept', old: last.old, now: kept.now }
  } else {
    out[tail] = { kind: 'end', status: 'inserted', old: null, now: kept.now }
    out[at] = { kind: 'end', status: 'kept', old: kept.old, now: last.now }
  }
  return out
}

/** Last paragraphs of which some replace the others: the last mark is that of both, and the words struck stand before the new ones. */
function replacedLastEnds(operations: Operation[], at: number, last: Extract<Operation, { kind: 'end' | 'block' }>): Operation[] {
  if (last.status !== 'inserted') return operations
  let from = at
  while (from > 0) {
    const each = operations[from - 1]
    if (each === undefined || each.kind === 'range' || each.kind === 'block' || each.status !== 'inserted') break
    from -= 1
  }
  const end = operations[from - 1]
  if (end?.kind !== 'end' || end.status !== 'deleted') return operations
  const out = [...operations]
  out.splice(at, 1, { kind: 'end', status: 'kept', old: end.old, now: last.now })
  out.splice(from - 1, 1)
  return out
}
