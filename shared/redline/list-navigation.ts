import type { Node } from 'prosemirror-model'
import { changesOf, isTrackingMark, type ChangeStamp } from '#shared/document/tracking.ts'
import { listChanges, type ListedChange } from '#shared/redline/list.ts'

/** The ids of the changes that concern a position: of the texts on both sides of it, and of the blocks around it. */
function idsAt(doc: Node, pos: number): Set<string> {
  const place = doc.resolve(pos)
  const around = Array.from({ length: place.depth + 1 }, (_, depth) => place.node(depth))
  const ids = new Set<string>()
  for (const node of [place.nodeBefore, place.nodeAfter, ...around]) {
    if (node === null || node === doc) continue
    for (const mark of node.marks) if (isTrackingMark(mark)) ids.add((mark.attrs as ChangeStamp).id)
    if (!node.isText) for (const { id } of changesOf(node)) ids.add(id)
  }
  return ids
}

/** The change at a position: of several over each other the narrowest; null where nothing is changed. */
export function changeAt(doc: Node, pos: number): ListedChange | null {
  const ids = idsAt(doc, pos)
  if (ids.size === 0) return null
  const here = listChanges(doc).filter((change) => change.from <= pos && pos <= change.to && change.ids.some((id) => ids.has(id)))
  return here.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0] ?? null
}

/** The first change of a list that begins after a position, or that follows another; null behind the last. */
export function nextChange(changes: readonly ListedChange[], after: number | ListedChange): ListedChange | null {
  if (typeof after === 'number') return changes.find(({ from }) => from > after) ?? null
  const at = changes.findIndex(({ key }) => key === after.key)
  return at === -1 ? nextChange(changes, after.from) : (changes[at + 1] ?? null)
}

/** The last change of a list that begins before a position, or that comes before another; null before the first. */
export function previousChange(changes: readonly ListedChange[], before: number | ListedChange): ListedChange | null {
  if (typeof before === 'number') return changes.findLast(({ from }) => from < before) ?? null
  const at = changes.findIndex(({ key }) => key === before.key)
  return at === -1 ? previousChange(changes, before.from) : (changes[at - 1] ?? null)
}
