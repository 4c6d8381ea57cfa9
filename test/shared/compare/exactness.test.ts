import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignDocuments } from '#shared/compare/align-documents.ts'
import { compareDocuments } from '#shared/compare/compare-documents.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { pendingChanges } from '#shared/document/pending-changes.ts'
import { acceptAll, rejectAll, resolveChanges } from '#shared/redline/resolve.ts'
import { editedPairs, editKinds, unrelatedPairs, type DocumentPair } from '#test/shared/compare/edited.ts'
import { unitText } from '#test/shared/compare/markup.ts'
import { countedStamp } from '#test/shared/compare/stamp.ts'

/** A redline of the pair is whole: its schema holds, accepting gives the second and rejecting the first. */
function holds({ before, after }: DocumentPair): void {
  const { redline, before: old, after: now } = compareDocuments(before, after, countedStamp())
  redline.check()
  expect(canonicalDocument(acceptAll(redline))).toBe(canonicalDocument(now))
  expect(canonicalDocument(rejectAll(redline))).toBe(canonicalDocument(old))
  expect(old === before && now === after).toBe(true)
}

const long = { timeout: 600_000 }

describe('accepting gives exactly the second document and rejecting exactly the first', () => {
  it('for documents changed in every way', long, () => {
    fc.assert(fc.property(editedPairs, holds), { numRuns: 3_500 })
  })

  it('for documents that have nothing to do with each other', long, () => {
    fc.assert(fc.property(unrelatedPairs, holds), { numRuns: 1_500 })
  })

  it('also when the changes are resolved one by one, those within a passage that was moved before it', long, () => {
    fc.assert(
      fc.property(editedPairs, fc.infiniteStream(fc.nat()), fc.constantFrom('accept', 'reject'), ({ before, after }, order, decision) => {
        let { redline } = compareDocuments(before, after, countedStamp())
        for (let left = pendingChanges(redline); left.length > 0; left = pendingChanges(redline)) {
          const within = left.filter(({ pieces }) => pieces.every(({ change }) => change.move === null))
          const open = within.length > 0 ? within : left
          const chosen = open[(order.next().value ?? 0) % open.length]?.stamp.group
          redline = resolveChanges(redline, decision, ({ group }) => group === chosen)
        }
        expect(canonicalDocument(resolveChanges(redline, decision))).toBe(canonicalDocument(decision === 'accept' ? after : before))
      }),
      { numRuns: 200 },
    )
  })

  it('and every way of changing a document is really tried', () => {
    const tried = new Set(fc.sample(editedPairs, { numRuns: 600, seed: 1 }).flatMap(({ before, after, kinds }) => (before.eq(after) ? [] : kinds)))
    expect(Object.keys(editKinds).filter((kind) => !tried.has(kind))).toEqual([])
  })
})

describe('an alignment', () => {
  it('keeps only what is the same on both sides, in order', long, () => {
    fc.assert(
      fc.property(fc.oneof(editedPairs, unrelatedPairs), ({ before, after }) => {
        const [a, b] = [unitText(before.children), unitText(after.children)]
        let [doneA, doneB] = [0, 0]
        for (const { fromA, toA, fromB, toB } of [...alignDocuments(before, after).alignment.blocks(before, after), { fromA: a.length, toA: a.length, fromB: b.length, toB: b.length }]) {
          expect(a.slice(doneA, fromA)).toBe(b.slice(doneB, fromB))
          expect(toA >= fromA && toB >= fromB).toBe(true)
          ;[doneA, doneB] = [toA, toB]
        }
      }),
      { numRuns: 300 },
    )
  })

  it('finds nothing to change between a document and itself', () => {
    fc.assert(
      fc.property(editedPairs, ({ before }) => {
        expect(compareDocuments(before, before.type.schema.nodeFromJSON(before.toJSON()), countedStamp()).changes).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
