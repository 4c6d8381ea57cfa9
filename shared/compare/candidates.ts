import { neighbourhood, type Item, type ItemReader } from '#shared/compare/items.ts'
import { likeness } from '#shared/compare/similarity.ts'
import type { Candidate } from '#shared/compare/heaviest-chain.ts'

/** Of equal items on both sides, every pair up to this many; of more, the first with the first, the last with the last and so on. */
const mostPairsOfEquals = 16

/** A word or a pair of words that occurs in more items than this tells nothing about which one is meant. */
const mostPlaces = 12

/** So many of an item's likeliest counterparts are looked at closely. */
const closelyLookedAt = 4

/** Where each print stands in a list. */
export function placesOf(items: readonly Item[]): Map<number, number[]> {
  const places = new Map<number, number[]>()
  items.forEach(({ print }, index) => {
    const found = places.get(print)
    if (found === undefined) places.set(print, [index])
    else found.push(index)
  })
  return places
}

/** Pairs of items with the same words. */
export function equalPairs(placesA: ReadonlyMap<number, readonly number[]>, placesB: ReadonlyMap<number, readonly number[]>): [number, number][] {
  const pairs: [number, number][] = []
  for (const [print, inA] of placesA) {
    const inB = placesB.get(print)
    if (inB === undefined) continue
    if (inA.length * inB.length <= mostPairsOfEquals) {
      for (const a of inA) for (const b of inB) pairs.push([a, b])
      continue
    }
    const shorter = Math.min(inA.length, inB.length)
    for (let index = 0; index < shorter; index += 1) {
      pairs.push([inA[index] ?? 0, inB[index] ?? 0])
      if (inA.length !== inB.length) pairs.push([inA[inA.length - 1 - index] ?? 0, inB[inB.length - 1 - index] ?? 0])
    }
  }
  return pairs
}

/** The words that carry an item's text, and every two tokens that follow each other, as numbers. */
function featuresOf(item: Item, items: ItemReader): Set<number> {
  const features = new Set<number>()
  const { ids } = item
  for (let index = 0; index < ids.length; index += 1) {
    const id = ids[index] ?? 0
    if (items.vocabulary.weight(id) >= 1) features.add(id)
    if (index > 0) features.add(neighbourhood(ids[index - 1] ?? 0, id))
  }
  return features
}

/**
 * Pairs of unequal items that share rare words, with how alike they are; only those at least as alike as `least`. Every item is looked up by
 * the words that few others have, so the work grows with the length of the texts and not with the number of pairs.
 */
export function alikePairs(
  a: readonly { readonly item: Item; readonly index: number }[],
  b: readonly { readonly item: Item; readonly index: number }[],
  items: ItemReader,
  least: number,
): (Candidate & { readonly similarity: number })[] {
  const places = new Map<number, number[]>()
  b.forEach(({ item }, at) => {
    for (const feature of featuresOf(item, items)) {
      const found = places.get(feature)
      if (found === undefined) places.set(feature, [at])
      else if (found.length <= mostPlaces) found.push(at)
    }
  })
  const pairs: (Candidate & { readonly similarity: number })[] = []
  const scores = new Float64Array(b.length)
  for (const { item, index } of a) {
    const touched: number[] = []
    for (const feature of featuresOf(item, items)) {
      const found = places.get(feature)
      if (found === undefined || found.length > mostPlaces) continue
      for (const at of found) {
        if (scores[at] === 0) touched.push(at)
        scores[at] = (scores[at] ?? 0) + 1 / found.length
      }
    }
    const likeliest = touched.sort((x, y) => (scores[y] ?? 0) - (scores[x] ?? 0)).slice(0, closelyLookedAt)
    for (const at of likeliest) {
      const other = b[at]
      if (other === undefined || other.item.kind !== item.kind) continue
      const { shared, similarity } = likeness(item, other.item, items)
      if (similarity >= least) pairs.push({ a: index, b: other.index, value: shared * similarity, similarity })
    }
    // `touched` was sorted in place and holds every score that is not 0.
    for (const at of touched) scores[at] = 0
  }
  return pairs
}
