import { Fragment, type Node } from 'prosemirror-model'
import { changesOf, type StructureChange } from '#shared/document/tracking.ts'
import { resolveBlocks } from '#shared/redline/resolve-blocks.ts'
import { resolveOwn, type ResolvedOwn } from '#shared/redline/resolve-own.ts'
import type { Resolving } from '#shared/redline/resolving.ts'
import { regularTable } from '#shared/redline/table-shape.ts'

interface ResolvedRow {
  readonly own: ResolvedOwn
  readonly cells: readonly ResolvedOwn[]
}

/** The groups of changes to rows and cells that are taken in any part: one gesture on a table is resolved whole, or its grid would break. */
function groupsTaken(table: Node, from: number, resolving: Resolving): ReadonlySet<string> {
  const groups = new Set<string>()
  table.descendants((node, offset) => {
    if (node.type.name !== 'tableRow' && node.type.spec['tableRole'] !== 'cell' && node.type.spec['tableRole'] !== 'header_cell') return false
    const at = from + 1 + offset
    for (const change of changesOf(node)) if (resolving.takes(change, at, at + node.nodeSize)) groups.add(change.group)
    return true
  })
  return groups
}

function hasWords(cell: Node): boolean {
  return cell.children.some((paragraph) => paragraph.content.size > 0)
}

/** A table with its chosen changes resolved; null where it goes. It stays where words of somebody else stand in what was to go. */
export function resolveTable(table: Node, from: number, resolving: Resolving): Node | null {
  const groups = groupsTaken(table, from, resolving)
  const inside: Resolving = groups.size === 0 ? resolving : { ...resolving, takes: (change, start, end) => groups.has(change.group) || resolving.takes(change, start, end) }
  const rows: ResolvedRow[] = []
  table.forEach((row, rowOffset) => {
    const rowAt = from + 1 + rowOffset
    const cells: ResolvedOwn[] = []
    row.forEach((cell, cellOffset) => {
      const cellAt = rowAt + 1 + cellOffset
      const blocks = resolveBlocks(cell, cellAt + 1, inside, (block) => block)
      cells.push(resolveOwn(cell, blocks === cell.children ? cell.content : Fragment.fromArray([...blocks]), cellAt, inside))
    })
    const same = cells.every(({ node }, index) => node === row.child(index))
    rows.push({ own: resolveOwn(row, same ? row.content : Fragment.fromArray(cells.map(({ node }) => node)), rowAt, inside), cells })
  })
  const kept = new Set<string>()
  for (const { own, cells } of rows) {
    for (const cell of cells) if (hasWords(cell.node)) for (const change of [...own.goneBy, ...cell.goneBy]) kept.add(change.group)
  }
  const goes = ({ goneBy }: ResolvedOwn): boolean => goneBy.some((change: StructureChange) => !kept.has(change.group))
  const left = rows.flatMap(({ own, cells }) => {
    if (goes(own)) return []
    const staying = cells.filter((cell) => !goes(cell)).map(({ node }) => node)
    if (staying.length === 0 && cells.length > 0) return []
    return [staying.length === cells.length ? own.node : own.node.copy(Fragment.fromArray(staying))]
  })
  if (left.length === 0) return null
  const same = left.length === table.childCount && left.every((row, index) => row === table.child(index))
  const resolved = resolveOwn(table, same ? table.content : Fragment.fromArray(left), from, resolving)
  const anyWords = left.some((row) => row.children.some(hasWords))
  if (resolved.goneBy.length > 0 && !anyWords) return null
  return same ? resolved.node : regularTable(resolved.node)
}
