import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { furnishedDocuments } from '#test/shared/redline/furnished.ts'
import { operations } from '#test/shared/redline/operations/catalogue.ts'
import { follow, sequences } from '#test/shared/redline/sequence.ts'

export interface Rounds {
  readonly seed: number
  readonly sequences: number
  /** How many refusals there may be in a thousand gestures. */
  readonly refusals: number
}

/** Random sequences of gestures by several people, with resolutions between: everything that must hold, holds after each. */
export function describeSequences({ seed, sequences: wanted, refusals }: Rounds): void {
  describe(`${wanted} sequences of edits and resolutions by several people (seed ${seed})`, () => {
    const done = new Map<string, number>()
    let refused = 0

    it('can all be rejected and accepted, undone and redone, saved and opened', () => {
      fc.assert(
        fc.property(fc.oneof(documents, redlinedDocuments, furnishedDocuments), sequences, (doc, happenings) => {
          const course = follow(doc, happenings)
          expect(course.faults).toEqual([])
          for (const name of course.done) done.set(name, (done.get(name) ?? 0) + 1)
          refused += course.refused.length
        }),
        { numRuns: wanted, seed },
      )
    }, 3_600_000)

    it('do every kind of thing', () => {
      expect(operations.filter(({ name }) => !done.has(name)).map(({ name }) => name)).toEqual([])
    })

    it('are hardly ever refused', () => {
      const gestures = [...done.values()].reduce((sum, times) => sum + times, 0)
      expect(refused / (gestures + refused)).toBeLessThanOrEqual(refusals / 1000)
    })
  })
}
