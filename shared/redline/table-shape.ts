import { Fragment, type Node } from 'prosemirror-model'

interface Placed {
  readonly cell: Node
  readonly row: number
  readonly column: number
}

/** Where each cell of a table stands, and whether every place of the grid is covered exactly once (HTML, 4.9.12). */
export interface TableShape {
  readonly cells: readonly Placed[]
  readonly width: number
  readonly regular: boolean
}

function spanOf(cell: Node, name: 'colspan' | 'rowspan'): number {
  return Number(cell.attrs[name])
}

/** The grid of a table. */
export function tableShape(table: Node): TableShape {
  const taken: boolean[][] = table.children.map(() => [])
  const cells: Placed[] = []
  let regular = true
  table.forEach((row, _offset, at) => {
    let column = 0
    row.forEach((cell) => {
      while (taken[at]?.[column] === true) column += 1
      cells.push({ cell, row: at, column })
      for (let down = at; down < at + spanOf(cell, 'rowspan'); down += 1) {
        const line = taken[down]
        if (line === undefined) {
          regular = false
          continue
        }
        for (let across = column; across < column + spanOf(cell, 'colspan'); across += 1) {
          if (line[across] === true) regular = false
          line[across] = true
        }
      }
      column += spanOf(cell, 'colspan')
    })
  })
  const width = Math.max(0, ...taken.map((line) => line.length))
  const full = taken.every((line) => line.length === width && Array.from(line, (place) => place === true).every(Boolean))
  return { cells, width, regular: regular && full && width > 0 }
}

/**
 * A table whose grid has no holes and no overlaps: spans that reach over others or beyond the last row are shortened and holes filled with
 * empty cells, so that no word is lost. A regular table comes back as it is.
 */
export function regularTable(table: Node): Node {
  const { cells, width, regular } = tableShape(table)
  if (regular || table.childCount === 0) return table
  const taken: boolean[][] = table.children.map(() => [])
  const rows: Node[][] = table.children.map(() => [])
  const free = (row: number, column: number): boolean => taken[row] !== undefined && taken[row][column] !== true
  let widest = Math.max(1, width)
  for (const { cell, row } of cells) {
    let column = 0
    while (!free(row, column)) column += 1
    let across = 1
    while (across < spanOf(cell, 'colspan') && free(row, column + across)) across += 1
    let down = 1
    const wholeRowFree = (at: number): boolean => Array.from({ length: across }, (_value, step) => free(at, column + step)).every(Boolean)
    while (down < spanOf(cell, 'rowspan') && row + down < table.childCount && wholeRowFree(row + down)) down += 1
    for (let at = row; at < row + down; at += 1) for (let step = 0; step < across; step += 1) (taken[at] ??= [])[column + step] = true
    widest = Math.max(widest, column + across)
    const same = across === spanOf(cell, 'colspan') && down === spanOf(cell, 'rowspan')
    rows[row]?.push(same ? cell : cell.type.create({ ...cell.attrs, colspan: across, rowspan: down, colwidth: across === spanOf(cell, 'colspan') ? cell.attrs['colwidth'] : null }, cell.content))
  }
  const { tableCell } = table.type.schema.nodes
  for (const [at, line] of rows.entries()) {
    for (let column = 0; column < widest; column += 1) {
      const filler = free(at, column) ? tableCell?.createAndFill() : null
      if (filler !== null && filler !== undefined) line.push(filler)
    }
  }
  return table.copy(Fragment.fromArray(rows.map((line, at) => table.child(at).copy(Fragment.fromArray(line)))))
}
