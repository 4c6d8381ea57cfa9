import type { Node } from 'prosemirror-model'
import type { BlockMove, Pair, Replaced } from '#shared/redline/alignment.ts'
import { segmentsOf } from '#shared/redline/segments.ts'
import { blockAt, inlineUnits, streamLength, streamOf, unitsBetween, type Stream, type Unit } from '#shared/redline/stream.ts'

/** The ids by which a row or a cell is known: those of the paragraphs in it. */
function idsIn(node: Node): Set<string> {
  const ids = new Set<string>()
  node.descendants((child) => {
    const id: unknown = child.attrs['id']
    if (typeof id === 'string') ids.add(id)
    return !child.inlineContent
  })
  return ids
}

/** Pairs the children of two nodes in order: the same ones, and those that share the ids of their paragraphs. */
export function pairChildren(before: Node, after: Node): Pair[] {
  const places = new Map<string, number>()
  for (const [index, child] of before.children.entries()) for (const id of idsIn(child)) places.set(id, index)
  const pairs: Pair[] = []
  let next = 0
  for (const [index, child] of after.children.entries()) {
    const same = before.children.indexOf(child, next)
    const shared = [...idsIn(child)].map((id) => places.get(id)).filter((place) => place !== undefined && place >= next)
    const partner = same >= 0 ? same : shared.length > 0 ? Math.min(...(shared as number[])) : -1
    if (partner < 0) continue
    pairs.push({ before: partner, after: index })
    next = partner + 1
  }
  return pairs
}

/** Inline content unit by unit: code units of text, and atoms. */
function spelled(parent: Node): (number | Node)[] {
  const units: (number | Node)[] = []
  for (const child of parent.children) {
    if (child.isText) for (let at = 0; at < child.nodeSize; at += 1) units.push((child.text ?? '').charCodeAt(at))
    else units.push(child)
  }
  return units
}

function sameSpelling(a: number | Node | undefined, b: number | Node | undefined): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && a.type === b.type)
}

/** Whether a unit is the first (from 0xD800) or the second (from 0xDC00) half of a character beyond the first plane (Unicode, 3.9). */
function isHalf(unit: number | Node | undefined, from: 0xd800 | 0xdc00): boolean {
  return typeof unit === 'number' && unit >= from && unit < from + 0x400
}

/** What differs between two pieces of inline content, in the middle of what is equal at both ends. Text is compared without its marks. */
export function replacedInline(before: Node, after: Node): Replaced[] {
  const [old, now] = [spelled(before), spelled(after)]
  let start = 0
  while (start < old.length && start < now.length && sameSpelling(old[start], now[start])) start += 1
  let end = 0
  while (end < old.length - start && end < now.length - start && sameSpelling(old[old.length - 1 - end], now[now.length - 1 - end])) end += 1
  if (start === old.length && start === now.length) return []
  // The halves of one character stay together.
  if (isHalf(old[start - 1], 0xd800)) start -= 1
  if (isHalf(old[old.length - end], 0xdc00)) end -= 1
  return [{ fromA: start, toA: old.length - end, fromB: start, toB: now.length - end }]
}

function sameUnit(a: Unit, b: Unit): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'text') return a.node.text === b.node.text
  if (a.kind === 'end' || a.kind === 'block') return a.node.type === b.node.type && a.node.attrs['id'] === b.node.attrs['id']
  return a.node.hasMarkup(b.node.type, b.node.attrs, b.node.marks)
}

function textOf(units: readonly Unit[]): string {
  return units.map(({ kind, node }) => (kind === 'text' ? (node.text ?? '') : '\uFFFC')).join('')
}

/** Whether two stretches between ends hold the same words and atoms. */
function sameWords(a: readonly Unit[], b: readonly Unit[]): boolean {
  const [left, right] = [a, b].map((units) => units.filter(({ kind }) => kind !== 'text')) as [Unit[], Unit[]]
  return textOf(a) === textOf(b) && left.length === right.length && left.every((unit, index) => right[index] !== undefined && sameUnit(unit, right[index]))
}

/** Whether a stretch lies in the words of one paragraph, or is empty. */
function isWithinOne(stream: Stream, from: number, to: number): boolean {
  return from === to || to < (stream.starts[blockAt(stream, from) + 1] ?? 0)
}

/**
 * Takes out of a replaced stretch what is the same in both: paragraphs and blocks known by their ids, and the words before an end that stayed
 * if they are the same. A stretch without any end that stayed is what somebody replaced by typing, and is left whole.
 */
