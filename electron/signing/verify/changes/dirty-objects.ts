import { PdfSyntaxError } from '../syntax/budget.ts'
import type { PdfDocument } from '../syntax/document.ts'

/** Who refers to whom, as lists linked by the places of their links: `first` by the number referred to, 0 for none. */
interface Referrers {
  readonly first: Int32Array
  readonly next: readonly number[]
  readonly from: readonly number[]
}

/** Which objects refer to which that was ever listed, in any revision. */
function referrersIn(document: PdfDocument): Referrers {
  return document.once('referrers', () => {
    let highest = 0
    for (const num of document.numbers()) highest = Math.max(highest, num)
    const first = new Int32Array(highest + 1)
    const next = [0]
    const from = [0]
    for (const { index, entries } of document.revisions) {
      for (const [num, entry] of entries) {
        if (entry.kind === 'free') continue
        const references = referencesOf(document, num, entry.kind === 'offset' ? entry.gen : 0, index)
        for (let i = 0; i < references.length; i += 2) {
          const to = references[i] ?? 0
          if (to > highest) continue
          next.push(first[to] ?? 0)
          first[to] = from.push(num) - 1
        }
      }
    }
    return { first, next, from }
  })
}

/** What cannot be read refers to nothing; whoever needs it fails on reading it. */
function referencesOf(document: PdfDocument, num: number, gen: number, revision: number): readonly number[] {
  try {
    return document.outline(num, gen, revision)?.references ?? []
  } catch (error) {
    if (error instanceof PdfSyntaxError) return []
    throw error
  }
}

/**
 * The objects that may say something else in the next revision: those it lists anew, and those that lead to one of them
 * without passing an object that is compared on its own account. Whatever is not among them is the same, with all it refers to.
 */
export function dirtyObjects(document: PdfDocument, older: number, apart: ReadonlySet<number>): ReadonlySet<number> {
  const { first, next, from } = referrersIn(document)
  const changed = [...(document.revisions[older + 1]?.entries.keys() ?? [])]
  const dirty = new Set(changed)
  // References to what is compared apart only have to name it.
  const work = changed.filter((num) => !apart.has(num))
  for (let num = work.pop(); num !== undefined; num = work.pop()) {
    for (let link = first[num] ?? 0; link > 0; link = next[link] ?? 0) {
      document.budget.spend(1)
      const referrer = from[link] ?? 0
      if (dirty.has(referrer)) continue
      dirty.add(referrer)
      if (!apart.has(referrer)) work.push(referrer)
    }
  }
  return dirty
}
