import { Fragment, type Node } from 'prosemirror-model'
import type { Pair } from '#shared/redline/alignment.ts'
import { deletedCopy, insertedCopy } from '#shared/redline/copies.ts'
import { isOwnBlock, ownStampOnBlock, type Stamper } from '#shared/redline/stamping.ts'
import { tableShape } from '#shared/redline/table-shape.ts'
import type { Weaving } from '#shared/redline/weave-inline.ts'
import { propertyChanges, propertiesOf, structureOf, withAttributes } from '#shared/redline/weave-properties.ts'

/** One table, or where it cannot be shown in one, the old one taken out and the new one put in. */
export type WovenTable = readonly { readonly node: Node; readonly standing: 'kept' | 'deleted' | 'inserted' }[]

export interface TableWeaving {
  readonly weaving: Weaving
  /** The content of two states of a cell, woven. */
  readonly cell: (before: Node, after: Node) => readonly Node[]
  /** Whether a candidate is exactly what was before when rejected, and what is now when accepted. */
  readonly exact: (candidate: Node, before: Node, after: Node) => boolean
}

/** Visits two lists of children that are paired: those that stayed, and at each place those taken out before those put in. */
function eachPaired(before: Node, after: Node, pairs: readonly Pair[], kept: (a: Node, b: Node) => void, gone: (a: Node) => void, made: (b: Node) => void): void {
  let [a, b] = [0, 0]
  for (const pair of [...pairs, { before: before.childCount, after: after.childCount }]) {
    while (a < pair.before) gone(before.child(a++))
    while (b < pair.after) made(after.child(b++))
    if (a < before.childCount && b < after.childCount) kept(before.child(a++), after.child(b++))
  }
}

function settled(before: Node, after: Node, content: readonly Node[], own: boolean, stamper: Stamper): Node {
  const same = before === after && content.length === after.childCount && content.every((child, index) => child === after.child(index))
  if (same) return after
  const properties = own ? propertiesOf(before) : propertyChanges(before, after, stamper)
  return withAttributes(after, Fragment.fromArray([...content]), [...properties, ...structureOf(before)])
}

/** The table woven row by row and cell by cell. Its grid may have come apart where cells were merged or split. */
function byCells(before: Node, after: Node, { weaving, cell }: TableWeaving): Node {
  const { stamper, alignment } = weaving
  const deletion = (node: Node, left: Node | undefined): Node => deletedCopy(node, ownStampOnBlock(left, 'deletion', stamper) ?? stamper.stamp('deletion'), stamper)
  const insertion = (node: Node, left: Node | undefined): Node => insertedCopy(node, ownStampOnBlock(left, 'insertion', stamper) ?? stamper.stamp('insertion'), stamper)
  const rows: Node[] = []
  const ownTable = isOwnBlock(before, stamper)
  eachPaired(
    before,
    after,
    alignment.rows(before, after),
    (oldRow, newRow) => {
      if (oldRow === newRow) {
        rows.push(newRow)
        return
      }
      const ownRow = ownTable || isOwnBlock(oldRow, stamper)
      const cells: Node[] = []
      eachPaired(
        oldRow,
        newRow,
        alignment.cells(oldRow, newRow),
        (oldCell, newCell) => cells.push(oldCell === newCell ? newCell : settled(oldCell, newCell, cell(oldCell, newCell), ownRow || isOwnBlock(oldCell, stamper), stamper)),
        (oldCell) => void (isOwnBlock(oldCell, stamper) || ownRow || cells.push(deletion(oldCell, cells.at(-1)))),
        (newCell) => cells.push(insertion(newCell, cells.at(-1))),
      )
      rows.push(settled(oldRow, newRow, cells, ownRow, stamper))
    },
    (oldRow) => void (ownTable || isOwnBlock(oldRow, stamper) || rows.push(deletion(oldRow, rows.at(-1)))),
    (newRow) => rows.push(insertion(newRow, rows.at(-1))),
  )
  return settled(before, after, rows, ownTable, stamper)
}

/** How many rows from one end are untouched and closed: no cell of theirs reaches into the rows between. */
function untouchedRows(before: Node, after: Node, fromEnd: boolean): number {
  const reaches = (table: Node, count: number): boolean =>
    tableShape(table).cells.some(({ cell, row }) => {
      const edge = fromEnd ? table.childCount - count : count
      return row < edge && row + Number(cell.attrs['rowspan']) > edge
    })
  let same = 0
  const most = Math.min(before.childCount, after.childCount)
  while (same < most && before.child(fromEnd ? before.childCount - 1 - same : same).eq(after.child(fromEnd ? after.childCount - 1 - same : same))) same += 1
  while (same > 0 && (reaches(before, same) || reaches(after, same))) same -= 1
  return same
}

/** The rows a change touches taken out and put in anew. */
function byRows(before: Node, after: Node, { weaving }: TableWeaving): Node {
  const { stamper } = weaving
  const top = untouchedRows(before, after, false)
  const bottom = Math.min(untouchedRows(before, after, true), Math.min(before.childCount, after.childCount) - top)
  const old = before.children.slice(top, before.childCount - bottom)
  const now = after.children.slice(top, after.childCount - bottom)
  const rows = [
    ...before.children.slice(0, top),
    ...old.filter((row) => !isOwnBlock(row, stamper)).map((row) => deletedCopy(row, stamper.stamp('deletion'), stamper)),
    ...now.map((row) => insertedCopy(row, stamper.stamp('insertion'), stamper)),
    ...before.children.slice(before.childCount - bottom),
  ]
  return settled(before, after, rows, isOwnBlock(before, stamper), stamper)
}

/** Two states of a table woven: by cells where its grid allows, else by rows, else as a whole. */
export function weaveTable(before: Node, after: Node, how: TableWeaving): WovenTable {
  if (before === after) return [{ node: after, standing: 'kept' }]
  for (const way of [byCells, byRows]) {
    const woven = way(before, after, how)
    if (tableShape(woven).regular && how.exact(woven, before, after)) return [{ node: woven, standing: 'kept' }]
  }
  const { stamper } = how.weaving
  const made = insertedCopy(after, stamper.stamp('insertion'), stamper)
  if (isOwnBlock(before, stamper)) return [{ node: made, standing: 'inserted' }]
  return [
    { node: deletedCopy(before, stamper.stamp('deletion'), stamper), standing: 'deleted' },
    { node: made, standing: 'inserted' },
  ]
}
