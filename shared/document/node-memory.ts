import type { Node } from 'prosemirror-model'

/** What was found out about nodes, and need not be found out again, for nodes never change. */
export interface NodeMemory<T> {
  readonly get: (node: Node) => T | undefined
  readonly set: (node: Node, value: T) => void
}

// One table for all memories: every entry of a weak table costs the garbage collector, and a long document has thousands of nodes.
const everything = new WeakMap<Node, unknown[]>()
let memories = 0

/** A memory of one kind of finding. It holds no node that nothing else holds. */
export function nodeMemory<T>(): NodeMemory<T> {
  const own = memories
  memories += 1
  return {
    get: (node) => everything.get(node)?.[own] as T | undefined,
    set: (node, value) => {
      const findings = everything.get(node)
      if (findings !== undefined) findings[own] = value
      else {
        const made: unknown[] = []
        made[own] = value
        everything.set(node, made)
      }
    },
  }
}
