import { increasing } from '#shared/compare/increasing.ts'
import type { Vocabulary } from '#shared/compare/vocabulary.ts'

/**
 * What it costs to begin a deletion or an insertion, in words: two replacements are worth showing apart if at least as much as 1.5 words
 * stands between them, an insertion beside a replacement if at least 0.75 does, two insertions whatever stands between them.
 */
export const openingCost = 0.75

/** From so many pairs of tokens on, phrases that occur once on each side divide the work. */
const pairsWorthDividing = 2_500

/** So many pairs of tokens are weighed one by one at most: of one stretch, and in all of a comparison. */
const mostPairsOfStretch = 400_000
const mostPairsInAll = 24_000_000

/** A phrase of three tokens is a landmark if it weighs this much, so that three small words are none. */
const landmarkWeight = 1.5

/** How much work may still be done; one for a whole comparison, so that no text takes forever. */
export interface Effort {
  left: number
}

export function fullEffort(): Effort {
  return { left: mostPairsInAll }
}

/** Which token of B each token of A is kept as, or -1. Ascending. */
export type Matching = Int32Array

interface Stretch {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

function phrase(ids: Int32Array, at: number): string {
  return `${ids[at] ?? 0},${ids[at + 1] ?? 0},${ids[at + 2] ?? 0}`
}

/** Where the phrases of a stretch that occur once begin; -1 for those that occur more often. */
function phrasesOf(ids: Int32Array, from: number, to: number): Map<string, number> {
  const found = new Map<string, number>()
  for (let at = from; at + 2 < to; at += 1) {
    const key = phrase(ids, at)
    found.set(key, found.has(key) ? -1 : at)
  }
  return found
}

/** Phrases of three tokens that occur once on each side of a stretch, in the longest order both share, each by its first token. */
function landmarks(a: Int32Array, b: Int32Array, { fromA, toA, fromB, toB }: Stretch, vocabulary: Vocabulary): [number, number][] {
  const inB = phrasesOf(b, fromB, toB)
  const pairs: [number, number][] = []
  for (const [key, at] of phrasesOf(a, fromA, toA)) {
    const partner = at === -1 ? undefined : inB.get(key)
    if (partner === undefined || partner === -1) continue
    const weight = vocabulary.weight(a[at] ?? 0) + vocabulary.weight(a[at + 1] ?? 0) + vocabulary.weight(a[at + 2] ?? 0)
    if (weight >= landmarkWeight) pairs.push([at, partner])
  }
  return increasing(pairs)
}

const kept = 0
const deleting = 1
const inserting = 2

/**
 * The matching of a stretch in which the words kept weigh most, less what each deletion and insertion costs to begin (Gotoh's alignment
 * with affine gaps; in a change what is deleted stands before what is inserted).
 */
function weigh(a: Int32Array, b: Int32Array, { fromA, toA, fromB, toB }: Stretch, vocabulary: Vocabulary, matching: Matching): void {
  const rows = toA - fromA
  const width = toB - fromB + 1
  // For each cell and state, the state it was reached from: two bits each.
  const trace = new Uint8Array((rows + 1) * width)
  let [keep, drop, add] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)]
  let [nextKeep, nextDrop, nextAdd] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)]
  const never = -1e9
  for (let row = 0; row <= rows; row += 1) {
    const id = a[fromA + row - 1] ?? -1
    const weight = row === 0 ? 0 : vocabulary.weight(id)
    for (let column = 0; column < width; column += 1) {
      let bits = 0
      if (row === 0 && column === 0) nextKeep[column] = 0
      else if (row > 0 && column > 0 && id === b[fromB + column - 1]) {
        const [fromKeep, fromDrop, fromAdd] = [keep[column - 1] ?? never, drop[column - 1] ?? never, add[column - 1] ?? never]
        let from = kept
        let value = fromKeep
        if (fromAdd > value) [from, value] = [inserting, fromAdd]
        if (fromDrop > value) [from, value] = [deleting, fromDrop]
        nextKeep[column] = value + weight
        bits |= from
      } else nextKeep[column] = never
      if (row === 0) nextDrop[column] = never
      else {
        const opened = (keep[column] ?? never) - openingCost
        const went = drop[column] ?? never
        nextDrop[column] = Math.max(opened, went)
        bits |= (opened > went ? kept : deleting) << 2
      }
      if (column === 0) nextAdd[column] = never
      else {
        const fromKeep = (nextKeep[column - 1] ?? never) - openingCost
        const fromDrop = (nextDrop[column - 1] ?? never) - openingCost
        const went = nextAdd[column - 1] ?? never
        const value = Math.max(fromKeep, fromDrop, went)
        nextAdd[column] = value
        bits |= (value === went ? inserting : value === fromDrop ? deleting : kept) << 4
      }
      trace[row * width + column] = bits
    }
    ;[keep, nextKeep] = [nextKeep, keep]
    ;[drop, nextDrop] = [nextDrop, drop]
    ;[add, nextAdd] = [nextAdd, add]
  }
  const [k, d, i] = [keep[width - 1] ?? never, drop[width - 1] ?? never, add[width - 1] ?? never]
  let state = i > k && i > d ? inserting : d > k ? deleting : kept
  for (let row = rows, column = width - 1; row > 0 || column > 0; ) {
    const bits = trace[row * width + column] ?? 0
    if (state === kept) {
      matching[fromA + row - 1] = fromB + column - 1
      state = bits & 3
      row -= 1
      column -= 1
    } else if (state === deleting) {
      state = (bits >> 2) & 3
      row -= 1
    } else {
      state = (bits >> 4) & 3
      column -= 1
    }
  }
}

/**
 * Which tokens of two texts are kept: what is equal at both ends, then between landmarks, then by weight. A stretch that is too large to
 * weigh and has no landmark counts as replaced whole.
 */
export function alignTokens(a: Int32Array, b: Int32Array, vocabulary: Vocabulary, effort: Effort): Matching {
  const matching: Matching = new Int32Array(a.length).fill(-1)
  const open: Stretch[] = [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    let { fromA, toA, fromB, toB } = next
    while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) {
      matching[fromA] = fromB
      fromA += 1
      fromB += 1
    }
    while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) {
      matching[toA - 1] = toB - 1
      toA -= 1
      toB -= 1
    }
    const pairs = (toA - fromA) * (toB - fromB)
    if (pairs === 0) continue
    const stretch = { fromA, toA, fromB, toB }
    const marks = pairs > pairsWorthDividing ? landmarks(a, b, stretch, vocabulary) : []
    if (marks.length > 0) {
      let [atA, atB] = [fromA, fromB]
      for (const [x, y] of [...marks, [toA, toB] as const]) {
        if (x < toA) matching[x] = y
        open.push({ fromA: atA, toA: x, fromB: atB, toB: y })
        ;[atA, atB] = [x + 1, y + 1]
      }
    } else if (pairs <= mostPairsOfStretch && pairs <= effort.left) {
      effort.left -= pairs
      weigh(a, b, stretch, vocabulary, matching)
    }
  }
  return matching
}
