import { type Fragment, Slice, type Node } from 'prosemirror-model'
import { ReplaceStep, type Transform } from 'prosemirror-transform'
import { sameValue } from '#shared/redline/chain.ts'

/** More runs of changed blocks than this are replaced in one step: every step copies the list of blocks. */
const mostRuns = 40

function setAttributes(tr: Transform, pos: number, from: Node, to: Node): void {
  for (const [name, value] of Object.entries(to.attrs)) if (!sameValue(from.attrs[name], value)) tr.setNodeAttribute(pos, name, value)
}

/** How much of two lists of inline nodes is the same at one end: whole nodes, and of two texts with the same marks their common part. */
function commonSize(from: readonly Node[], to: readonly Node[], fromEnd: boolean, most: number): number {
  const at = (nodes: readonly Node[], index: number): Node | undefined => nodes[fromEnd ? nodes.length - 1 - index : index]
  let size = 0
  for (let index = 0; ; index += 1) {
    const [a, b] = [at(from, index), at(to, index)]
    if (a === undefined || b === undefined) return Math.min(size, most)
    if (a === b || a.eq(b)) {
      size += a.nodeSize
      continue
    }
    const [left, right] = [a.text ?? '', b.text ?? '']
    if (!a.isText || !b.isText || !a.sameMarkup(b)) return Math.min(size, most)
    let same = 0
    while (same < left.length && same < right.length && left[fromEnd ? left.length - 1 - same : same] === right[fromEnd ? right.length - 1 - same : same]) same += 1
    return Math.min(size + same, most)
  }
}

/** Replaces the part in which inline content differs. */
function replaceInline(tr: Transform, start: number, from: Node, to: Node): void {
  const shorter = Math.min(from.content.size, to.content.size)
  const first = commonSize(from.children, to.children, false, shorter)
  const last = commonSize(from.children, to.children, true, shorter - first)
  const [endA, endB] = [from.content.size - last, to.content.size - last]
  if (first < endA || first < endB) tr.step(new ReplaceStep(start + first, start + endA, new Slice(to.content.cut(first, endB), 0, 0)))
}

/** Whether two nodes differ in no more than attributes and content, so that the old one can become the new one in place. */
function sameNode(from: Node, to: Node): boolean {
  if (from.type !== to.type || from.isText) return false
  return from.marks.length === to.marks.length && from.marks.every((mark, index) => to.marks[index]?.eq(mark) === true) && (from.type.name !== 'paragraph' || from.attrs['id'] === to.attrs['id'])
}

interface Run {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/** Children that differ between two lists, in runs; children that are known again by type and id stand beside each other. */
function differingRuns(from: readonly Node[], to: readonly Node[]): Run[] {
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start += 1
  let end = 0
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1
  const places = new Map<string, number>()
  for (let index = start; index < from.length - end; index += 1) {
    const id: unknown = from[index]?.attrs['id']
    if (typeof id === 'string') places.set(id, index)
  }
  const runs: Run[] = []
  let [a, b] = [start, start]
  const push = (toA: number, toB: number): void => {
    if (a < toA || b < toB) runs.push({ fromA: a, toA, fromB: b, toB })
  }
  for (let index = start; index < to.length - end; index += 1) {
    const node = to[index]
    const id: unknown = node?.attrs['id']
    const partner = typeof id === 'string' ? places.get(id) : undefined
    if (node === undefined || partner === undefined || partner < a) continue
    push(partner, index)
    if (from[partner] !== node) runs.push({ fromA: partner, toA: partner + 1, fromB: index, toB: index + 1 })
    ;[a, b] = [partner + 1, index + 1]
  }
  push(from.length - end, to.length - end)
  return runs
}

function changeNode(tr: Transform, pos: number, from: Node, to: Node): void {
  setAttributes(tr, pos, from, to)
  if (from.content === to.content) return
  if (from.inlineContent) replaceInline(tr, pos + 1, from, to)
  else changeChildren(tr, pos + 1, from.children, to.children, to.content)
}

/** Where a child begins in the content of its parent, or the content ends. Counted when it is asked for: most changes are of one block of thousands. */
function offsetOf(nodes: readonly Node[], index: number): number {
  let offset = 0
  for (let before = 0; before < index; before += 1) offset += nodes[before]?.nodeSize ?? 0
  return offset
}

/** Changes a list of blocks from its end to its start, so that positions before stay true. */
function changeChildren(tr: Transform, start: number, from: readonly Node[], to: readonly Node[], content: Fragment): void {
  const runs = differingRuns(from, to)
  const [first, last] = [runs[0], runs.at(-1)]
  if (first === undefined || last === undefined) return
  const replace = ({ fromA, toA, fromB, toB }: Run): void => {
    tr.step(new ReplaceStep(start + offsetOf(from, fromA), start + offsetOf(from, toA), new Slice(content.cut(offsetOf(to, fromB), offsetOf(to, toB)), 0, 0)))
  }
  if (runs.length > mostRuns) {
    replace({ fromA: first.fromA, toA: last.toA, fromB: first.fromB, toB: last.toB })
    return
  }
  for (const run of runs.toReversed()) {
    const pairs = run.toA - run.fromA === run.toB - run.fromB && from.slice(run.fromA, run.toA).every((node, index) => {
      const other = to[run.fromB + index]
      return other !== undefined && sameNode(node, other)
    })
    if (!pairs) replace(run)
    else {
      for (let index = run.toA - run.fromA - 1; index >= 0; index -= 1) {
        const [node, other] = [from[run.fromA + index], to[run.fromB + index]]
        if (node !== undefined && other !== undefined && node !== other) changeNode(tr, start + offsetOf(from, run.fromA + index), node, other)
      }
    }
  }
}

/**
 * Adds the steps that turn the transform's document into another: attributes one by one, and only the content that differs, so that the
 * cursor, the history and the page keep everything else. Where very much differs it is replaced at once.
 */
export function stepsBetween<T extends Transform>(tr: T, wanted: Node): T {
  const { doc } = tr
  changeChildren(tr, 0, doc.children, wanted.children, wanted.content)
  for (const [name, value] of Object.entries(wanted.attrs)) if (!sameValue(doc.attrs[name], value)) tr.setDocAttribute(name, value)
  return tr
}
