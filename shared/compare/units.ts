import type { Replaced } from '#shared/redline/alignment.ts'

const white = /^\s$/

/** Stands in the text of a stream for a unit that is no text: no white space. */
export const solid = '\uFFFC'

/** What of two streams of units is kept, collected from front to back; the rest was replaced. */
export class KeptUnits {
  readonly #runs: { a: number; b: number; length: number }[] = []

  /** Says that a place corresponds to another, though nothing may be kept there: what was replaced ends here and begins anew. */
  meet(a: number, b: number): void {
    this.#runs.push({ a, b, length: 0 })
  }

  /** Keeps so many units from a place on; places ascend on both sides. */
  keep(a: number, b: number, length: number): void {
    const last = this.#runs.at(-1)
    if (last !== undefined && last.a + last.length === a && last.b + last.length === b) last.length += length
    else this.#runs.push({ a, b, length })
  }

  /**
   * What was replaced between what is kept. White space equal at both ends of a change is kept too: it was in no token. The texts hold one
   * code unit for each unit, and no white space for what is no text.
   */
  replaced(textA: string, textB: string): Replaced[] {
    const found: Replaced[] = []
    let [doneA, doneB] = [0, 0]
    for (const { a, b, length } of [...this.#runs, { a: textA.length, b: textB.length, length: 0 }]) {
      let [fromA, toA, fromB, toB] = [doneA, a, doneB, b]
      while (fromA < toA && fromB < toB && textA[fromA] === textB[fromB] && white.test(textA[fromA] ?? '')) [fromA, fromB] = [fromA + 1, fromB + 1]
      while (fromA < toA && fromB < toB && textA[toA - 1] === textB[toB - 1] && white.test(textA[toA - 1] ?? '')) [toA, toB] = [toA - 1, toB - 1]
      // Where paragraphs or other blocks are concerned, what was taken out and what was put in have nothing to do with each other.
      const apart = fromA < toA && fromB < toB && (textA.slice(fromA, toA).includes(solid) || textB.slice(fromB, toB).includes(solid))
      if (apart) found.push({ fromA, toA, fromB, toB: fromB }, { fromA: toA, toA, fromB, toB })
      else if (fromA < toA || fromB < toB) found.push({ fromA, toA, fromB, toB })
      ;[doneA, doneB] = [a + length, b + length]
    }
    return found
  }
}
