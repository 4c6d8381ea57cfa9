import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { acceptAll, rejectAll, resolveChanges, type Decision } from '#shared/redline/resolve.ts'
import { redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { difference } from '#test/shared/redline/comparable.ts'
import { changesIn, faultsOf } from '#test/shared/redline/validity.ts'

const runs = { numRuns: 300 }

/** The values in the order of random numbers. */
function shuffled<T>(values: readonly T[], order: readonly number[]): T[] {
  return values
    .map((value, index) => ({ value, rank: order[index % order.length] ?? 0, index }))
    .toSorted((a, b) => ((a.rank * 31 + a.index * 17) % 101) - ((b.rank * 31 + b.index * 17) % 101) || a.index - b.index)
    .map(({ value }) => value)
}

const orders = fc.array(fc.nat({ max: 100 }), { minLength: 5, maxLength: 12 })

const groupsOf = (doc: Node): string[] => [...new Set(changesIn(doc).map(({ stamp }) => stamp.group))]
const idsOf = (doc: Node): string[] => [...new Set(changesIn(doc).map(({ stamp }) => stamp.id))]
const authorsOf = (doc: Node): string[] => [...new Set(changesIn(doc).map(({ stamp }) => `${stamp.author} ${stamp.person ?? ''}`))]

function groupByGroup(doc: Node, groups: readonly string[], decide: (group: string) => Decision): Node {
  return groups.reduce((left, group) => {
    const resolved = resolveChanges(left, decide(group), (change) => change.group === group)
    expect(faultsOf(resolved)).toEqual([])
    return resolved
  }, doc)
}

describe('resolving changes of several authors', () => {
  it.each([
    ['accepting', 'accept', acceptAll],
    ['rejecting', 'reject', rejectAll],
  ] as const)('%s all leaves a valid document without changes', (_, _decision, all) => {
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

  it.each([
    ['accepting', 'accept', acceptAll],
    ['rejecting', 'reject', rejectAll],
  ] as const)('%s gesture by gesture in any order ends as all at once', (_, decision, all) => {
    fc.assert(
      fc.property(redlinedDocuments, orders, (doc, order) => {
        expect(difference(groupByGroup(doc, shuffled(groupsOf(doc), order), () => decision), all(doc))).toBeNull()
      }),
      runs,
    )
  })

  it.each([
    ['accepting', 'accept', acceptAll],
    ['rejecting', 'reject', rejectAll],
  ] as const)('%s change by change in any order ends as all at once', (_, decision, all) => {
    fc.assert(
      fc.property(redlinedDocuments, orders, (doc, order) => {
        const left = shuffled(idsOf(doc), order).reduce((current, id) => resolveChanges(current, decision, (change) => change.id === id), doc)
        expect(difference(left, all(doc))).toBeNull()
      }),
      runs,
    )
  })

  it('some accepted and some rejected end the same in whatever order they are resolved', () => {
    fc.assert(
      fc.property(redlinedDocuments, orders, orders, orders, (doc, one, other, decisions) => {
        const groups = groupsOf(doc)
        const decide = (group: string): Decision => ((decisions[groups.indexOf(group) % decisions.length] ?? 0) % 2 === 0 ? 'accept' : 'reject')
        const first = groupByGroup(doc, shuffled(groups, one), decide)
        expect(changesIn(first)).toEqual([])
        expect(difference(groupByGroup(doc, shuffled(groups, other), decide), first)).toBeNull()
      }),
      runs,
    )
  })

  it('author by author in any order ends as all at once', () => {
    fc.assert(
      fc.property(redlinedDocuments, orders, fc.constantFrom('accept', 'reject'), (doc, order, decision) => {
        const left = shuffled(authorsOf(doc), order).reduce((current, name) => {
          const resolved = resolveChanges(current, decision, ({ author, person }) => `${author} ${person ?? ''}` === name)
          expect(faultsOf(resolved)).toEqual([])
          expect(authorsOf(resolved)).not.toContain(name)
          return resolved
        }, doc)
        expect(difference(left, resolveChanges(doc, decision))).toBeNull()
      }),
      runs,
    )
  })

  it('a passage resolved by itself stays valid, and the rest ends as all at once', () => {
    fc.assert(
      fc.property(redlinedDocuments, fc.nat(), fc.nat(), fc.constantFrom('accept', 'reject'), (doc, a, b, decision) => {
        const [from = 0, to = 0] = [a % doc.content.size, b % doc.content.size].toSorted((x, y) => x - y)
        const part = resolveChanges(doc, decision, undefined, { from, to })
        expect(faultsOf(part)).toEqual([])
        expect(difference(resolveChanges(part, decision), resolveChanges(doc, decision))).toBeNull()
      }),
      runs,
    )
  })
})
