import type { Node } from 'prosemirror-model'

/** A place in a row: a cell, or the going on of one from a row above. */
export interface GridPlace {
  readonly column: number
  readonly span: number
  /** The cell, with its position; null where one from above goes on. */
  readonly cell: { readonly node: Node; readonly pos: number } | null
  /** The cell this belongs to, also where it goes on. */
  readonly owner: Node
}

/** The places of every row of a table, so that cells over several rows are told where they go on (ECMA-376 Part 1, 17.4.85 vMerge). */
export function gridOf(table: Node, pos: number): { readonly rows: readonly (readonly GridPlace[])[]; readonly columns: number } {
  const rows: GridPlace[][] = []
  let columns = 0
  let open: { readonly owner: Node; readonly column: number; readonly span: number; left: number }[] = []
  table.forEach((row, rowOffset) => {
    const places: GridPlace[] = []
    const next: typeof open = []
    let column = 0
    const goOn = (): void => {
      for (let above = open.find((each) => each.column === column); above !== undefined; above = open.find((each) => each.column === column)) {
        places.push({ column, span: above.span, cell: null, owner: above.owner })
        if (above.left > 1) next.push({ ...above, left: above.left - 1 })
        column += above.span
      }
    }
    row.forEach((cell, cellOffset) => {
      goOn()
      const { colspan, rowspan } = cell.attrs as { colspan: number; rowspan: number }
      places.push({ column, span: colspan, cell: { node: cell, pos: pos + 1 + rowOffset + 1 + cellOffset }, owner: cell })
      if (rowspan > 1) next.push({ owner: cell, column, span: colspan, left: rowspan - 1 })
      column += colspan
    })
    goOn()
    columns = Math.max(columns, column)
    open = next
    rows.push(places)
  })
  return { rows, columns }
}
