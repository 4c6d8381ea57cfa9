import { openingCost, type Matching } from '#shared/compare/align-tokens.ts'
import { islandsOf, type Matched } from '#shared/compare/islands.ts'
import { slideChanges } from '#shared/compare/slide-changes.ts'
import type { Vocabulary } from '#shared/compare/vocabulary.ts'

/**
 * A sentence (or what stands between two kept ends of sentences) of which less than two fifths would stay on both sides is replaced whole if what
 * stays is in more than one piece, or is less than a fifth. All shares are by weight (see vocabulary.ts).
 */
export const sentenceShare = 0.4
export const sentenceRemnant = 0.2

/** Where there are fewer words, two small changes are no trouble to read. */
const leastWords = 4

/** A paragraph of which less than this would stay on both sides is replaced whole. */
export const paragraphShare = 0.35

function weightBetween(ids: Int32Array, from: number, to: number, vocabulary: Vocabulary): number {
  let weight = 0
  for (let at = from; at < to; at += 1) weight += vocabulary.weight(ids[at] ?? 0)
  return weight
}

function giveUp(matching: Matching, from: number, to: number): void {
  matching.fill(-1, from, to)
}

/** Gives up what is kept between two changes if less is kept than a change more costs to read; true if anything was. */
function absorbIslands(matched: Matched): boolean {
  const { a, b, matching, vocabulary } = matched
  const islands = islandsOf(matched)
  let absorbed = false
  let [doneA, doneB] = [0, 0]
  let [drops, adds] = [false, false]
  islands.forEach((island, index) => {
    const next = islands[index + 1] ?? { fromA: a.length, fromB: b.length }
    drops ||= island.fromA > doneA
    adds ||= island.fromB > doneB
    const [nextDrops, nextAdds] = [next.fromA > island.toA, next.fromB > island.toB]
    // With it gone, one deletion and one insertion are left of what begins on either side.
    const begins = [drops, adds, nextDrops, nextAdds].filter(Boolean).length
    if ((begins - 2) * openingCost > weightBetween(a, island.fromA, island.toA, vocabulary)) {
      giveUp(matching, island.fromA, island.toA)
      absorbed = true
      ;[drops, adds] = [true, true]
    } else [drops, adds] = [false, false]
    ;[doneA, doneB] = [island.toA, island.toB]
  })
  return absorbed
}

const brackets = new Map([
  [')', '('],
  [']', '['],
  ['”', '“'],
  ['’', '‘'],
])

/** How many brackets of a kind more than of the other a change holds. */
function excess(ids: Int32Array, from: number, to: number, bracket: string, other: string, vocabulary: Vocabulary): number {
  let count = 0
  for (let at = from; at < to; at += 1) {
    const text = vocabulary.text(ids[at] ?? 0)
    if (text === bracket) count += 1
    else if (text === other) count -= 1
  }
  return count
}

/** Lets a change that begins within brackets and would leave one of them alone take in the other, if it stands beside it: thirty (30) becomes sixty (60). */
function takeInBrackets({ a, b, matching, vocabulary }: Matched): void {
  islandsOf({ a, b, matching, vocabulary }).forEach((island, index, islands) => {
    const [previous, next] = [islands[index - 1], islands[index + 1]]
    const [fromA, fromB] = [previous?.toA ?? 0, previous?.toB ?? 0]
    const [toA, toB] = [next?.fromA ?? a.length, next?.fromB ?? b.length]
    const first = vocabulary.text(a[island.fromA] ?? 0)
    const last = vocabulary.text(a[island.toA - 1] ?? 0)
    const opening = brackets.get(first)
    if (opening !== undefined && excess(a, fromA, island.fromA, opening, first, vocabulary) > 0 && excess(b, fromB, island.fromB, opening, first, vocabulary) > 0) {
      matching[island.fromA] = -1
    }
    const closing = [...brackets].find(([, open]) => open === last)?.[0]
    if (closing !== undefined && excess(a, island.toA, toA, closing, last, vocabulary) > 0 && excess(b, island.toB, toB, closing, last, vocabulary) > 0) {
      matching[island.toA - 1] = -1
    }
  })
}

/** Gives up all that is kept in stretches, which end at kept tokens of a kind, where the rule asks for it. */
function replaceStretches(matched: Matched, isEnd: (id: number) => boolean, rule: (share: number, pieces: number) => boolean): void {
  const { a, b, matching, vocabulary } = matched
  let [startA, startB] = [0, 0]
  for (let at = 0; at <= a.length; at += 1) {
    const partner = at === a.length ? b.length : (matching[at] ?? -1)
    if (partner === -1 || (at < a.length && !isEnd(a[at] ?? 0))) continue
    let keptWeight = 0
    let pieces = 0
    for (let inside = startA; inside < at; inside += 1) {
      if (matching[inside] === -1) continue
      keptWeight += vocabulary.weight(a[inside] ?? 0)
      if (inside === startA || matching[inside - 1] === -1 || (matching[inside - 1] ?? -1) + 1 !== matching[inside]) pieces += 1
    }
    const lighter = Math.min(weightBetween(a, startA, at, vocabulary), weightBetween(b, startB, partner, vocabulary))
    if (keptWeight > 0 && lighter >= leastWords && rule(keptWeight / lighter, pieces)) giveUp(matching, startA, at)
    ;[startA, startB] = [at + 1, partner + 1]
  }
}

/**
 * Makes of a matching one that reads as a person would have typed it: small remnants between changes are replaced with them, sentences and
 * paragraphs of which most changed are replaced whole, and what was added or struck out begins where a sentence does.
 */
export function makeReadable(a: Int32Array, b: Int32Array, matching: Matching, vocabulary: Vocabulary): void {
  const matched: Matched = { a, b, matching, vocabulary }
  while (absorbIslands(matched));
  const isEnd = (id: number): boolean => id === vocabulary.end
  replaceStretches(
    matched,
    (id) => isEnd(id) || vocabulary.endsSentence(id),
    (share, pieces) => share < sentenceRemnant || (share < sentenceShare && pieces > 1),
  )
  replaceStretches(matched, isEnd, (share) => share < paragraphShare)
  while (absorbIslands(matched));
  takeInBrackets(matched)
  slideChanges(matched)
}
