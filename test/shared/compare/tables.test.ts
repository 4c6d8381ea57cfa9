import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { alignDocuments } from '#shared/compare/align-documents.ts'
import { compareDocuments } from '#shared/compare/compare-documents.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { cell, doc, p, table } from '#shared/document/builders.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { countedStamp } from '#test/shared/compare/stamp.ts'

type Rows = readonly (readonly (string | Node)[])[]

const prices: Rows = [
  ['Item', 'Quantity', 'Price'],
  ['Standard licence', '10', '£ 100'],
  ['Extended licence', '20', '£ 250'],
  ['Support and maintenance', '1', '£ 75'],
]

/** Which rows correspond, and in the first row that does which cells. */
function correspondence(before: Rows, after: Rows): { rows: string; cells: string } {
  const [a, b] = [table(before), table(after)]
  const { alignment } = alignDocuments(doc({}, a), doc({}, b))
  const rows = alignment.rows(a, b)
  const [first] = rows
  const cells = first === undefined ? [] : alignment.cells(a.child(first.before), b.child(first.after))
  const text = (pairs: typeof rows): string => pairs.map((pair) => `${pair.before}-${pair.after}`).join(' ')
  return { rows: text(rows), cells: text(cells) }
}

const without = (index: number) => prices.map((row) => row.toSpliced(index, 1))

describe('rows and columns correspond by what stands in them', () => {
  it.each<[string, Rows, string, string]>([
    ['an edited cell', prices.map((row, index) => (index === 2 ? ['Extended licence', '25', '£ 250'] : row)), '0-0 1-1 2-2 3-3', '0-0 1-1 2-2'],
    ['an added row', prices.toSpliced(2, 0, ['Training on site', '2', '£ 500']), '0-0 1-1 2-3 3-4', '0-0 1-1 2-2'],
    ['a struck out row', prices.toSpliced(1, 1), '0-0 2-1 3-2', '0-0 1-1 2-2'],
    ['a struck out column', without(1), '0-0 1-1 2-2 3-3', '0-0 2-1'],
    ['an added column', prices.map((row, index) => row.toSpliced(1, 0, index === 0 ? 'Unit' : 'each')), '0-0 1-1 2-2 3-3', '0-0 1-2 2-3'],
    ['an empty column added', prices.map((row) => row.toSpliced(2, 0, '')), '0-0 1-1 2-2 3-3', '0-0 1-1 2-3'],
    ['a column moved to the front', prices.map(([item = '', quantity = '', price = '']) => [price, item, quantity]), '0-0 1-1 2-2 3-3', '0-1 1-2'],
    ['all figures changed', prices.map((row, index) => (index === 0 ? row : [row[0] ?? '', `${index}00`, `£ ${index}`])), '0-0 1-1 2-2 3-3', '0-0 1-1 2-2'],
  ])('%s', (_what, after, rows, cells) => {
    expect(correspondence(prices, after)).toEqual({ rows, cells })
  })

  it('a column is known over cells that span', () => {
    const head = (span: number) => [cell({ colspan: span }, p('Licences')), 'Price']
    const body = prices.slice(1)
    const [a, b] = [table([head(2), ...body]), table([head(3), ...body.map((row) => row.toSpliced(1, 0, 'each'))])]
    const { alignment } = alignDocuments(doc({}, a), doc({}, b))
    expect(alignment.rows(a, b)).toHaveLength(4)
    expect(alignment.cells(a.child(0), b.child(0))).toEqual([{ before: 0, after: 0 }, { before: 1, after: 1 }])
    expect(alignment.cells(a.child(1), b.child(1))).toEqual([{ before: 0, after: 0 }, { before: 1, after: 2 }, { before: 2, after: 3 }])
  })
})

describe('a redline of tables', () => {
  const compared = (after: Rows) => compareDocuments(doc({}, table(prices), p('End.')), doc({}, table(after), p('End.')), countedStamp())
  const shown = (after: Rows): string[] => compared(after).changes.map(({ kind, deletedBlocks, deleted, insertedBlocks, inserted }) => [kind, ...deletedBlocks, deleted, ...insertedBlocks, inserted].filter((part) => part !== '').join(' | '))

  it('shows a changed figure in its cell', () => {
    expect(shown(prices.map((row, index) => (index === 2 ? ['Extended licence', '20', '£ 275'] : row)))).toEqual(['replaced | 250 | 275'])
  })

  it('shows a row as a row', () => {
    expect(shown(prices.toSpliced(2, 0, ['Training on site', '2', '£ 500']))).toEqual(['inserted | Row | Training on site 2 £ 500'])
  })

  it('shows a column as a column', () => {
    expect(shown(without(1))).toEqual(['deleted | Column | Quantity 10 20 1'])
  })

  it('shows rows apart, each resolved by itself', () => {
    const { changes } = compared(prices.toSpliced(3, 1).toSpliced(1, 0, ['Training on site', '2', '£ 500']))
    expect(changes.map(({ kind }) => kind)).toEqual(['inserted', 'deleted'])
    expect(new Set(changes.map(({ group }) => group)).size).toBe(2)
  })

  it.each<[string, Rows]>([
    ['merged cells', [['Item', cell({ colspan: 2 }, p('Quantity and price'))], ...prices.slice(1)]],
    ['a cell over two rows', [prices[0] ?? [], ['Standard licence', cell({ rowspan: 2 }, p('10')), '£ 100'], ['Extended licence', '£ 250'], prices[3] ?? []]],
    ['nothing alike', [['Party', 'Address'], ['Harbour Light Brewing Ltd', '4 Quay Street']]],
  ])('is exact over %s', (_what, rows) => {
    const { before, after, redline } = compared(rows)
    expect(canonicalDocument(acceptAll(redline))).toBe(canonicalDocument(after))
    expect(canonicalDocument(rejectAll(redline))).toBe(canonicalDocument(before))
  })
})
