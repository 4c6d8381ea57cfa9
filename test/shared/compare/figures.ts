import { alignDocuments } from '#shared/compare/align-documents.ts'
import { redlineOf } from '#shared/compare/compare-documents.ts'
import { documentHash } from '#shared/document/canonical.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import type { CorpusPair } from '#test/shared/compare/corpus-pairs.ts'
import { unitText } from '#test/shared/compare/markup.ts'
import { plainWordDiff } from '#test/shared/compare/plain-word-diff.ts'

type Stretches = readonly { readonly fromA: number; readonly toA: number; readonly fromB: number; readonly toB: number }[]

/** How a redline reads. */
export interface Shredding {
  /** Places where something was replaced, added or struck out. */
  readonly changes: number
  /** Of the changes those that begin or end within a word. */
  readonly withinWords: number
  /** Of the stretches kept between two changes of one paragraph, at least one of them a replacement, those with fewer than three words. */
  readonly shreds: number
}

/** Changes that stand at one place, one after the other, are one. */
function places(replaced: Stretches): Stretches {
  const found: { fromA: number; toA: number; fromB: number; toB: number }[] = []
  for (const { fromA, toA, fromB, toB } of replaced) {
    const last = found.at(-1)
    if (last !== undefined && last.toA === fromA && last.toB === fromB) [last.toA, last.toB] = [toA, toB]
    else found.push({ fromA, toA, fromB, toB })
  }
  return found
}

const wordCharacter = /[\p{L}\p{N}]/u

function cutsWord(text: string, at: number): boolean {
  return wordCharacter.test(text[at - 1] ?? '') && wordCharacter.test(text[at] ?? '')
}

/** Counts what makes a redline hard to read. */
export function shredding(before: string, after: string, replaced: Stretches): Shredding {
  const all = places(replaced)
  let [withinWords, shreds] = [0, 0]
  all.forEach(({ fromA, toA, fromB, toB }, index) => {
    // An edge is within a word if it cuts one on a side that has something to cut.
    const cuts = (toA > fromA && (cutsWord(before, fromA) || cutsWord(before, toA))) || (toB > fromB && (cutsWord(after, fromB) || cutsWord(after, toB)))
    if (cuts) withinWords += 1
    const next = all[index + 1]
    if (next === undefined) return
    const between = before.slice(toA, next.fromA)
    const replaces = (toA > fromA && toB > fromB) || (next.toA > next.fromA && next.toB > next.fromB)
    if (replaces && !between.includes('¶') && !between.includes('▦') && (between.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0) < 3) shreds += 1
  })
  return { changes: all.length, withinWords, shreds }
}

export interface ComparisonFigures {
  readonly pairs: number
  /** Pairs of which accepting does not give the second or rejecting the first. */
  readonly inexact: readonly string[]
  /** Changed characters of our redlines over those of the shortest edit word by word, in all, and the largest of a pair that changes at least 500 characters. */
  readonly size: number
  readonly largest: { readonly name: string; readonly size: number }
  /** Pairs too different for the shortest edit to be found; they are not in the size. */
  readonly unmeasured: number
  readonly ours: Shredding
  readonly plain: Shredding
  readonly moves: number
}

const none: Shredding = { changes: 0, withinWords: 0, shreds: 0 }

function added(a: Shredding, b: Shredding): Shredding {
  return { changes: a.changes + b.changes, withinWords: a.withinWords + b.withinWords, shreds: a.shreds + b.shreds }
}

/** Compares pairs and measures the redlines beside the shortest edit word by word. */
export function comparisonFigures(pairs: readonly CorpusPair[]): ComparisonFigures {
  const inexact: string[] = []
  let [changed, shortest, unmeasured, moves] = [0, 0, 0, 0]
  let [ours, plain] = [none, none]
  let largest = { name: '', size: 0 }
  for (const { name, before, after } of pairs) {
    const [a, b] = [before(), after()]
    const aligned = alignDocuments(a, b)
    let count = 0
    const redline = redlineOf(a, b, aligned, { author: 'Comparison', person: null, at: '2026-01-01T00:00:00.000Z', newId: () => `change ${(count += 1)}` })
    if (documentHash(acceptAll(redline)) !== documentHash(b) || documentHash(rejectAll(redline)) !== documentHash(a)) inexact.push(name)
    moves += aligned.moves.length
    const [textA, textB] = [unitText(a.children), unitText(b.children)]
    const replaced = aligned.alignment.blocks(a, b)
    const least = plainWordDiff(textA, textB)
    if (least === null) {
      unmeasured += 1
      continue
    }
    ours = added(ours, shredding(textA, textB, replaced))
    plain = added(plain, shredding(textA, textB, least.replaced))
    const own = replaced.reduce((sum, { fromA, toA, fromB, toB }) => sum + toA - fromA + toB - fromB, 0)
    changed += own
    shortest += least.characters
    if (least.characters >= 500 && own / least.characters > largest.size) largest = { name, size: own / least.characters }
  }
  return { pairs: pairs.length, inexact, size: changed / Math.max(1, shortest), largest, unmeasured, ours, plain, moves }
}

/** The figures in one line. */
export function figuresText(what: string, { pairs, inexact, size, largest, unmeasured, ours, plain, moves }: ComparisonFigures): string {
  const per = (part: number, { changes }: Shredding): string => `${((part / Math.max(1, changes)) * 100).toFixed(1)} %`
  return (
    `${what}: ${pairs - inexact.length} of ${pairs} pairs exact both ways; ${ours.changes} changes (the shortest edit ${plain.changes}), ` +
    `${size.toFixed(2)} times its characters, at most ${largest.size.toFixed(2)} times (${largest.name}); ` +
    `shreds ${per(ours.shreds, ours)} of changes (the shortest edit ${per(plain.shreds, plain)}), within words ${per(ours.withinWords, ours)}; ` +
    `${moves} passages moved${unmeasured > 0 ? `; ${unmeasured} pairs too different to measure` : ''}`
  )
}
