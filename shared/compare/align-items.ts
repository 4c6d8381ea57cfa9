import { alikePairs, equalPairs, placesOf } from '#shared/compare/candidates.ts'
import { heaviestChain, type Candidate } from '#shared/compare/heaviest-chain.ts'
import type { Item, ItemReader } from '#shared/compare/items.ts'
import { likeness } from '#shared/compare/similarity.ts'

/** From this likeness on, two items in the same order are one item edited. */
export const alike = 0.4

/** Below this weight an item is too common to say that it belongs to its equal far away rather than to its edited self at hand. */
const noticeable = 4

/** So many pairs are compared one by one between two pairs that are certain; where there are more, only those that share rare words were. */
const mostPairsInGap = 3_600

/** An empty item counts for something, so that its place is kept where nothing else speaks. */
const valueOfOrder = 0.1

/** What an equal id adds: it decides between items of the same words. */
const valueOfId = 0.5

/** What an equal id is worth where no words are left, a paragraph that was written anew: more than an empty line, less than any word. */
const valueOfRewriting = 0.3

/** Which item of B corresponds to each of A, or -1. */
export type Pairing = Int32Array

interface Lists {
  readonly a: readonly Item[]
  readonly b: readonly Item[]
  readonly items: ItemReader
  readonly pairing: Pairing
  readonly idsA: ReadonlySet<string>
  readonly idsB: ReadonlySet<string>
}

function idsOf(list: readonly Item[]): ReadonlySet<string> {
  return new Set(list.flatMap(({ id }) => (id === null ? [] : [id])))
}

function sameId(a: Item, b: Item): boolean {
  return a.id !== null && a.id === b.id
}

/** Whether two items are equal, and neither has its own id on another item of the other side. */
function isSame({ a, b, idsA, idsB }: Lists, x: number, y: number): boolean {
  const [left, right] = [a[x], b[y]]
  if (left === undefined || right === undefined || left.print !== right.print) return false
  return left.id === right.id || !((left.id !== null && idsB.has(left.id)) || (right.id !== null && idsA.has(right.id)))
}

/** Pairs equal items forwards from a place, and answers how many. */
function pairForwards(lists: Lists, fromA: number, toA: number, fromB: number, toB: number): number {
  let count = 0
  while (fromA + count < toA && fromB + count < toB && isSame(lists, fromA + count, fromB + count)) {
    lists.pairing[fromA + count] = fromB + count
    count += 1
  }
  return count
}

/** Pairs equal items backwards from a place, and answers how many. */
function pairBackwards(lists: Lists, fromA: number, toA: number, fromB: number, toB: number): number {
  let count = 0
  while (toA - count > fromA && toB - count > fromB && isSame(lists, toA - 1 - count, toB - 1 - count)) {
    lists.pairing[toA - 1 - count] = toB - 1 - count
    count += 1
  }
  return count
}

function worth(x: Item | undefined, y: Item | undefined, value: number): number {
  return value + valueOfOrder + (x !== undefined && y !== undefined && sameId(x, y) ? valueOfId : 0)
}

/** What it is worth to pair two items of one id: all words they share, for it is certain that they are the same. */
function worthById(x: Item, y: Item, items: ItemReader): number {
  const { shared, similarity } = likeness(x, y, items)
  return similarity < alike ? valueOfRewriting : worth(x, y, shared)
}

type Places = ReadonlyMap<number, readonly number[]>

/** The items that may be an edition of another: those for which there is no equal on the other side, and short ones. */
function editable(list: readonly Item[], own: Places, other: Places): { readonly item: Item; readonly index: number }[] {
  return list
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => item.ids.length > 0 && (item.mass < noticeable || (other.get(item.print)?.length ?? 0) < (own.get(item.print)?.length ?? 0)))
}

/** The pairs that are worth most together: equal items, and unequal ones that share rare words and have no equal of their own. */
function pairByWorth({ a, b, items, pairing }: Lists, fromA: number, toA: number, fromB: number, toB: number): void {
  const middleA = a.slice(fromA, toA)
  const middleB = b.slice(fromB, toB)
  const placesA = placesOf(middleA)
  const placesB = placesOf(middleB)
  const candidates: Candidate[] = equalPairs(placesA, placesB).map(([x, y]) => ({ a: x, b: y, value: worth(middleA[x], middleB[y], middleA[x]?.mass ?? 0) }))
  for (const pair of alikePairs(editable(middleA, placesA, placesB), editable(middleB, placesB, placesA), items, alike)) {
    if (middleA[pair.a]?.print !== middleB[pair.b]?.print) candidates.push({ ...pair, value: worth(middleA[pair.a], middleB[pair.b], pair.value) })
  }
  const byId = new Map(middleB.flatMap(({ id }, index) => (id === null ? [] : [[id, index] as const])))
  middleA.forEach((item, index) => {
    const partner = item.id === null ? undefined : byId.get(item.id)
    const other = partner === undefined ? undefined : middleB[partner]
    if (partner === undefined || other === undefined || other.kind !== item.kind) return
    candidates.push({ a: index, b: partner, value: worthById(item, other, items) })
  })
  for (const { a: x, b: y } of heaviestChain(candidates, middleB.length)) pairing[fromA + x] = fromB + y
}

