import { Fragment, type Node } from 'prosemirror-model'
import { changesOf, isTrackingMark, type ChangeKind, type ChangeStamp } from '#shared/document/tracking.ts'
import { isTracked } from '#shared/document/view/document-view.ts'
import { kindOfMark } from '#shared/redline/resolving.ts'

/** Says what stamp a change has from now on; whatever else the change tells stays as it is. */
export type StampOf = <Stamp extends ChangeStamp>(stamp: Stamp, kind: ChangeKind) => Stamp

/** A text with another stamp on each of its changes, in words and on blocks. What holds no change comes back as it is. */
export function withStamps(node: Node, stampOf: StampOf): Node {
  if (!isTracked(node)) return node
  const marks = node.marks.map((mark) => (isTrackingMark(mark) ? mark.type.create(stampOf(mark.attrs as ChangeStamp, kindOfMark(mark.type.name))) : mark))
  if (node.isText) return node.mark(marks)
  const changes = changesOf(node)
  const attrs = changes.length === 0 ? node.attrs : { ...node.attrs, changes: changes.map((change) => stampOf(change, change.kind)) }
  return node.type.create(attrs, Fragment.fromArray(node.children.map((child) => withStamps(child, stampOf))), marks)
}
