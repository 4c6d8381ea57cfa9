/**
 * The longest run of pairs that ascends in both members (patience sorting, O(n log n)). The pairs come with their first members ascending
 * or in any order; no member occurs twice.
 */
export function increasing(pairs: readonly (readonly [number, number])[]): [number, number][] {
  const sorted = pairs.toSorted((x, y) => x[0] - y[0])
  const tops: number[] = []
  const before = new Int32Array(sorted.length).fill(-1)
  sorted.forEach(([, second], index) => {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[tops[middle] ?? 0]?.[1] ?? 0) < second) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (tops[low - 1] ?? -1) : -1
    tops[low] = index
  })
  const chain: [number, number][] = []
  for (let index = tops.at(-1) ?? -1; index !== -1; index = before[index] ?? -1) {
    const pair = sorted[index]
    if (pair !== undefined) chain.push([pair[0], pair[1]])
  }
  return chain.reverse()
}
