import type { Pairing } from '#shared/compare/align-items.ts'
import { alikePairs, equalPairs, placesOf } from '#shared/compare/candidates.ts'
import type { Group } from '#shared/compare/groups.ts'
import type { Item, ItemReader } from '#shared/compare/items.ts'
import type { BlockMove } from '#shared/redline/alignment.ts'

/** A passage must weigh this much to be called moved: less than a line is too easily the same by chance. */
const leastMoved = 6

/** One that kept its id was moved by hand, however short it is, unless it is empty or a mere number. */
const leastMovedWithId = 2

/** A passage that was edited as well must be as alike as this, and weigh as much. */
const leastAlike = 0.6
const leastMovedAndEdited = 8

/** Blocks added or struck out within a passage that moved: at most so many side by side. */
const mostBetween = 2

/** The blocks that have no counterpart in order, on both sides. */
function unpaired(a: readonly Item[], b: readonly Item[], pairing: Pairing, groups: readonly Group[]): { inA: boolean[]; inB: boolean[] } {
  const inA = a.map((_, index) => pairing[index] === -1)
  const inB = b.map(() => true)
  for (const partner of pairing) if (partner !== -1) inB[partner] = false
  for (const { fromA, toA, fromB, toB } of groups) {
    inA.fill(false, fromA, toA)
    inB.fill(false, fromB, toB)
  }
  return { inA, inB }
}

function open(items: readonly Item[], isOpen: readonly boolean[]): { item: Item; index: number }[] {
  return items.flatMap((item, index) => (isOpen[index] === true && item.mass > 0 ? [{ item, index }] : []))
}

function leftOver(list: readonly { item: Item; index: number }[], taken: Int32Array): { item: Item; index: number }[] {
  return list.filter(({ item, index }) => taken[index] === -1 && item.mass >= leastMovedAndEdited)
}

/**
 * The passages that disappear in one place and appear in another: equal blocks first, then blocks alike, each used once, the weightiest
 * first; neighbours that went together are one passage, with the short lines between and around them that went along.
 */
export function findMoves(a: readonly Item[], b: readonly Item[], pairing: Pairing, groups: readonly Group[], items: ItemReader): BlockMove[] {
  const { inA, inB } = unpaired(a, b, pairing, groups)
  const [openA, openB] = [open(a, inA), open(b, inB)]
  if (openA.length === 0 || openB.length === 0) return []
  const went: Pairing = new Int32Array(a.length).fill(-1)
  const came = new Int32Array(b.length).fill(-1)
  const pair = (x: number, y: number): void => {
    if (went[x] !== -1 || came[y] !== -1) return
    went[x] = y
    came[y] = x
  }
  const itemsA = openA.map(({ item }) => item)
  const itemsB = openB.map(({ item }) => item)
  const equals = equalPairs(placesOf(itemsA), placesOf(itemsB)).map(([x, y]) => [openA[x]?.index ?? 0, openB[y]?.index ?? 0] as const)
  for (const [x, y] of equals.toSorted((s, t) => (a[t[0]]?.mass ?? 0) - (a[s[0]]?.mass ?? 0) || s[0] - t[0] || s[1] - t[1])) {
    const id = a[x]?.id ?? null
    if ((a[x]?.mass ?? 0) >= (id !== null && id === b[y]?.id ? leastMovedWithId : leastMoved)) pair(x, y)
  }
  const alikes = alikePairs(leftOver(openA, went), leftOver(openB, came), items, leastAlike)
  for (const { a: x, b: y } of alikes.toSorted((s, t) => t.value - s.value || s.a - t.a)) pair(x, y)
  return passages(a, b, inA, inB, went, came)
}

/** Whether a block has no counterpart and was not moved either. */
function free(index: number, isOpen: readonly boolean[], taken: Int32Array): boolean {
  return isOpen[index] === true && taken[index] === -1
}

function allFree(from: number, to: number, isOpen: readonly boolean[], taken: Int32Array): boolean {
  for (let index = from; index < to; index += 1) if (!free(index, isOpen, taken)) return false
  return true
}

/** Joins moved blocks to passages. */
function passages(a: readonly Item[], b: readonly Item[], inA: readonly boolean[], inB: readonly boolean[], went: Pairing, came: Int32Array): BlockMove[] {
  const moves: BlockMove[] = []
  const take = (move: BlockMove): void => {
    for (let index = move.fromA; index < move.toA; index += 1) if (went[index] === -1) went[index] = -2
    for (let index = move.fromB; index < move.toB; index += 1) if (came[index] === -1) came[index] = -2
    moves.push(move)
  }
  for (let start = 0; start < a.length; start += 1) {
    const first = went[start] ?? -1
    if (first < 0) continue
    let [fromA, fromB, toA, toB] = [start, first, start + 1, first + 1]
    const alongside = (x: number, y: number): boolean => free(x, inA, went) && free(y, inB, came) && a[x]?.print === b[y]?.print
    while (alongside(fromA - 1, fromB - 1)) [fromA, fromB] = [fromA - 1, fromB - 1]
    for (;;) {
      if (alongside(toA, toB)) {
        ;[toA, toB] = [toA + 1, toB + 1]
        continue
      }
      let next = toA
      while (next < toA + mostBetween && free(next, inA, went)) next += 1
      const partner = went[next] ?? -1
      if (partner < toB || partner > toB + mostBetween || !allFree(toB, partner, inB, came)) break
      ;[toA, toB] = [next + 1, partner + 1]
    }
    take({ fromA, toA, fromB, toB })
    start = toA - 1
  }
  return moves
}
