/** That two items may correspond, and what it would be worth. */
export interface Candidate {
  readonly a: number
  readonly b: number
  readonly value: number
}

/**
 * Of the candidates those of the greatest value together that keep the order on both sides and use nothing twice: the heaviest increasing
 * subsequence, found with a Fenwick tree in O(n log n).
 */
export function heaviestChain(candidates: readonly Candidate[], sizeB: number): Candidate[] {
  // Of one a, the later b first, so that no a is used twice.
  const sorted = candidates.toSorted((x, y) => x.a - y.a || y.b - x.b)
  const best = new Float64Array(sizeB + 1)
  const ends = new Int32Array(sizeB + 1).fill(-1)
  const before = new Int32Array(sorted.length).fill(-1)
  const total = new Float64Array(sorted.length)
  let last = -1
  sorted.forEach(({ b, value }, index) => {
    let sum = 0
    for (let at = b; at > 0; at -= at & -at) {
      if ((best[at] ?? 0) > sum) {
        sum = best[at] ?? 0
        before[index] = ends[at] ?? -1
      }
    }
    const here = sum + value
    total[index] = here
    for (let at = b + 1; at <= sizeB; at += at & -at) {
      if ((best[at] ?? 0) < here) {
        best[at] = here
        ends[at] = index
      }
    }
    if (last === -1 || here > (total[last] ?? 0)) last = index
  })
  const chain: Candidate[] = []
  for (let index = last; index !== -1; index = before[index] ?? -1) {
    const candidate = sorted[index]
    if (candidate !== undefined) chain.push(candidate)
  }
  return chain.reverse()
}
