import type { Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import { structureChanges } from '#shared/document/tracking.ts'
import { blockUnder, picked, placed, replaced, withChange, type Gesture, type LaidChange } from '#test/shared/document/laid-change.ts'

const isCell = (node: Node): boolean => node.type.name === 'tableCell' || node.type.name === 'tableHeader'
const stands = (node: Node): boolean => structureChanges(node, 'deletion').length === 0
const whole = (table: Node): boolean => placed(table, isCell).every(({ node }) => node.attrs['colspan'] === 1 && node.attrs['rowspan'] === 1)
const square = (table: Node): boolean => new Set(table.children.map((row) => row.childCount)).size === 1

function newCell(text: string, newId: () => string): Node {
  return schema.nodes.tableCell.create(null, [schema.nodes.paragraph.create({ id: newId() }, schema.text(text))])
}

function rowsChanged(table: Node, laid: LaidChange, gesture: Gesture): readonly Node[] | null {
  const [index, columns] = [laid.pick % table.childCount, table.child(0).childCount]
  if (laid.flag) {
    const row = schema.nodes.tableRow.create(null, Array.from({ length: columns }, () => newCell(laid.text, gesture.newId)))
    return table.children.toSpliced(index, 0, blockUnder(row, 'insertion', gesture, laid.length % 2 === 0))
  }
  const row = table.child(index)
  if (!stands(row) || table.children.filter(stands).length < 2) return null
  return table.children.with(index, blockUnder(row, 'deletion', gesture, laid.length % 2 === 0))
}

function columnsChanged(table: Node, laid: LaidChange, gesture: Gesture): readonly Node[] | null {
  const index = laid.pick % table.child(0).childCount
  const made = (row: Node): Node => blockUnder(newCell(laid.text, gesture.newId), 'insertion', gesture, row.childCount % 2 === 0)
  if (laid.flag) return table.children.map((row) => row.type.create(row.attrs, row.children.toSpliced(index, 0, made(row))))
  const standing = table.child(0).children.filter((_, column) => table.children.every((row) => stands(row.child(column)))).length
  if (standing < 2 || !table.children.every((row) => stands(row.child(index)))) return null
  return table.children.map((row) => row.type.create(row.attrs, row.children.with(index, blockUnder(row.child(index), 'deletion', gesture, laid.length % 2 === 0))))
}

/** A row or column inserted or deleted, or cells made heads, in one of the tables whose cells span nothing. */
export function changedTables(doc: Node, laid: LaidChange, gesture: Gesture): Node {
  if (laid.kind === 'cell type') {
    const found = picked(placed(doc, isCell), laid.at)
    if (found === undefined) return doc
    const { node, pos } = found
    const other = node.type.name === 'tableCell' ? schema.nodes.tableHeader : schema.nodes.tableCell
    const change = { ...gesture.stamp(), kind: 'property', attribute: 'type', before: node.type.name } as const
    const changed = withChange(node, change)
    return replaced(doc, pos, pos + node.nodeSize, [other.create(changed.attrs, changed.content)])
  }
  const found = picked(placed(doc, (node) => node.type.name === 'table' && whole(node) && square(node) && node.child(0).childCount > 0), laid.at)
  if (found === undefined) return doc
  const { node, pos } = found
  const rows = laid.kind === 'rows' ? rowsChanged(node, laid, gesture) : columnsChanged(node, laid, gesture)
  return rows === null ? doc : replaced(doc, pos, pos + node.nodeSize, [node.type.create(node.attrs, [...rows])])
}
