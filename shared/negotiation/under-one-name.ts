import type { Node } from 'prosemirror-model'
import { withStamps } from '#shared/redline/with-stamps.ts'

/** The text with everything our people changed under one name, and how many names that took out. What others changed keeps theirs. */
export function underOneName(doc: Node, name: string): { readonly doc: Node; readonly names: number } {
  let names = 0
  const renamed = withStamps(doc, (stamp) => {
    if (stamp.person === null || stamp.author === name) return stamp
    names += 1
    return { ...stamp, author: name }
  })
  return { doc: renamed, names }
}
