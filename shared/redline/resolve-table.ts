import { Fragment, type Node } from 'prosemirror-model'
import { changesOf, type StructureChange } from '#shared/document/tracking.ts'
import { pendingWords } from '#shared/redline/pending.ts'
import { resolveBlocks } from '#shared/redline/resolve-blocks.ts'
import { resolveLeaf, resolveOwn, type ResolvedOwn } from '#shared/redline/resolve-own.ts'
import type { Resolving } from '#shared/redline/resolving.ts'
import { withStructureChange } from '#shared/redline/stamping.ts'
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
      const blocks = resolveBlocks(cell, cellAt + 1, inside, (block, at) => resolveLeaf(block, at, inside))
      cells.push(resolveOwn(cell, blocks.length === cell.childCount && blocks.every((block, index) => block === cell.child(index)) ? cell.content : Fragment.fromArray([...blocks]), cellAt, inside))
    })
    const same = cells.every(({ node }, index) => node === row.child(index))
    rows.push({ own: resolveOwn(row, same ? row.content : Fragment.fromArray(cells.map(({ node }) => node)), rowAt, inside), cells })
  })
  // Words in what was to go hold the whole gesture up; what may take them away yet takes it over.
  const held = new Map<string, StructureChange | null>()
  for (const { own, cells } of rows) {
    for (const cell of cells) if (hasWords(cell.node)) for (const change of [...own.goneBy, ...cell.goneBy]) held.set(change.group, held.get(change.group) ?? pendingWords(cell.node))
  }
  const goes = ({ goneBy }: ResolvedOwn): boolean => goneBy.some((change) => !held.has(change.group))
  const staying = ({ node, goneBy }: ResolvedOwn): Node => {
    const holder = goneBy.map((change) => held.get(change.group)).find((change) => change !== null && change !== undefined)
    return holder === undefined || holder === null ? node : withStructureChange(node, holder.kind, holder)
  }
  const left = rows.flatMap(({ own, cells }) => {
    if (goes(own)) return []
    const kept = cells.filter((cell) => !goes(cell)).map(staying)
    if (kept.length === 0 && cells.length > 0) return []
    const row = staying(own)
    return [kept.every((cell, index) => cell === row.maybeChild(index)) && kept.length === row.childCount ? row : row.copy(Fragment.fromArray(kept))]
  })
  if (left.length === 0) return null
  const same = left.length === table.childCount && left.every((row, index) => row === table.child(index))
  const resolved = resolveOwn(table, same ? table.content : Fragment.fromArray(left), from, resolving)
  const anyWords = left.some((row) => row.children.some(hasWords))
  if (resolved.goneBy.length > 0 && !anyWords) return null
  const holder = resolved.goneBy.length > 0 ? pendingWords(resolved.node) : null
  const stays = holder === null ? resolved.node : withStructureChange(resolved.node, holder.kind, holder)
  return same ? stays : regularTable(stays)
}
