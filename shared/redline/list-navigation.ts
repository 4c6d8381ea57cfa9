import type { Node } from 'prosemirror-model'
import { changesOf, isTrackingMark, type ChangeStamp } from '#shared/document/tracking.ts'
import { listChanges, type ListedChange } from '#shared/redline/list.ts'

function idsOf(nodes: readonly (Node | null)[]): Set<string> {
  const ids = new Set<string>()
  for (const node of nodes) {
    for (const mark of node?.marks ?? []) if (isTrackingMark(mark)) ids.add((mark.attrs as ChangeStamp).id)
    if (node !== null && !node.isText) for (const { id } of changesOf(node)) ids.add(id)
  }
  return ids
}

/** The change at a position: of the words on either side of it, else of the innermost block around it; of several the narrowest; null for none. */
export function changeAt(doc: Node, pos: number): ListedChange | null {
  const place = doc.resolve(pos)
  const blocks = Array.from({ length: place.depth }, (_, depth) => [place.node(place.depth - depth)])
  const here = listChanges(doc).filter((change) => change.from <= pos && pos <= change.to)
  for (const nodes of [[place.nodeBefore, place.nodeAfter], ...blocks]) {
    const ids = idsOf(nodes)
    const found = here.filter((change) => change.ids.some((id) => ids.has(id)))
    const [narrowest] = found.toSorted((a, b) => a.to - a.from - (b.to - b.from))
    if (narrowest !== undefined) return narrowest
  }
  return null
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