export function withoutSame(range: Replaced, before: Stream, after: Stream): Replaced[] {
  if (isWithinOne(before, range.fromA, range.toA) || isWithinOne(after, range.fromB, range.toB)) return [range]
  const segments = [...segmentsOf(part(before, range.fromA, range.toA), part(after, range.fromB, range.toB), [{ ...range, fromA: 0, toA: range.toA - range.fromA, fromB: 0, toB: range.toB - range.fromB }])]
  if (!segments.some(({ kind }) => kind === 'kept')) return [range]
  const left: Replaced[] = []
  let [a, b] = [range.fromA, range.fromB]
  const close = (toA: number, toB: number): void => {
    if (a === toA && b === toB) return
    const same = Math.min(toA - a, toB - b)
    if (same > 0 && sameWords(unitsBetween(before, toA - same, toA), unitsBetween(after, toB - same, toB))) {
      if (toA - a !== toB - b) left.push({ ...range, fromA: a, toA: toA - same, fromB: b, toB: toB - same })
    } else left.push({ ...range, fromA: a, toA, fromB: b, toB })
  }
  for (const segment of segments) {
    if (segment.kind !== 'kept') continue
    const [keptA, keptB] = [range.fromA + segment.fromA, range.fromB + segment.fromB]
    close(keptA, keptB)
    ;[a, b] = [keptA + segment.toA - segment.fromA, keptB + segment.toA - segment.fromA]
  }
  close(range.toA, range.toB)
  return left
}

/** A stretch of a stream as a stream of its own; used only to find what is known by id, so that words cut off do not matter. */
function part(stream: Stream, from: number, to: number): Stream {
  if (from === 0 && to === streamLength(stream)) return stream
  const starts = stream.starts.map((start) => Math.min(Math.max(start, from), to) - from)
  return { blocks: stream.blocks, starts }
}

/** Two block lists aligned by the ids of their paragraphs and blocks alone. */
export function alignById(before: Node, after: Node): Replaced[] {
  const [old, now] = [streamOf(before.children), streamOf(after.children)]
  return withoutSame({ fromA: 0, toA: streamLength(old), fromB: 0, toB: streamLength(now) }, old, now)
}

/** The blocks of which every unit was found, by id. */
function wholeBlocks(stream: Stream, found: ReadonlyMap<number, number>): Map<string, number> {
  const ids = new Map<string, number>()
  for (const [block, units] of found) {
    const id: unknown = stream.blocks[block]?.attrs['id']
    if (typeof id === 'string' && units === (stream.starts[block + 1] ?? 0) - (stream.starts[block] ?? 0)) ids.set(id, block)
  }
  return ids
}

/** Blocks that were taken out in one place and put in, with the same id, in another: runs of them are moves. */
export function movedBlocks(before: Node, after: Node, replaced: readonly Replaced[]): BlockMove[] {
  const [old, now] = [streamOf(before.children), streamOf(after.children)]
  const lengths = { out: new Map<number, number>(), in: new Map<number, number>() }
  for (const segment of segmentsOf(old, now, replaced)) {
    if (segment.kind === 'kept') continue
    const [stream, found] = segment.kind === 'deleted' ? [old, lengths.out] : [now, lengths.in]
    for (const unit of unitsBetween(stream, segment.from, segment.to)) found.set(unit.block, (found.get(unit.block) ?? 0) + unit.to - unit.from)
  }
  const arrived = wholeBlocks(now, lengths.in)
  const moves: BlockMove[] = []
  for (const [id, from] of [...wholeBlocks(old, lengths.out)].toSorted((a, b) => a[1] - b[1])) {
    const to = arrived.get(id)
    if (to === undefined || old.blocks[from]?.type !== now.blocks[to]?.type) continue
    const last = moves.at(-1)
    if (last?.toA === from && last.toB === to) moves[moves.length - 1] = { ...last, toA: from + 1, toB: to + 1 }
    else moves.push({ fromA: from, toA: from + 1, fromB: to, toB: to + 1 })
  }
  return moves
}

/** How many units of a paragraph lie before an offset in its content. */
export function unitsBefore(paragraph: Node, offset: number, roundUp: boolean): number {
  let [at, units] = [0, 0]
  for (const child of paragraph.children) {
    if (offset <= at) return units
    if (offset < at + child.nodeSize) return child.isText ? units + offset - at : units + (roundUp ? 1 : 0)
    at += child.nodeSize
    units += inlineUnits(child)
  }
  return units
}
