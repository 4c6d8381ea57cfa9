import type { Node } from 'prosemirror-model'
import { nodeMemory } from '#shared/document/node-memory.ts'
import { changesOf, isTrackingMark, structureChanges } from '#shared/document/tracking.ts'

/** How a person looks at a text with changes: with all of them shown, with none of them shown, as it was, or as it will be. */
export type DocumentView = 'markup' | 'simple' | 'original' | 'final'

/** The two texts a document with changes holds: as it is with every change accepted, and as it was before any. */
export type Reading = 'final' | 'original'

/** The text a view counts and refers by. All markup and simple markup show more, but they read the final text. */
export function readingOf(view: DocumentView): Reading {
  return view === 'original' ? 'original' : 'final'
}

const goneBy = { final: 'deletion', original: 'insertion' } as const

/** The changes by which a block, or the end of a paragraph, is absent from a reading; none where it stands. */
export function absences(node: Node, reading: Reading): ReturnType<typeof structureChanges> {
  return structureChanges(node, goneBy[reading])
}

/** Whether a text or inline atom stands in a reading. */
export function standsInline(node: Node, reading: Reading): boolean {
  return !node.marks.some((mark) => mark.type.name === goneBy[reading])
}

const known = nodeMemory<boolean>()

/** Whether a node or anything in it holds a tracked change. Remembered per node, for nodes never change. */
export function isTracked(node: Node): boolean {
  if (node.isLeaf) return node.marks.some(isTrackingMark) || (!node.isText && changesOf(node).length > 0)
  const remembered = known.get(node)
  if (remembered !== undefined) return remembered
  const found = node.marks.some(isTrackingMark) || changesOf(node).length > 0 || node.children.some(isTracked)
  known.set(node, found)
  return found
}
