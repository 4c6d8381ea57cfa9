import type { Mark, Node } from 'prosemirror-model'
import { isTrackingMark } from '#shared/document/tracking.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'

/** What Word does not know of a change: by which id, gesture and person of the house it is told. */
const ours: ReadonlySet<string> = new Set(['id', 'group', 'person', 'key'])

function bare(stamp: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(stamp).filter(([name]) => !ours.has(name)))
}

/** Marks in the words of a file. */
export function marksKey(marks: readonly Mark[]): string {
  return canonicalJson(marks.map((mark) => [mark.type.name, isTrackingMark(mark) ? bare(mark.attrs) : mark.attrs]))
}

/** A node's own attributes and changes in the words of a file. */
export function attributesKey(node: Node): string {
  const { changes = null, ...attrs } = node.attrs as { changes?: readonly Record<string, unknown>[] | null }
  return canonicalJson({ ...attrs, changes: changes?.map(bare) ?? null })
}

function told(node: Node): unknown {
  const content = node.isText ? node.text : node.children.map(told)
  return [node.type.name, node.isText ? '' : attributesKey(node), marksKey(node.marks), content]
}

const keys = new WeakMap<Node, string>()

/** Whether two nodes are the same to Word. */
export function sameInWord(a: Node, b: Node): boolean {
  return a === b || a.eq(b) || keyOf(a) === keyOf(b)
}

function keyOf(node: Node): string {
  const known = keys.get(node) ?? JSON.stringify(told(node))
  keys.set(node, known)
  return known
}
