import { deleteSelection } from 'prosemirror-commands'
import type { Attrs } from 'prosemirror-model'
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteCellSelection, deleteColumn, deleteRow, deleteTable, mergeCells, moveTableColumn, moveTableRow, splitCell, TableMap, toggleHeaderCell, toggleHeaderColumn, toggleHeaderRow } from 'prosemirror-tables'
import { splitParagraph } from '#renderer/editor/commands/enter.ts'
import { insertTable } from '#renderer/editor/commands/insert.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { inCell, inParagraph, named, outcome, overCells, placeIn, rangeIn, topLevel, withNodeSelected, withSelection } from '#test/shared/redline/operations/places.ts'

type Run = Operation['run']

const spans = (cell: { readonly attrs: Attrs }): boolean => Number(cell.attrs['colspan']) > 1 || Number(cell.attrs['rowspan']) > 1

/** As dragging the edge of a column does: every cell of the column gets its width. */
const columnWidth: Run = (state, draw) => {
  const table = draw.pick(topLevel(state.doc, 'table'))
  if (table === undefined) return null
  const map = TableMap.get(table.node)
  const column = draw.below(map.width)
  const width = 60 + draw.below(200)
  const tr = state.tr
  for (const pos of new Set(map.cellsInRect({ left: column, right: column + 1, top: 0, bottom: map.height }))) {
    const cell = table.node.nodeAt(pos)
    if (cell === null) continue
    const span = Number(cell.attrs['colspan'])
    const widths = (cell.attrs['colwidth'] as readonly number[] | null) ?? Array.from({ length: span }, () => 100)
    tr.setNodeMarkup(table.pos + 1 + pos, null, { ...cell.attrs, colwidth: widths.with(column - map.colCount(pos), width) })
  }
  return tr.doc.eq(state.doc) ? null : tr
}

const cellParagraphs: Run = (state, draw) => {
  const block = draw.pick(named(state.doc, 'paragraph').filter(({ pos }) => state.doc.resolve(pos).depth > 1))
  return block === undefined ? null : state.tr.insertText(draw.words(), placeIn(block, draw))
}

const cellText: Run = (state, draw) => {
  const block = draw.pick(named(state.doc, 'paragraph').filter(({ node, pos }) => node.content.size > 0 && state.doc.resolve(pos).depth > 1))
  const range = block === undefined ? null : rangeIn(block, draw)
  return range === null ? null : state.tr.delete(range.from, range.to)
}

const tableDeleted: Run = (state, draw) => {
  const table = draw.pick(topLevel(state.doc, 'table'))
  return table === undefined ? null : outcome(withNodeSelected(state, table.pos), deleteSelection)
}

/** Rows and columns that no span crosses, for the command cannot move others. */
function moving(kind: 'row' | 'column'): Run {
  return (state, draw) => {
    const table = draw.pick(topLevel(state.doc, 'table').filter(({ node }) => !named(node, 'tableCell', 'tableHeader').some((cell) => spans(cell.node))))
    if (table === undefined) return null
    const { width, height } = TableMap.get(table.node)
    const [from, to] = [draw.below(kind === 'row' ? height : width), draw.below(kind === 'row' ? height : width)]
    return from === to ? null : outcome(withSelection(state, table.pos + 4), (kind === 'row' ? moveTableRow : moveTableColumn)({ from, to }))
  }
}

export const tableOperations: readonly Operation[] = [
  { name: 'insert a table', run: inParagraph((_, draw) => insertTable(1 + draw.below(3), 1 + draw.below(3))) },
  { name: 'delete a table by its node', run: tableDeleted },
  { name: 'delete a table by command', run: inCell(() => deleteTable) },
  { name: 'add a row before', table: true, run: inCell(() => addRowBefore) },
  { name: 'add a row after', table: true, run: inCell(() => addRowAfter) },
  { name: 'delete rows', table: true, run: overCells(() => deleteRow) },
  { name: 'add a column before', table: true, run: inCell(() => addColumnBefore) },
  { name: 'add a column after', table: true, run: inCell(() => addColumnAfter) },
  { name: 'delete columns', table: true, run: overCells(() => deleteColumn) },
  { name: 'merge cells', table: true, run: overCells(() => mergeCells) },
  { name: 'split a cell', table: true, run: inCell(() => splitCell, spans) },
  { name: 'switch the header row', table: true, run: inCell(() => toggleHeaderRow) },
  { name: 'switch the header column', table: true, run: inCell(() => toggleHeaderColumn) },
  { name: 'switch header cells', table: true, run: overCells(() => toggleHeaderCell) },
  { name: 'set the width of a column', run: columnWidth },
  { name: 'type in a cell', run: cellParagraphs },
  { name: 'delete in a cell', run: cellText },
  { name: 'empty cells', run: overCells(() => deleteCellSelection) },
  { name: 'Enter in a cell', run: inCell(() => splitParagraph) },
  { name: 'move a row', table: true, run: moving('row') },
  { name: 'move a column', table: true, run: moving('column') },
]
