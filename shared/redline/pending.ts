import type { Node } from 'prosemirror-model'
import { structureChanges, type ChangeStamp, type StructureChange } from '#shared/document/tracking.ts'
import { bareStamp } from '#shared/redline/stamping.ts'

/** The change by which a block may yet go, as another block's that waits for it; null for none. */
export function pendingChange(block: Node): StructureChange | null {
  const change = structureChanges(block, 'deletion')[0] ?? structureChanges(block, 'insertion')[0]
  return change === undefined ? null : { kind: change.kind, ...bareStamp(change) }
}

/** The change by which the words in a node may yet go; null where some words have no change and stay. */
export function pendingWords(node: Node): StructureChange | null {
  let first: StructureChange | null = null
  let settled = false
  node.descendants((child) => {
    if (!child.isInline) return true
    const mark = child.marks.find(({ type }) => type.name === 'deletion') ?? child.marks.find(({ type }) => type.name === 'insertion')
    if (mark === undefined) settled = true
    else first ??= { kind: mark.type.name as StructureChange['kind'], ...bareStamp(mark.attrs as ChangeStamp) }
    return false
  })
  return settled ? null : first
}
