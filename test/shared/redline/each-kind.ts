import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { counter, editing, people, stampOf } from '#test/shared/redline/gesture.ts'
import { operations } from '#test/shared/redline/operations/catalogue.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { perform } from '#test/shared/redline/perform.ts'

const numbers = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 10 })
const person = fc.nat({ max: people.length - 1 })

/** So often each kind is done, and so many documents are looked at for one to do it to. */
const wanted = 5
/** Where changes of several people meet one of them may be refused, and one leave a carried passage otherwise than either reading of it. */
const mostRefused = 1
const mostDocuments = 150

/** Does one kind to random documents and says how often it was done and how often refused. */
function tried(documents: fc.Arbitrary<Node>, operation: Operation): { readonly done: number; readonly refused: number; readonly mixed: number } {
  const count = { done: 0, refused: 0, mixed: 0 }
  fc.assert(
    fc.property(documents, numbers, person, (doc, drawn, who) => {
      if (count.done >= wanted) return
      const newId = counter('n')
      const outcome = perform(editing(doc, newId), operation, drawn, stampOf(who, 40, newId))
      if (outcome.kind === 'refused') count.refused += 1
      if (outcome.kind !== 'tracked') return
      expect(outcome.faults).toEqual([])
      count.done += 1
      if (outcome.mixed !== null) count.mixed += 1
    }),
    { numRuns: mostDocuments, seed: 3 },
  )
  return count
}

/** Tests every kind of operation on random documents of one sort. */
export function describeEachKind(sort: string, documents: fc.Arbitrary<Node>, pending: boolean): void {
  describe(`under record, on ${sort}`, () => {
    it.each(operations)('$name: undone exactly by rejecting, done exactly by accepting', (operation) => {
      const { done, refused, mixed } = tried(documents, operation)
      expect(done).toBe(wanted)
      expect(refused).toBeLessThanOrEqual(pending ? mostRefused : 0)
      expect(mixed).toBeLessThanOrEqual(pending ? mostRefused : 0)
    }, 120_000)
  })
}
