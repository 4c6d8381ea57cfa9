import type { Bag, Item, ItemReader } from '#shared/compare/items.ts'
import type { Vocabulary } from '#shared/compare/vocabulary.ts'

/** What the words that two bags share weigh, each counted as often as it is in both. */
export function sharedMass(a: Bag, b: Bag, vocabulary: Vocabulary): number {
  let mass = 0
  let i = 0
  let j = 0
  while (i < a.ids.length && j < b.ids.length) {
    const x = a.ids[i] ?? 0
    const y = b.ids[j] ?? 0
    if (x === y) {
      mass += vocabulary.weight(x) * Math.min(a.counts[i] ?? 0, b.counts[j] ?? 0)
      i += 1
      j += 1
    } else if (x < y) i += 1
    else j += 1
  }
  return mass
}

/** How alike two items are. */
export interface Likeness {
  /** What the words in both weigh. */
  readonly shared: number
  /** From 0 (no word in common) to 1 (the same words). */
  readonly similarity: number
}

/** From this weight on, a text that went into a longer one whole is taken for the same text with an addition. */
const telling = 5

/** Two paragraphs of this weight share words by chance; of an edited one at least this share of neighbouring words stayed together. */
export const heavy = 8
const certain = 0.8
const leastTogether = 0.12

/** The share of the neighbouring tokens of both that are neighbours in both (Sørensen and Dice). */
function together(a: Item, b: Item, items: ItemReader): number {
  const [x, y] = [items.neighbours(a), items.neighbours(b)]
  let [shared, i, j] = [0, 0, 0]
  while (i < x.length && j < y.length) {
    const [left, right] = [x[i] ?? 0, y[j] ?? 0]
    if (left === right) shared += 1
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return (2 * shared) / Math.max(1, x.length + y.length)
}

/**
 * The share of the words of both that is shared (Sørensen and Dice), by weight; where the shorter has enough words to be told by them, its
 * own length counts for more, so that a long addition does not hide what it was added to. Paragraphs of common words in another order are not
 * alike at all.
 */
export function likeness(a: Item, b: Item, items: ItemReader): Likeness {
  if (a.print === b.print) return { shared: a.mass, similarity: 1 }
  if (a.mass === 0 || b.mass === 0) return { shared: 0, similarity: 0 }
  const shared = sharedMass(items.bag(a), items.bag(b), items.vocabulary)
  const [shorter, longer] = a.mass < b.mass ? [a.mass, b.mass] : [b.mass, a.mass]
  const share = shorter < telling ? 0.5 : 0.7
  const similarity = shared / (share * shorter + (1 - share) * longer)
  if (a.kind === 'paragraph' && shorter >= heavy && similarity < certain && together(a, b, items) < leastTogether * (shorter / longer)) return { shared: 0, similarity: 0 }
  return { shared, similarity }
}
