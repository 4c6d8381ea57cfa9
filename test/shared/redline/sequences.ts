import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { furnishedDocuments } from '#test/shared/redline/furnished.ts'
import { operations } from '#test/shared/redline/operations/catalogue.ts'
import { follow, sequences } from '#test/shared/redline/sequence.ts'

export interface Rounds {
  readonly seed: number
  readonly sequences: number
}

/** How many of a thousand gestures may be refused, in words and with nothing changed. */
const refusals = 1
/** In how many of a thousand gestures carrying a passage across changes of several people may leave them otherwise than either reading of it. */
const mixed = 1

/** Random sequences of gestures by several people, with resolutions between: everything that must hold is looked at after each. */
export function describeSequences({ seed, sequences: wanted }: Rounds): void {
  describe(`${wanted} sequences of edits and resolutions by several people (seed ${seed})`, () => {
    const done = new Map<string, number>()
    let refused = 0
    let different = 0

    it('can all be rejected and accepted, undone and redone, saved and opened', () => {
      fc.assert(
        fc.property(fc.oneof(documents, redlinedDocuments, furnishedDocuments), sequences, (doc, happenings) => {
          const course = follow(doc, happenings)
          for (const name of course.done) done.set(name, (done.get(name) ?? 0) + 1)
          refused += course.refused.length
          different += course.mixed.length
          expect(course.faults).toEqual([])
        }),
        { numRuns: wanted, seed },
      )
    }, 3_600_000)

    it('do every kind of thing', () => {
      expect(operations.filter(({ name }) => !done.has(name)).map(({ name }) => name)).toEqual([])
    })

    it('are hardly ever refused, and hardly ever leave a carried passage otherwise than it can be read', () => {
      const gestures = [...done.values()].reduce((sum, times) => sum + times, 0)
      expect(refused / (gestures + refused)).toBeLessThanOrEqual(refusals / 1000)
      expect(different / gestures).toBeLessThanOrEqual(mixed / 1000)
    })
  })
}
