import { islandsOf, type Matched } from '#shared/compare/islands.ts'
import type { Vocabulary } from '#shared/compare/vocabulary.ts'

/** How good a place in a text is to begin an insertion or a deletion at: a paragraph's start, a sentence's, after a comma. */
function startQuality(ids: Int32Array, at: number, vocabulary: Vocabulary): number {
  const before = ids[at - 1]
  if (before === undefined || before === vocabulary.end) return 4
  if (vocabulary.endsSentence(before)) return 3
  const text = vocabulary.text(before)
  return text === ',' || text === ':' ? 2 : 0
}

/** Shifts a pure insertion or deletion along equal tokens to where a person would have begun it. `own` is the side that has the words. */
function slide(own: Int32Array, from: number, to: number, least: number, most: number, vocabulary: Vocabulary): number {
  let best = 0
  let quality = startQuality(own, from, vocabulary)
  const consider = (shift: number): void => {
    const found = startQuality(own, from + shift, vocabulary)
    if (found > quality) [best, quality] = [shift, found]
  }
  for (let shift = -1; shift >= least && own[from + shift] === own[to + shift]; shift -= 1) consider(shift)
  for (let shift = 1; shift <= most && own[from + shift - 1] === own[to + shift - 1]; shift += 1) consider(shift)
  return best
}

/** Puts insertions and deletions that could as well stand a few words further on or back where a sentence or a paragraph begins. */
export function slideChanges(matched: Matched): void {
  const { a, b, matching, vocabulary } = matched
  const islands = islandsOf(matched)
  // How far an island was eaten into from the left by the change before it.
  let eaten = 0
  for (let index = 0; index + 1 < islands.length; index += 1) {
    const [left, right] = [islands[index], islands[index + 1]]
    if (left === undefined || right === undefined) continue
    const pureInsertion = right.fromA === left.toA && right.fromB > left.toB
    const pureDeletion = right.fromB === left.toB && right.fromA > left.toA
    const room = left.toA - left.fromA - eaten
    eaten = 0
    if (!pureInsertion && !pureDeletion) continue
    const isLast = index + 2 === islands.length
    // An island between two changes is never used up, or the two would become one.
    const most = right.toA - right.fromA - (isLast ? 0 : 1)
    const least = -(room - (index === 0 ? 0 : 1))
    const shift = pureInsertion
      ? slide(b, left.toB, right.fromB, least, most, vocabulary)
      : slide(a, left.toA, right.fromA, least, most, vocabulary)
    for (let step = 0; step < shift; step += 1) {
      matching[right.fromA + step] = -1
      matching[left.toA + step] = left.toB + step
    }
    for (let step = -1; step >= shift; step -= 1) {
      matching[left.toA + step] = -1
      matching[right.fromA + step] = right.fromB + step
    }
    eaten = Math.max(0, shift)
  }
}
