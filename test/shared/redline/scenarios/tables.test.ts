import { addColumnAfter, addRowAfter, CellSelection, deleteColumn, deleteRow, mergeCells, splitCell } from 'prosemirror-tables'
import type { Command } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { doc, p, table } from '#shared/document/builders.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { withCountedIds } from '#test/shared/document/arbitraries.ts'
import { ann, ben, by, placeOf, story, types, wordsOf, type Person, type Story } from '#test/shared/redline/scenarios/story.ts'
import { brokenTables } from '#test/shared/redline/validity.ts'
import { difference } from '#test/shared/redline/comparable.ts'
import { editing } from '#test/shared/redline/gesture.ts'

const start = withCountedIds(
  doc(
    {},
    p('Prices'),
    table(
      [
        ['Goods', 'Unit', 'Price'],
        ['Steel', 'tonne', '400'],
        ['Copper', 'kilo', '9'],
      ],
      { header: true },
    ),
    p('in pounds.'),
  ),
)

interface Where {
  readonly in: string
  readonly to?: string
}

/** Presses a command in a cell, or over the cells between two. */
function inCells(text: Story, who: Person, command: Command, { in: from, to = from }: Where): void {
  const cell = (words: string): number => placeOf(text.doc(), words).from - 2
  if (from === to) text.selects(cell(from) + 2)
  text.presses(who, (state, dispatch) => command(from === to ? state : state.apply(state.tr.setSelection(CellSelection.create(state.doc, cell(from), cell(to)))), dispatch))
}

/** The same done to a document that is not recorded. */
function untrackedOutcome(command: Command, { in: from, to = from }: Where) {
  let state = editing(start, () => 'unused')
  const cell = (words: string): number => placeOf(start, words).from - 2
  state = state.apply(state.tr.setSelection(CellSelection.create(start, cell(from), cell(to))))
  command(state, (tr) => void (state = state.apply(tr)))
  return state.doc
}

function cellsOf(text: Story): (readonly string[])[] {
  const rows: string[][] = []
  acceptAll(text.doc()).descendants((node) => {
    if (node.type.name === 'tableRow') rows.push(node.children.map((cell) => `${cell.textContent}${Number(cell.attrs['colspan']) > 1 ? ` ×${String(cell.attrs['colspan'])}` : ''}`))
    return node.type.name !== 'tableRow'
  })
  return rows
}

describe('rows and columns', () => {
  it.each<[string, Command, Where, string[][]]>([
    ['a row is added', addRowAfter, { in: 'Steel' }, [['Goods', 'Unit', 'Price'], ['Steel', 'tonne', '400'], ['', '', ''], ['Copper', 'kilo', '9']]],
    ['a row is deleted', deleteRow, { in: 'Steel' }, [['Goods', 'Unit', 'Price'], ['Copper', 'kilo', '9']]],
    ['two rows are deleted', deleteRow, { in: 'Steel', to: 'Copper' }, [['Goods', 'Unit', 'Price']]],
    ['a column is added', addColumnAfter, { in: 'tonne' }, [['Goods', 'Unit', '', 'Price'], ['Steel', 'tonne', '', '400'], ['Copper', 'kilo', '', '9']]],
    ['a column is deleted', deleteColumn, { in: 'tonne' }, [['Goods', 'Price'], ['Steel', '400'], ['Copper', '9']]],
    ['cells are merged', mergeCells, { in: 'Goods', to: 'Unit' }, [['GoodsUnit ×2', 'Price'], ['Steel', 'tonne', '400'], ['Copper', 'kilo', '9']]],
  ])('%s: accepted it is done, rejected it never was, pending it is whole', (_, command, where, expected) => {
    const text = story(start)
    inCells(text, ann, command, where)
    expect(brokenTables(text.doc())).toEqual([])
    expect(cellsOf(text)).toEqual(expected)
    expect(rejectAll(text.doc()).eq(start)).toBe(true)
    text.undoes()
    expect(text.doc().eq(start)).toBe(true)
  })

  it('merged cells can be split again, and rejecting both is exact', () => {
    const text = story(start)
    inCells(text, ann, mergeCells, { in: 'Goods', to: 'Unit' })
    text.resolves('accept')
    const merged = text.doc()
    inCells(text, ben, splitCell, { in: 'Goods' })
    expect(cellsOf(text)[0]).toEqual(['GoodsUnit', '', 'Price'])
    expect(rejectAll(text.doc()).eq(merged)).toBe(true)
  })

  it('a merge accepted is the merge made without a record', () => {
    const text = story(start)
    inCells(text, ann, mergeCells, { in: 'Goods', to: 'tonne' })
    expect(difference(acceptAll(text.doc()), untrackedOutcome(mergeCells, { in: 'Goods', to: 'tonne' }))).toBeNull()
  })
})

describe('two people at one table', () => {
  it('a row added by one, filled by another: either can be resolved alone', () => {
    const text = story(start)
    inCells(text, ann, addRowAfter, { in: 'Steel' })
    const rowAt = placeOf(text.doc(), 'Copper').from
    const filled = text.doc().resolve(rowAt).before(-1) - 3
    text.does(ben, (state) => state.tr.insertText('ounce', filled))
    text.resolves('accept', by(ann))
    expect(cellsOf(text)[2]).toEqual(['', '', 'ounce'])
    text.resolves('reject', by(ben))
    expect(cellsOf(text)[2]).toEqual(['', '', ''])
  })

  it('words typed into a row that another deletes are kept until they are decided', () => {
    const text = story(start)
    text.does(ben, types(' (hot rolled)', { after: 'Steel' }))
    inCells(text, ann, deleteRow, { in: 'Steel' })
    text.resolves('reject', by(ann))
    expect(wordsOf(text.doc())).toContain('Steel (hot rolled)')
    text.resolves('accept', by(ben))
    expect(brokenTables(text.doc())).toEqual([])
  })

  it('a column deleted by one and a row by another leave a whole table in any order', () => {
    for (const order of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      const text = story(start)
      inCells(text, ann, deleteColumn, { in: 'tonne' })
      inCells(text, ben, deleteRow, { in: 'Copper' })
      for (const who of order) {
        text.resolves('accept', by(who))
        expect(brokenTables(text.doc())).toEqual([])
      }
      expect(cellsOf(text)).toEqual([['Goods', 'Price'], ['Steel', '400']])
    }
  })
})
