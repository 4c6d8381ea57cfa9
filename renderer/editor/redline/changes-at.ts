import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { changesOf, isTrackingMark, type ChangeStamp } from '#shared/document/tracking.ts'
import { listChanges, type ChangeLabel, type ListedChange } from '#shared/redline/list.ts'

/** The ids of a node's own changes: of a text its marks, of a block what its attribute holds. */
function idsOf(node: Node | null): readonly string[] {
  if (node === null) return []
  return node.isInline ? node.marks.filter(isTrackingMark).map(({ attrs }) => (attrs as ChangeStamp).id) : changesOf(node).map(({ id }) => id)
}

/** The listed changes of one node that stands at a position; the narrowest first. */
export function changesOfNode(doc: Node, node: Node | null, pos: number): readonly ListedChange[] {
  const ids = new Set(idsOf(node))
  if (ids.size === 0 || node === null) return []
  const [start, end] = [pos, pos + node.nodeSize]
  // Only here, where something is changed, is the list made, and it is remembered with its document.
  return listChanges(doc)
    .filter((change) => change.from < end && change.to > start && change.ids.some((id) => ids.has(id)))
    .toSorted((a, b) => a.to - a.from - (b.to - b.from))
}

/** The changes a cursor stands in or beside, or that a selection begins with: those of the words, then those of the blocks around them. */
export function changesAt({ selection, doc }: EditorState): readonly ListedChange[] {
  const { $from, empty } = selection
  const found = new Map<string, ListedChange>()
  const add = (node: Node | null, pos: number): void => {
    for (const change of changesOfNode(doc, node, pos)) found.set(change.key, change)
  }
  add($from.nodeAfter, $from.pos)
  if (empty && $from.nodeBefore !== null) add($from.nodeBefore, $from.pos - $from.nodeBefore.nodeSize)
  for (let depth = $from.depth; depth > 0; depth -= 1) add($from.node(depth), $from.before(depth))
  return [...found.values()].filter(({ from, to }) => from <= $from.pos && $from.pos <= to)
}

const labels: Readonly<Record<ChangeLabel, string>> = { inserted: 'Inserted', deleted: 'Deleted', replaced: 'Replaced', moved: 'Moved', formatted: 'Formatted', changed: 'Changed' }

/** What a change does, in words: “Replaced”, “Formatted: Bold”, “Inserted: 2 rows”. The words themselves stand in the text. */
export function changeWords({ label, formats, properties, insertedBlocks, deletedBlocks, inserted, deleted }: ListedChange): string {
  const end = (label === 'inserted' && inserted === '¶') || (label === 'deleted' && deleted === '¶') ? ['the end of the paragraph'] : []
  const details = [...insertedBlocks, ...deletedBlocks, ...end, ...formats.map(({ words }) => words), ...properties.map(({ words }) => words)]
  return details.length === 0 ? labels[label] : `${labels[label]}: ${details.join(', ')}`
}
