/** The words, spaces and marks of a text, for the plainest of all comparisons. */
function pieces(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? []
}

/** How much a comparison changes, and in how many runs. */
export interface PlainDifference {
  readonly characters: number
  /** Stretches [fromA, toA) of the old text replaced by [fromB, toB) of the new one, in characters. */
  readonly replaced: readonly { readonly fromA: number; readonly toA: number; readonly fromB: number; readonly toB: number }[]
}

/** So much work is done at most; two texts that differ more are no use for measuring how small a redline can be. */
const mostSteps = 4_000

/** The shortest edit between two texts word by word (Myers, An O(ND) Difference Algorithm, 1986); null where they differ too much. */
export function plainWordDiff(before: string, after: string): PlainDifference | null {
  const [a, b] = [pieces(before), pieces(after)]
  const most = Math.min(a.length + b.length, mostSteps)
  const furthest = new Int32Array(2 * most + 3)
  const middle = most + 1
  const trace: Int32Array[] = []
  for (let steps = 0; steps <= most; steps += 1) {
    trace.push(furthest.slice(middle - steps - 1, middle + steps + 2))
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const [down, right] = [furthest[middle + diagonal + 1] ?? 0, furthest[middle + diagonal - 1] ?? 0]
      let x = diagonal === -steps || (diagonal !== steps && right < down) ? down : right + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1
      furthest[middle + diagonal] = x
      if (x >= a.length && x - diagonal >= b.length) return traced(a, b, trace)
    }
  }
  return null
}

function traced(a: readonly string[], b: readonly string[], trace: readonly Int32Array[]): PlainDifference {
  const [keptA, keptB] = [new Uint8Array(a.length), new Uint8Array(b.length)]
  let [x, y] = [a.length, b.length]
  for (let steps = trace.length - 1; steps >= 0; steps -= 1) {
    const diagonal = x - y
    const at = (of: number): number => trace[steps]?.[of + steps + 1] ?? 0
    const previous = diagonal === -steps || (diagonal !== steps && at(diagonal - 1) < at(diagonal + 1)) ? diagonal + 1 : diagonal - 1
    const [fromX, fromY] = steps === 0 ? [0, 0] : [at(previous), at(previous) - previous]
    while (x > fromX && y > fromY) {
      x -= 1
      y -= 1
      keptA[x] = 1
      keptB[y] = 1
    }
    ;[x, y] = [fromX, fromY]
  }
  return runs(a, b, keptA, keptB)
}

function runs(a: readonly string[], b: readonly string[], keptA: Uint8Array, keptB: Uint8Array): PlainDifference {
  const replaced: { fromA: number; toA: number; fromB: number; toB: number }[] = []
  let [i, j, atA, atB, characters] = [0, 0, 0, 0, 0]
  while (i < a.length || j < b.length) {
    if (keptA[i] === 1 && keptB[j] === 1) {
      atA += a[i]?.length ?? 0
      atB += b[j]?.length ?? 0
      i += 1
      j += 1
      continue
    }
    const [fromA, fromB] = [atA, atB]
    for (; i < a.length && keptA[i] !== 1; i += 1) atA += a[i]?.length ?? 0
    for (; j < b.length && keptB[j] !== 1; j += 1) atB += b[j]?.length ?? 0
    characters += atA - fromA + atB - fromB
    replaced.push({ fromA, toA: atA, fromB, toB: atB })
  }
  return { characters, replaced }
}
