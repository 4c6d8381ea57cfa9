import type { StepMap } from 'prosemirror-transform'
import type { Replaced } from '#shared/redline/alignment.ts'

/** The first of some ascending ranges that ends at or after a position of the later document. */
function firstReaching(ranges: readonly Replaced[], pos: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.toB ?? 0) < pos) low = middle + 1
    else high = middle
  }
  return low
}

function shifted(range: Replaced, by: number): Replaced {
  return by === 0 ? range : { ...range, fromB: range.fromB + by, toB: range.toB + by }
}

/** Adds what one more step replaced, [from, to) by `size` positions, to what the steps before it replaced. */
function compose(ranges: readonly Replaced[], from: number, to: number, size: number): Replaced[] {
  const first = firstReaching(ranges, from)
  let last = first
  while (last < ranges.length && (ranges[last]?.fromB ?? 0) <= to) last += 1
  const before = ranges[first - 1]
  const offset = before === undefined ? 0 : before.toA - before.toB
  const touched = ranges.slice(first, last)
  const [head, tail] = [touched[0], touched.at(-1)]
  const startB = Math.min(from, head?.fromB ?? from)
  const endB = Math.max(to, tail?.toB ?? to)
  const made: Replaced = {
    fromA: head !== undefined && head.fromB <= from ? head.fromA : from + offset,
    toA: tail !== undefined && tail.toB >= to ? tail.toA : to + (tail === undefined ? offset : tail.toA - tail.toB),
    fromB: startB,
    toB: endB + size - (to - from),
  }
  const by = size - (to - from)
  return [...ranges.slice(0, first), made, ...(by === 0 ? ranges.slice(last) : ranges.slice(last).map((range) => shifted(range, by)))]
}

/** Whether a step wrote the frame of blocks anew, each token for one, and replaced nothing (ReplaceAroundStep, as setNodeMarkup makes it). */
function isFrame(map: StepMap): boolean {
  let [ranges, same] = [0, true]
  map.forEach((from, to, newFrom, newTo) => {
    ranges += 1
    same &&= to - from === newTo - newFrom
  })
  return ranges > 1 && same
}

/** The positions that some steps, taken together, replaced: ranges of the first document and what stands for them in the last. */
export function replacedPositions(maps: readonly StepMap[]): Replaced[] {
  let ranges: Replaced[] = []
  for (const map of maps) {
    if (isFrame(map)) continue
    // A map tells its ranges in the document before it; those already added have moved what follows.
    map.forEach((from, to, newFrom, newTo) => {
      ranges = compose(ranges, newFrom, newFrom + to - from, newTo - newFrom)
    })
  }
  return ranges
}
