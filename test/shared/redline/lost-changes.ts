import type { Node } from 'prosemirror-model'
import { changesOf, isTrackingMark, sameAuthor, type ChangeStamp, type NodeChange, type PropertyChange } from '#shared/document/tracking.ts'
import { propertyOf } from '#shared/redline/properties.ts'

type Author = Pick<ChangeStamp, 'author' | 'person'>

/** What the changes of other people lie on: their records, and the text under each of them in document order. */
interface Covered {
  readonly records: Map<string, ChangeStamp>
  readonly text: Map<string, string>
}

function isOwn(node: Node, author: Author): boolean {
  const own = (stamp: ChangeStamp): boolean => sameAuthor(stamp, author)
  return node.marks.some((mark) => mark.type.name === 'insertion' && own(mark.attrs as ChangeStamp)) || changesOf(node).some((change) => change.kind === 'insertion' && own(change))
}

/** Whether the author himself split a paragraph off: it stands only as long as he keeps the end before it. */
function isOwnHalf(before: Node | null, author: Author): boolean {
  return before?.type.name === 'paragraph' && changesOf(before).some((change) => change.kind === 'insertion' && change.keeps === 'this' && sameAuthor(change, author))
}

/** A property that was what it is now, and that nobody changed since: a change of nothing, which may go. An id that was lent goes with what it was lent for. */
function isIdle(change: NodeChange, node: Node): boolean {
  if (change.kind !== 'property') return false
  if (change.attribute === 'id') return true
  const chain = changesOf(node).filter((other): other is PropertyChange => other.kind === 'property' && other.attribute === change.attribute && other.key === change.key)
  const next = chain[chain.indexOf(change) + 1]
  const became = next === undefined ? propertyOf(node, change.attribute, change.key) : next.before
  return JSON.stringify(change.before) === JSON.stringify(became)
}

/** The changes by others; with `skipOwn` without those that lie on the author's own pending additions, which he may really delete. */
function coveredBy(doc: Node, author: Author, skipOwn: boolean): Covered {
  const found: Covered = { records: new Map(), text: new Map() }
  const walk = (node: Node, before: Node | null): void => {
    if (skipOwn && isOwn(node, author)) return
    const half = skipOwn && isOwnHalf(before, author)
    const concerned = changesOf(node).filter((change) => !(half && change.kind === 'property') && !(skipOwn && isIdle(change, node)))
    for (const change of concerned) if (!sameAuthor(change, author)) found.records.set(change.id, change)
    for (const mark of node.marks.filter(isTrackingMark)) {
      const stamp = mark.attrs as ChangeStamp
      if (sameAuthor(stamp, author)) continue
      found.records.set(stamp.id, stamp)
      const key = `${mark.type.name} ${String(mark.attrs['mark'] ?? '')} ${stamp.id}`
      found.text.set(key, (found.text.get(key) ?? '') + (node.isText ? (node.text ?? '') : '￼'))
    }
    for (const [index, child] of node.children.entries()) walk(child, node.maybeChild(index - 1))
  }
  walk(doc, null)
  return found
}

function isWithin(part: string, whole: string): boolean {
  let at = 0
  // Unit by unit: an edit may part the two halves of a character.
  for (const unit of part.split('')) {
    at = whole.indexOf(unit, at) + 1
    if (at === 0) return false
  }
  return true
}

/** What of other people's changes an author's gesture lost: a change that is gone or not by the same person any more, or text that is no longer under it. */
export function lostChanges(before: Node, after: Node, author: Author): string[] {
  const [had, has] = [coveredBy(before, author, true), coveredBy(after, author, false)]
  const lost: string[] = []
  for (const [id, stamp] of had.records) {
    const now = has.records.get(id)
    if (now === undefined) lost.push(`the change ${id} by ${stamp.author} is gone`)
    else if (!sameAuthor(now, stamp) || now.at !== stamp.at || now.group !== stamp.group) lost.push(`the change ${id} by ${stamp.author} is no longer his`)
  }
  for (const [key, text] of had.text) if (!isWithin(text, has.text.get(key) ?? '')) lost.push(`${key} lay on ${JSON.stringify(text)} and now lies on ${JSON.stringify(has.text.get(key) ?? '')}`)
  return lost
}
