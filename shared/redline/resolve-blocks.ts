import type { Node } from 'prosemirror-model'
import { changesOf, type NodeChange, type StructureChange } from '#shared/document/tracking.ts'
import { pendingChange, pendingWords } from '#shared/redline/pending.ts'
import { resolveInline } from '#shared/redline/resolve-inline.ts'
import { isStructure, resolveOwn, type ResolvedOwn } from '#shared/redline/resolve-own.ts'
import { type Resolving } from '#shared/redline/resolving.ts'
import { isTracked } from '#shared/document/view/document-view.ts'

/** A paragraph whose mark is gone, waiting for the next to run into; `keeps` if its own attributes are to stay. */
interface Open {
  readonly node: Node
  readonly keeps: boolean
}

function withChanges(node: Node, content: Node['content'], changes: readonly NodeChange[]): Node {
  return node.type.create({ ...node.attrs, changes: changes.length === 0 ? null : changes }, content, node.marks)
}

/** Two paragraphs run into one. Its mark is the second's; its attributes are the first's or the second's. */
function runInto(open: Open, next: Node): Node {
  const content = open.node.content.append(next.content)
  if (!open.keeps) return next.copy(content)
  return withChanges(open.node, content, [...changesOf(open.node).filter((change) => !isStructure(change)), ...changesOf(next).filter(isStructure)])
}

/** A paragraph whose attributes would be kept for a next one that has given its own up meanwhile: it does so no longer. */
function yielding(node: Node | undefined): Node | null {
  if (node === undefined || node.type.name !== 'paragraph' || !changesOf(node).some((change) => isStructure(change) && change.keeps === 'this')) return null
  const changes = changesOf(node).map((change): NodeChange => {
    if (!isStructure(change)) return change
    const { keeps: _keeps, ...rest } = change
    return rest
  })
  return withChanges(node, node.content, changes)
}

/**
 * A paragraph that should run into the next, but cannot yet: what holds it up takes its end over, so that the outcome does not depend on the
 * order in which changes are resolved. That is words that may go, or the block that follows and may go. Where nothing pending holds it, it stays.
 */
function held({ node, keeps }: Open, following: Node | null): Node {
  const holder = pendingWords(node) ?? (following === null ? null : pendingChange(following))
  if (holder === null) return node
  const change: StructureChange = { ...holder, ...(keeps ? { keeps: 'this' } : {}) }
  return withChanges(node, node.content, [...changesOf(node).filter((known) => known.kind !== change.kind || !isStructure(known)), change])
}

/**
 * Resolves a list of blocks: a document's, or a cell's. Paragraphs without mark run into the next (ECMA-376 Part 1, 17.13.5.15); without a
 * next paragraph one that has no words vanishes and one that has keeps them. `start` is the position of the first block; `block` resolves
 * those that are no paragraphs, with null for one that goes.
 */
export function resolveBlocks(parent: Node, start: number, resolving: Resolving, block: (node: Node, from: number) => Node | null): readonly Node[] {
  if (!parent.children.some(isTracked)) return parent.children
  const left: Node[] = []
  let open: Open | null = null
  const close = (following: Node | null): void => {
    if (open !== null && open.node.content.size > 0) left.push(held(open, following))
    open = null
  }
  let last: Node | null = null
  parent.forEach((child, offset) => {
    const from = start + offset
    if (child.type.name !== 'paragraph') {
      const resolved = isTracked(child) ? block(child, from) : child
      if (resolved === null) return
      close(resolved)
      left.push(resolved)
      return
    }
    const own: ResolvedOwn = isTracked(child) ? resolveOwn(child, resolveInline(child, from + 1, resolving), from, resolving) : { node: child, goneBy: [] }
    const waiting: Open | null = open
    const node: Node = waiting === null ? own.node : runInto(waiting, own.node)
    const yields = waiting === null || waiting.keeps ? null : yielding(left.at(-1))
    if (yields !== null) left[left.length - 1] = yields
    last = node
    if (own.goneBy.length === 0) {
      left.push(node)
      open = null
    } else {
      open = { node, keeps: own.goneBy.some((change) => change.keeps === 'this') }
    }
  })
  close(null)
  // A document is never without a block, and a cell ends with a paragraph, as in Word (ECMA-376 Part 1, 17.4.65).
  const cell = parent.type !== parent.type.schema.topNodeType
  if (left.length > 0 && !(cell && left.at(-1)?.type.name !== 'paragraph')) return left
  const empty = last ?? parent.type.schema.nodes['paragraph']?.create() ?? null
  return empty === null ? left : [...left, empty]
}