/** Between two certain pairs: the best pairs in order (Needleman and Wunsch), by likeness. */
function pairInGap({ a, b, pairing }: Lists, fromA: number, toA: number, fromB: number, toB: number, fits: (x: Item, y: Item) => number): void {
  const width = toB - fromB + 1
  const height = toA - fromA + 1
  const best = new Float64Array(width * height)
  const taken = new Uint8Array(width * height)
  for (let row = 1; row < height; row += 1) {
    const x = a[fromA + row - 1]
    for (let column = 1; column < width; column += 1) {
      const y = b[fromB + column - 1]
      const at = row * width + column
      const up = best[at - width] ?? 0
      const left = best[at - 1] ?? 0
      const value = x === undefined || y === undefined || x.kind !== y.kind ? 0 : fits(x, y)
      const paired = value > 0 ? (best[at - width - 1] ?? 0) + value : 0
      if (paired > Math.max(up, left)) taken[at] = 1
      best[at] = Math.max(up, left, paired)
    }
  }
  for (let row = height - 1, column = width - 1; row > 0 && column > 0; ) {
    const at = row * width + column
    if (taken[at] === 1) {
      pairing[fromA + row - 1] = fromB + column - 1
      row -= 1
      column -= 1
    } else if ((best[at - width] ?? 0) >= (best[at - 1] ?? 0)) row -= 1
    else column -= 1
  }
}

/** A heading or a short line that stands alone between the same neighbours is the same one with other words, or emptied. */
const shortLine = 8

function pairLoneOnes({ a, b, pairing }: Lists, fromA: number, toA: number, fromB: number, toB: number, reserved: ReadonlySet<number>): void {
  eachGap(pairing, fromA, toA, fromB, toB, (startA, endA, startB, endB) => {
    if (endA - startA !== 1 || endB - startB !== 1) return
    const [x, y] = [a[startA], b[startB]]
    if (x === undefined || y === undefined || x.kind !== y.kind || reserved.has(x.print) || reserved.has(y.print)) return
    const isShort = x.ids.length <= shortLine && y.ids.length <= shortLine
    if (x.kind !== 'paragraph' || isShort || sameId(x, y)) pairing[startA] = startB
  })
}

/** Calls `visit` for what lies unpaired between the pairs of a stretch, where there is something on both sides. */
export function eachGap(
  pairing: Pairing,
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
  visit: (startA: number, endA: number, startB: number, endB: number) => void,
): void {
  let startA = fromA
  let startB = fromB
  for (let index = fromA; index <= toA; index += 1) {
    const partner = index === toA ? toB : (pairing[index] ?? -1)
    if (partner === -1) continue
    if (index > startA && partner > startB) visit(startA, index, startB, partner)
    startA = index + 1
    startB = partner + 1
  }
}

/** The prints of items that are still unpaired on both sides: each is where the other went, not an edition of what stands at hand. */
function pairedElsewhere({ a, b, pairing }: Lists): Set<number> {
  const usedB = new Set(pairing)
  const openB = new Set(b.flatMap((item, index) => (usedB.has(index) ? [] : [item.print])))
  return new Set(a.flatMap(({ print, mass }, index) => (pairing[index] === -1 && mass >= noticeable && openB.has(print) ? [print] : [])))
}

/**
 * Which items of two lists correspond, in order: what is equal at both ends first, then the pairs of the greatest worth together, then their
 * equal neighbours, then in the gaps that are left the pairs alike. O(n log n) but for the gaps, whose pairs are bounded.
 */
export function alignItems(a: readonly Item[], b: readonly Item[], items: ItemReader): Pairing {
  const pairing: Pairing = new Int32Array(a.length).fill(-1)
  const lists: Lists = { a, b, items, pairing, idsA: idsOf(a), idsB: idsOf(b) }
  const start = pairForwards(lists, 0, a.length, 0, b.length)
  const end = pairBackwards(lists, start, a.length, start, b.length)
  const [toA, toB] = [a.length - end, b.length - end]
  if (start === toA || start === toB) return pairing
  if ((toA - start) * (toB - start) > 1) pairByWorth(lists, start, toA, start, toB)
  eachGap(pairing, start, toA, start, toB, (fromA, upToA, fromB, upToB) => {
    const ahead = pairForwards(lists, fromA, upToA, fromB, upToB)
    pairBackwards(lists, fromA + ahead, upToA, fromB + ahead, upToB)
  })
  const reserved = pairedElsewhere(lists)
  const fits = (x: Item, y: Item): number => {
    if (x.print === y.print) return worth(x, y, x.mass)
    if (reserved.has(x.print) || reserved.has(y.print)) return 0
    const { shared, similarity } = likeness(x, y, items)
    if (sameId(x, y)) return worthById(x, y, items)
    return similarity < alike ? 0 : shared * similarity
  }
  eachGap(pairing, start, toA, start, toB, (fromA, upToA, fromB, upToB) => {
    const pairs = (upToA - fromA) * (upToB - fromB)
    if (pairs <= mostPairsInGap) pairInGap(lists, fromA, upToA, fromB, upToB, fits)
    pairLoneOnes(lists, fromA, upToA, fromB, upToB, reserved)
  })
  return pairing
}
