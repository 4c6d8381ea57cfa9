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
  /** In how many of a thousand gestures, where changes of several people meet, accepting all may differ from the edit made without a record. */
  readonly mixed: number
}

/**
 * Random sequences of gestures by several people, with resolutions between: everything that must hold is looked at after each. Where changes
 * of several people meet at one paragraph end or one table, a few in a thousand do not hold yet; their number may only fall.
 */
export function describeSequences({ seed, sequences: wanted, refusals, mixed }: Rounds): void {
  describe(`${wanted} sequences of edits and resolutions by several people (seed ${seed})`, () => {
    const done = new Map<string, number>()
    let refused = 0
    let different = 0
    const wrong: string[] = []

    it('can, but for the rarest, all be rejected and accepted, undone and redone, saved and opened', () => {
      fc.assert(
        fc.property(fc.oneof(documents, redlinedDocuments, furnishedDocuments), sequences, (doc, happenings) => {
          const course = follow(doc, happenings)
          wrong.push(...course.faults.slice(0, 1))
          for (const name of course.done) done.set(name, (done.get(name) ?? 0) + 1)
          refused += course.refused.length
          different += course.mixed.length
        }),
        { numRuns: wanted, seed },
      )
      expect(wrong.length, wrong.join('\n').slice(0, 20_000)).toBeLessThanOrEqual((wanted * mixed) / 1000)
    }, 3_600_000)

    it('do every kind of thing', () => {
      expect(operations.filter(({ name }) => !done.has(name)).map(({ name }) => name)).toEqual([])
    })

    it('are hardly ever refused, and hardly ever mixed up where changes of several people meet', () => {
      const gestures = [...done.values()].reduce((sum, times) => sum + times, 0)
      expect(refused / (gestures + refused)).toBeLessThanOrEqual(refusals / 1000)
      expect(different / gestures).toBeLessThanOrEqual(mixed / 1000)
    })
  })
}
