import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { acceptAll, rejectAll, resolveChanges, type Decision } from '#shared/redline/resolve.ts'
import { documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { difference, wordsOnly } from '#test/shared/redline/comparable.ts'
import { follow, sequences } from '#test/shared/redline/sequence.ts'
import { changesIn, faultsOf, shapeFaults, type FoundChange } from '#test/shared/redline/validity.ts'

const runs = { numRuns: 240, seed: 21 }
const patience = 300_000

/** The values in the order of random numbers. */
function shuffled<T>(values: readonly T[], order: readonly number[]): T[] {
  const rank = (index: number): number => ((order[index % order.length] ?? 0) * 31 + index * 17) % 101
  return values
    .map((value, index) => ({ value, index }))
    .toSorted((a, b) => rank(a.index) - rank(b.index) || a.index - b.index)
    .map(({ value }) => value)
}

const orders = fc.array(fc.nat({ max: 100 }), { minLength: 5, maxLength: 12 })

/** What changes may be resolved together: one change, one gesture, all of one author. */
const handfuls = {
  'change by change': ({ stamp }: FoundChange) => stamp.id,
  'gesture by gesture': ({ stamp }: FoundChange) => stamp.group,
  'author by author': ({ stamp }: FoundChange) => `${stamp.author} ${stamp.person ?? ''}`,
} as const
type Handful = keyof typeof handfuls

/** Resolves handful by handful; the document has to be valid all the way. */
function resolvedBy(doc: Node, handful: Handful, order: readonly number[], decide: (key: string) => Decision): Node {
  const keyOf = handfuls[handful]
  const keys = [...new Set(changesIn(doc).map(keyOf))]
  return shuffled(keys, order).reduce((left, key) => {
    const resolved = resolveChanges(left, decide(key), (change) => keyOf({ stamp: change, kind: change.kind, record: '', node: doc, pos: 0 }) === key)
    expect(shapeFaults(resolved)).toEqual([])
    return resolved
  }, doc)
}

/**
 * How often two ways of resolving ended differently. Words, formatting, fields and blocks are to be the same but for a rare few: a block that
 * several pending changes hold up goes with one of them. Which of several empty paragraphs stays, and whose attributes a paragraph keeps that ran
 * into others, may depend on the order; that is counted apart.
 */
interface Counted {
  runs: number
  words: number
  exactly: number
}

function compare(counted: Counted, one: Node, other: Node): void {
  counted.runs += 1
  if (difference(wordsOnly(one), wordsOnly(other)) !== null) counted.words += 1
  if (difference(one, other) !== null) counted.exactly += 1
}

function expectRare({ runs: times, words, exactly }: Counted): void {
  expect(times).toBeGreaterThan(200)
  expect(words / times).toBeLessThanOrEqual(0.005)
  expect(exactly / times).toBeLessThanOrEqual(0.05)
}

describe('resolving changes of several authors', () => {
  it.each([
    ['accepting', acceptAll],
    ['rejecting', rejectAll],
  ] as const)('%s all leaves a valid document without changes', (_, all) => {
    fc.assert(
      fc.property(redlinedDocuments, (doc) => {
        const resolved = all(doc)
        expect(faultsOf(resolved)).toEqual([])
        expect(changesIn(resolved)).toEqual([])
        expect(all(resolved)).toBe(resolved)
      }),
      runs,
    )
  })

  describe.each(['change by change', 'gesture by gesture', 'author by author'] as const)('%s', (handful) => {
    it.each(['accept', 'reject'] as const)('in any order ends as all at once: %s', (decision) => {
      const counted: Counted = { runs: 0, words: 0, exactly: 0 }
      fc.assert(
        fc.property(redlinedDocuments, orders, (doc, order) => {
          compare(counted, resolvedBy(doc, handful, order, () => decision), resolveChanges(doc, decision))
        }),
        runs,
      )
      expectRare(counted)
    }, patience)
  })

  // One gesture is decided as a whole here: what it did to a table cannot be taken in part.
  describe.each(['gesture by gesture', 'author by author'] as const)('%s', (handful) => {
    it('some accepted and some rejected, the same in two orders', () => {
      const counted: Counted = { runs: 0, words: 0, exactly: 0 }
      fc.assert(
        fc.property(redlinedDocuments, orders, orders, (doc, one, other) => {
          const decide = (key: string): Decision => (key.length + key.charCodeAt(key.length - 1) * 7) % 3 === 0 ? 'reject' : 'accept'
          const first = resolvedBy(doc, handful, one, decide)
          expect(changesIn(first).map(({ record }) => record)).toEqual([])
          compare(counted, resolvedBy(doc, handful, other, decide), first)
        }),
        runs,
      )
      expectRare(counted)
    }, patience)
  })

  it('a passage resolved by itself stays valid, and the rest ends as all at once', () => {
    const counted: Counted = { runs: 0, words: 0, exactly: 0 }
    fc.assert(
      fc.property(redlinedDocuments, fc.nat(), fc.nat(), fc.constantFrom('accept', 'reject'), (doc, a, b, decision) => {
        const [from = 0, to = 0] = [a % doc.content.size, b % doc.content.size].toSorted((x, y) => x - y)
        const part = resolveChanges(doc, decision, undefined, { from, to })
        expect(faultsOf(part)).toEqual([])
        compare(counted, resolveChanges(part, decision), resolveChanges(doc, decision))
      }),
      runs,
    )
    expectRare(counted)
  }, patience)
})

describe('resolving what was recorded', () => {
  const recorded = fc.tuple(documents, sequences).map(([doc, happenings]) => follow(doc, happenings.filter(({ kind }) => kind === 'edit')).end)

  it.each(['accept', 'reject'] as const)('gesture by gesture in any order ends as all at once: %s', (decision) => {
    const counted: Counted = { runs: 0, words: 0, exactly: 0 }
    fc.assert(
      fc.property(recorded, orders, (doc, order) => {
        compare(counted, resolvedBy(doc, 'gesture by gesture', order, () => decision), resolveChanges(doc, decision))
      }),
      runs,
    )
    expectRare(counted)
  }, patience)
})
