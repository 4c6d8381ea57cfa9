import type { StepMap } from 'prosemirror-transform'
import type { Replaced } from '#shared/redline/alignment.ts'

interface Interval {
  readonly from: number
  readonly to: number
}

function joined(intervals: readonly Interval[]): Interval[] {
  const out: Interval[] = []
  for (const interval of intervals.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = out.at(-1)
    if (last !== undefined && interval.from <= last.to) out[out.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) }
    else out.push(interval)
  }
  return out
}

/** Adds what one more step replaced to what the steps before it replaced. */
function compose(ranges: readonly Replaced[], map: StepMap): Replaced[] {
  const own: Interval[] = []
  map.forEach((from, to) => own.push({ from, to }))
  if (own.length === 0) return [...ranges]
  const back = (pos: number, inclusive: boolean): number => {
    let shift = 0
    for (const { fromA, toA, fromB, toB } of ranges) if (inclusive ? toB <= pos : toB < pos) shift += toA - fromA - (toB - fromB)
    return pos + shift
  }
  return joined([...ranges.map(({ fromB, toB }) => ({ from: fromB, to: toB })), ...own]).map(({ from, to }) => ({
    fromA: back(from, false),
    toA: back(to, true),
    fromB: map.map(from, -1),
    toB: map.map(to, 1),
  }))
}

/** The positions that some steps, taken together, replaced: ranges of the first document and what stands for them in the last. */
export function replacedPositions(maps: readonly StepMap[]): Replaced[] {
  return maps.reduce<Replaced[]>(compose, [])
}
