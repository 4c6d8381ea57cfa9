import type { Pairing } from '#shared/compare/align-items.ts'
import type { Item, ItemReader } from '#shared/compare/items.ts'

/** Paragraphs [fromA, toA) correspond to paragraphs [fromB, toB): one to one, or split, joined, or with words that went over a break. */
export interface Group {
  fromA: number
  toA: number
  fromB: number
  toB: number
}

/** A paragraph was joined to its neighbour, or split from it, if this share of its words is there. */
const joinedShare = 0.6

/** So many words went over a break if two neighbouring paragraphs are to be read as one. */
const wentOver = 4

/** How often each token is in one side of a group and not in the other. */
function surplus(own: readonly Item[], other: readonly Item[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const item of own) for (const id of item.ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const item of other) {
    for (const id of item.ids) {
      const count = counts.get(id)
      if (count !== undefined) counts.set(id, count - 1)
    }
  }
  return counts
}

function contained(item: Item, counts: ReadonlyMap<number, number>, items: ItemReader): number {
  const bag = items.bag(item)
  let mass = 0
  bag.ids.forEach((id, index) => {
    mass += items.vocabulary.weight(id) * Math.min(bag.counts[index] ?? 0, Math.max(0, counts.get(id) ?? 0))
  })
  return mass
}

function sharedSurplus(x: ReadonlyMap<number, number>, y: ReadonlyMap<number, number>, items: ItemReader): number {
  let mass = 0
  for (const [id, count] of x) mass += items.vocabulary.weight(id) * Math.max(0, Math.min(count, y.get(id) ?? 0))
  return mass
}

function hasWords(item: Item | undefined): boolean {
  return item?.kind === 'paragraph' && item.mass > 0
}

/**
 * The paragraphs whose words are aligned together. A neighbour that has no counterpart of its own joins a pair if its words are in the other
 * side of the pair; two pairs side by side become one if words went from one to the other.
 */
export function groupParagraphs(a: readonly Item[], b: readonly Item[], pairing: Pairing, items: ItemReader): Group[] {
  const groups: Group[] = []
  const paired = new Set(pairing)
  const freeA = (index: number): boolean => pairing[index] === -1 && hasWords(a[index])
  const freeB = (index: number): boolean => !paired.has(index) && hasWords(b[index])
  const takes = (item: Item | undefined, counts: ReadonlyMap<number, number>): boolean =>
    item !== undefined && contained(item, counts, items) >= joinedShare * item.mass
  pairing.forEach((partner, index) => {
    const item = a[index]
    if (partner === -1 || item?.kind !== 'paragraph' || item.print === b[partner]?.print) return
    const group: Group = { fromA: index, toA: index + 1, fromB: partner, toB: partner + 1 }
    const before = groups.at(-1)
    const surplusB = (): Map<number, number> => surplus(b.slice(group.fromB, group.toB), a.slice(group.fromA, group.toA))
    const surplusA = (): Map<number, number> => surplus(a.slice(group.fromA, group.toA), b.slice(group.fromB, group.toB))
    const [endA, endB] = [before?.toA ?? 0, before?.toB ?? 0]
    while (group.fromA > endA && freeA(group.fromA - 1) && takes(a[group.fromA - 1], surplusB())) group.fromA -= 1
    while (group.fromB > endB && freeB(group.fromB - 1) && takes(b[group.fromB - 1], surplusA())) group.fromB -= 1
    while (freeA(group.toA) && takes(a[group.toA], surplusB())) group.toA += 1
    while (freeB(group.toB) && takes(b[group.toB], surplusA())) group.toB += 1
    if (before !== undefined && before.toA === group.fromA && before.toB === group.fromB) {
      const [beforeA, beforeB] = [a.slice(before.fromA, before.toA), b.slice(before.fromB, before.toB)]
      const forwards = sharedSurplus(surplus(beforeA, beforeB), surplusB(), items)
      const backwards = sharedSurplus(surplusA(), surplus(beforeB, beforeA), items)
      if (forwards >= wentOver || backwards >= wentOver) {
        before.toA = group.toA
        before.toB = group.toB
        return
      }
    }
    groups.push(group)
  })
  return groups
}
