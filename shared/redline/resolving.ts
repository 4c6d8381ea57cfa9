import type { Node } from 'prosemirror-model'
import { isTracked } from '#shared/document/view/document-view.ts'
import { changesOf, isTrackingMark, type ChangeKind, type ChangeStamp } from '#shared/document/tracking.ts'

export type Decision = 'accept' | 'reject'

/** A change as it is chosen for a resolution: by author, by time, by kind, by id or by group. */
export type ResolvableChange = ChangeStamp & { readonly kind: ChangeKind }

/** A range of positions in the document that is resolved. */
export interface DocumentRange {
  readonly from: number
  readonly to: number
}

/** One resolution under way: what is decided, and which changes it takes, where. */
export interface Resolving {
  readonly decision: Decision
  /** Whether a change is taken that concerns the positions `from` to `to`; a paragraph's end concerns its last position. */
  readonly takes: (change: ResolvableChange, from: number, to: number) => boolean
  /** Where only a part of the document is resolved. */
  readonly range: DocumentRange | null
}

/** Every change in a node, with the positions it concerns. A change over several texts is told of once for each. */
export function eachChange(node: Node, start: number, visit: (change: ResolvableChange, from: number, to: number) => void): void {
  if (!isTracked(node)) return
  const end = start + node.nodeSize
  for (const mark of node.marks) if (isTrackingMark(mark)) visit({ ...(mark.attrs as ChangeStamp), kind: kindOfMark(mark.type.name) }, start, end)
  if (!node.isText) {
    for (const change of changesOf(node)) visit(change, node.type.name === 'paragraph' && change.kind !== 'property' ? end - 1 : start, end)
  }
  const inside = node.type === node.type.schema.topNodeType ? start : start + 1
  node.forEach((child, offset) => eachChange(child, inside + offset, visit))
}

/** The kind of change a tracking mark holds. */
export function kindOfMark(name: string): ChangeKind {
  return name === 'formatChange' ? 'format' : (name as 'insertion' | 'deletion')
}
