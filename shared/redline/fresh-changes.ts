import type { Node } from 'prosemirror-model'
import { withStamps } from '#shared/redline/with-stamps.ts'

/**
 * A text with ids of its own for the changes in it. In a file they are counted, so those of two files would be taken for each other; in a text of
 * ours each is one change's alone.
 */
export function withFreshChanges(doc: Node, prefix: string): Node {
  return withStamps(doc, (stamp) => ({
    ...stamp,
    id: `${prefix}-${stamp.id}`,
    group: `${prefix}-${stamp.group}`,
    move: stamp.move === null ? null : `${prefix}-${stamp.move}`,
  }))
}
