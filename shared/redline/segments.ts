import { changesOf } from '#shared/document/tracking.ts'
import type { Replaced } from '#shared/redline/alignment.ts'
import { endAt, streamLength, unitsBetween, type Stream } from '#shared/redline/stream.ts'

/** One stretch of two streams: what stayed, what was taken out, or what was put in. */
export type Segment =
  | { readonly kind: 'kept'; readonly fromA: number; readonly toA: number; readonly fromB: number }
  | { readonly kind: 'deleted'; readonly from: number; readonly to: number }
  | { readonly kind: 'inserted'; readonly from: number; readonly to: number }

function idOf(stream: Stream, unit: number): unknown {
  return endAt(stream, unit)?.attrs['id'] ?? null
}

/** Whether the paragraph's end at a unit came or is to go by a change; then it must stay where it is. */
function isPending(stream: Stream, unit: number): boolean {
  const paragraph = endAt(stream, unit)
  return paragraph !== null && changesOf(paragraph).some(({ kind }) => kind !== 'property')
}

/**
 * A stretch that starts with a paragraph's end may as well end with the next one. It is moved there where that keeps each paragraph its own
 * end: a paragraph that was added or deleted whole then begins with its words and goes with its own end.
 */
function slid(replaced: Replaced, before: Stream, after: Stream): Replaced {
  const { fromA, toA, fromB, toB } = replaced
  const [old, now] = [idOf(before, toA), idOf(after, toB)]
  if (old === null || now === null || old === now || isPending(before, toA) || isPending(before, fromA)) return replaced
  if (fromB === toB && idOf(before, fromA) === now) return { ...replaced, fromA: fromA + 1, toA: toA + 1, fromB: fromB + 1, toB: toB + 1 }
  if (fromA === toA && idOf(after, fromB) === old) return { ...replaced, fromA: fromA + 1, toA: toA + 1, fromB: fromB + 1, toB: toB + 1 }
  return replaced
}

/** Whether an end that was pending is replaced by another under the same id: its paragraph has other words before it. */
function isNewEnd(before: Stream, oldUnit: number, after: Stream, newUnit: number): boolean {
  return isPending(before, oldUnit) && endAt(before, oldUnit)?.textContent !== endAt(after, newUnit)?.textContent
}

interface Anchor {
  readonly unit: number
  readonly name: string
}

/** Ends and blocks that have an id, by which they are known again in the other stream. */
function anchors(stream: Stream, from: number, to: number): Anchor[] {
  return unitsBetween(stream, from, to).flatMap((unit) => {
    const id: unknown = unit.kind === 'end' || unit.kind === 'block' ? unit.node.attrs['id'] : null
    return typeof id === 'string' ? [{ unit: unit.from, name: `${unit.node.type.name} ${id}` }] : []
  })
}

/** The parts of a replaced stretch: paragraphs and blocks that are in both are not replaced, only what lies between them. */
function* parts({ fromA, toA, fromB, toB, bySteps, anew }: Replaced, before: Stream, after: Stream): Generator<Segment> {
  let [a, b] = [fromA, fromB]
  if (fromA < toA && fromB < toB && anew !== true) {
    const old = new Map(anchors(before, fromA, toA).map(({ unit, name }) => [name, unit]))
    for (const { unit, name } of anchors(after, fromB, toB)) {
      const partner = old.get(name)
      if (partner === undefined || partner < a || (bySteps === true && isNewEnd(before, partner, after, unit))) continue
      if (a < partner) yield { kind: 'deleted', from: a, to: partner }
      if (b < unit) yield { kind: 'inserted', from: b, to: unit }
      yield { kind: 'kept', fromA: partner, toA: partner + 1, fromB: unit }
      ;[a, b] = [partner + 1, unit + 1]
    }
  }
  if (a < toA) yield { kind: 'deleted', from: a, to: toA }
  if (b < toB) yield { kind: 'inserted', from: b, to: toB }
}

/** Two aligned streams as stretches in order; what was taken out stands before what was put in at the same place. */
export function* segmentsOf(before: Stream, after: Stream, replaced: readonly Replaced[]): Generator<Segment> {
  let [a, b] = [0, 0]
  for (const given of replaced) {
    const range = slid(given, before, after)
    if (range.fromA > a) yield { kind: 'kept', fromA: a, toA: range.fromA, fromB: b }
    yield* parts(range, before, after)
    ;[a, b] = [range.toA, range.toB]
  }
  if (a < streamLength(before)) yield { kind: 'kept', fromA: a, toA: streamLength(before), fromB: b }
}
