import type { Node } from 'prosemirror-model'
import { standingWith, viewAtom, viewBlocks, type Standing } from '#shared/document/view/block-view.ts'
import { propertiesIn } from '#shared/document/view/attributes-view.ts'
import { absences, type Reading } from '#shared/document/view/document-view.ts'

interface Part {
  readonly standing: Standing
  readonly gone: readonly { readonly group: string }[]
}

interface Row {
  readonly node: Node
  readonly from: number
  readonly gone: Part['gone']
  readonly cells: readonly Part[]
}

function hasWords(cell: Node): boolean {
  return cell.children.some((block) => block.content.size > 0)
}

function rowsOf(table: Node, from: number, reading: Reading): Row[] {
  const rows: Row[] = []
  table.forEach((row, rowOffset) => {
    const cells: Part[] = []
    row.forEach((cell, cellOffset) => {
      const at = from + rowOffset + cellOffset + 2
      const paragraphs = viewBlocks(cell, at + 1, reading, (block, from) => viewAtom(block, from, reading))
      cells.push({ standing: standingWith(cell, at, propertiesIn(cell, reading), paragraphs), gone: absences(cell, reading) })
    })
    rows.push({ node: row, from: from + 1 + rowOffset, gone: absences(row, reading), cells })
  })
  return rows
}

/**
 * A table in a reading; null where it is absent. What one gesture took away of it stays whole where somebody else's words stand in any
 * part of that, and a row without its cells is not there.
 */
export function viewTable(table: Node, from: number, reading: Reading): Standing | null {
  const rows = rowsOf(table, from, reading)
  const kept = new Set<string>()
  for (const { gone, cells } of rows) {
    for (const cell of cells) if (hasWords(cell.standing.node)) for (const { group } of [...gone, ...cell.gone]) kept.add(group)
  }
  const stays = ({ gone }: { readonly gone: Part['gone'] }): boolean => gone.every(({ group }) => kept.has(group))
  const left = rows.filter(stays).flatMap((row) => {
    const cells = row.cells.filter(stays).map(({ standing }) => standing)
    if (cells.length === 0 && row.cells.length > 0) return []
    return [standingWith(row.node, row.from, propertiesIn(row.node, reading), cells)]
  })
  if (left.length === 0) return null
  const words = left.some(({ node }) => node.children.some(hasWords))
  return absences(table, reading).length > 0 && !words ? null : standingWith(table, from, propertiesIn(table, reading), left)
}
