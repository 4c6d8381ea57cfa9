import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockAt, blockStarts, facetCounts, narrowed, neighbour, type Facet, type ShownChange } from '#renderer/features/compare/compared.ts'
import { clause, doc, marked, p, table } from '#shared/document/builders.ts'
import { compared } from '#test/renderer/features/compare/redlines.ts'
import { documents } from '#test/shared/document/arbitraries.ts'

const before = doc(
  {},
  clause(0, 'The Supplier shall deliver within thirty days of the order.', { id: 'a' }),
  clause(0, 'The price is stated in the schedule and excludes tax.', { id: 'b' }),
  table([['Item', 'Price'], ['Lamp', 'GBP 40'], ['Chair', 'GBP 120']], { id: 't' }),
  clause(0, 'Notices are sent by post.', { id: 'c' }),
)
const after = doc(
  {},
  clause(0, 'The Supplier shall deliver within sixty days of the order.', { id: 'a' }),
  p('The price is ', marked('stated', 'bold'), ' in the schedule and excludes tax.'),
  table([['Item', 'Price'], ['Lamp', 'GBP 45'], ['Chair', 'GBP 120'], ['Stool', 'GBP 30']], { id: 't' }),
  clause(0, 'Notices are  sent by post.', { id: 'c' }),
)
const both = compared(before, after)
const kindsOf = (changes: readonly ShownChange[]): string[] => changes.map(({ kind, inTable }) => (inTable ? `${kind} in a table` : kind))

describe('a comparison as it is read', () => {
  it('says of each difference what it comes to, and whether it lies in a table', () => {
    expect(kindsOf(both.changes)).toContain('replaced')
    expect(kindsOf(both.changes)).toContain('formatted')
    expect(kindsOf(both.changes)).toContain('whitespace')
    expect(kindsOf(both.changes)).toContain('inserted in a table')
    expect(kindsOf(both.changes)).toContain('replaced in a table')
  })

  it('counts the differences in tables beside those of each kind', () => {
    const counts = facetCounts(both)
    expect(counts.table).toBe(both.changes.filter(({ inTable }) => inTable).length)
    expect(counts.whitespace).toBe(1)
  })

  it('shows all without a choice, the kinds that are chosen with one, and only those in tables where that is asked', () => {
    const chosen = (...facets: Facet[]): string[] => kindsOf(narrowed(both.changes, new Set(facets)))
    expect(chosen()).toEqual(kindsOf(both.changes))
    expect(new Set(chosen('replaced', 'whitespace'))).toEqual(new Set(['replaced', 'replaced in a table', 'whitespace']))
    expect(new Set(chosen('table'))).toEqual(new Set(['inserted in a table', 'replaced in a table']))
    expect(new Set(chosen('replaced', 'table'))).toEqual(new Set(['replaced in a table']))
  })
})

describe('the next change', () => {
  const [first, second] = both.changes
  const last = both.changes.at(-1)

  it('is the first where none was gone to yet, and there is none behind the last', () => {
    expect(neighbour(both.changes, both.changes, null, 1)).toBe(first)
    expect(neighbour(both.changes, both.changes, first?.key ?? '', 1)).toBe(second)
    expect(neighbour(both.changes, both.changes, last?.key ?? '', 1)).toBeNull()
    expect(neighbour(both.changes, both.changes, first?.key ?? '', -1)).toBeNull()
  })

  it('goes on in the text from one that the filter now leaves out', () => {
    const inTables = narrowed(both.changes, new Set<Facet>(['table']))
    expect(neighbour(inTables, both.changes, first?.key ?? '', 1)).toBe(inTables[0])
    expect(neighbour(inTables, both.changes, last?.key ?? '', -1)).toBe(inTables.at(-1))
  })

  it('is the first again behind one that the filter leaves out, where none follows', () => {
    const inTables = narrowed(both.changes, new Set<Facet>(['table']))
    expect(neighbour(inTables, both.changes, last?.key ?? '', 1)).toBe(inTables[0])
    expect(neighbour(inTables, both.changes, first?.key ?? '', -1)).toBe(inTables.at(-1))
    expect(neighbour(inTables, both.changes, inTables.at(-1)?.key ?? '', 1)).toBeNull()
  })
})

describe('the block at a position', () => {
  it('is the one whose positions hold it', () => {
    fc.assert(
      fc.property(documents, fc.nat(), (made, number) => {
        const starts = blockStarts(made)
        const pos = number % made.content.size
        const block = blockAt(starts, pos)
        expect(made.childBefore(pos + 1).index).toBe(block)
        expect(blockAt(starts, made.content.size)).toBe(made.childCount - 1)
      }),
    )
  })
})
