import type { Node } from 'prosemirror-model'
import { alignItems } from '#shared/compare/align-items.ts'
import type { Comparing } from '#shared/compare/align-blocks.ts'
import type { Item } from '#shared/compare/items.ts'
import { likeness } from '#shared/compare/similarity.ts'
import type { Pair } from '#shared/redline/alignment.ts'

/** A cell and the column it begins in, counted over spans from above and from the left. */
interface PlacedCell {
  readonly index: number
  readonly column: number
  readonly item: Item
}

/** The cells of each row with their columns, and how many columns there are. */
function placeCells(rows: readonly Node[], { items }: Comparing): { rows: PlacedCell[][]; columns: number } {
  // For each column, how many of the rows to come are covered by a cell above.
  const covered: number[] = []
  let columns = 0
  const placed = rows.map((row) => {
    const cells: PlacedCell[] = []
    let column = 0
    const added: [number, number, number][] = []
    row.children.forEach((cell, index) => {
      while ((covered[column] ?? 0) > 0) column += 1
      const { colspan, rowspan } = cell.attrs as { colspan: number; rowspan: number }
      cells.push({ index, column, item: items.read(cell) })
      added.push([column, colspan, rowspan])
      column += colspan
    })
    columns = Math.max(columns, column)
    for (let at = 0; at < covered.length; at += 1) covered[at] = Math.max(0, (covered[at] ?? 0) - 1)
    for (const [from, across, down] of added) for (let at = from; at < from + across; at += 1) covered[at] = Math.max(covered[at] ?? 0, down - 1)
    return cells
  })
  return { rows: placed, columns }
}

/** Rows beyond this many are not asked about columns: so many tell enough. */
const mostRowsAsked = 40

/** Tables of more pairs of columns than this are taken column by column in order. */
const mostColumnPairs = 2_500

/** From this likeness on two columns are the same one. */
const columnAlike = 0.3

/** How alike each column of one table is to each of the other, over rows that correspond; a first row names its columns and counts thrice. */
function columnLikeness(
  pairs: readonly Pair[],
  a: { rows: PlacedCell[][]; columns: number },
  b: { rows: PlacedCell[][]; columns: number },
  { items }: Comparing,
): Float64Array {
  const sums = new Float64Array(a.columns * b.columns)
  let weights = 0
  const step = Math.max(1, Math.ceil(pairs.length / mostRowsAsked))
  for (let at = 0; at < pairs.length; at += step) {
    const pair = pairs[at]
    const weight = pair?.before === 0 && pair.after === 0 ? 3 : 1
    weights += weight
    for (const x of a.rows[pair?.before ?? -1] ?? []) {
      for (const y of b.rows[pair?.after ?? -1] ?? []) {
        const place = x.column * b.columns + y.column
        // Two empty cells are no sign; a cell filled where none was, none against.
        sums[place] = (sums[place] ?? 0) + weight * (x.item.mass === 0 && y.item.mass === 0 ? 0.5 : likeness(x.item, y.item, items).similarity)
      }
    }
  }
  return sums.map((sum) => (weights === 0 ? 0 : sum / weights))
}

/** Which column of B each column of A is, or -1: the best in order; columns alone between the same neighbours, and as many as there, are the same. */
function alignColumns(likenesses: Float64Array, columnsA: number, columnsB: number): Int32Array {
  const paired = new Int32Array(columnsA).fill(-1)
  const width = columnsB + 1
  const best = new Float64Array((columnsA + 1) * width)
  const value = (row: number, column: number): number => {
    const found = likenesses[row * columnsB + column] ?? 0
    return found >= columnAlike ? found : 0
  }
  for (let row = 1; row <= columnsA; row += 1) {
    for (let column = 1; column <= columnsB; column += 1) {
      const at = row * width + column
      const pair = value(row - 1, column - 1)
      best[at] = Math.max(best[at - width] ?? 0, best[at - 1] ?? 0, pair > 0 ? (best[at - width - 1] ?? 0) + pair : 0)
    }
  }
  for (let row = columnsA, column = columnsB; row > 0 && column > 0; ) {
    const at = row * width + column
    const pair = value(row - 1, column - 1)
    if (pair > 0 && best[at] === (best[at - width - 1] ?? 0) + pair) {
      paired[row - 1] = column - 1
      row -= 1
      column -= 1
    } else if (best[at] === best[at - width]) row -= 1
    else column -= 1
  }
  let [startA, startB] = [0, 0]
  for (let at = 0; at <= columnsA; at += 1) {
    const partner = at === columnsA ? columnsB : (paired[at] ?? -1)
    if (partner === -1) continue
    if (at - startA === partner - startB) for (let inside = startA; inside < at; inside += 1) paired[inside] = startB + inside - startA
    ;[startA, startB] = [at + 1, partner + 1]
  }
  return paired
}

function ascending(pairs: readonly Pair[]): Pair[] {
  let last = -1
  return pairs.filter(({ after }) => {
    if (after <= last) return false
    last = after
    return true
  })
}

/** The rows of two tables that correspond, and of each two such rows the cells. */
export interface AlignedTable {
  readonly rows: readonly Pair[]
  readonly cells: ReadonlyMap<Node, ReadonlyMap<Node, readonly Pair[]>>
}

/** Aligns two tables: rows by their words, columns by what stands in them over all those rows, cells by their columns. */
export function alignTables(before: Node, after: Node, comparing: Comparing): AlignedTable {
  const { items } = comparing
  const pairing = alignItems(before.children.map((row) => items.read(row)), after.children.map((row) => items.read(row)), items)
  const rows: Pair[] = []
  pairing.forEach((partner, index) => {
    if (partner !== -1) rows.push({ before: index, after: partner })
  })
  const [a, b] = [placeCells(before.children, comparing), placeCells(after.children, comparing)]
  const isWide = a.columns * b.columns > mostColumnPairs
  const columns = isWide ? Int32Array.from({ length: a.columns }, (_, column) => (column < b.columns ? column : -1)) : alignColumns(columnLikeness(rows, a, b, comparing), a.columns, b.columns)
  const cells = new Map<Node, Map<Node, readonly Pair[]>>()
  for (const pair of rows) {
    const [row, other] = [before.child(pair.before), after.child(pair.after)]
    const byColumn = new Map((b.rows[pair.after] ?? []).map(({ column, index }) => [column, index]))
    const found = (a.rows[pair.before] ?? []).flatMap(({ column, index }) => {
      const partner = byColumn.get(columns[column] ?? -1)
      return partner === undefined ? [] : [{ before: index, after: partner }]
    })
    const ofRow = cells.get(row) ?? new Map<Node, readonly Pair[]>()
    ofRow.set(other, ascending(found))
    cells.set(row, ofRow)
  }
  return { rows, cells }
}
