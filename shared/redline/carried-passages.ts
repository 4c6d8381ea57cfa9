import { Mark, type Node } from 'prosemirror-model'
import { isTrackingMark } from '#shared/document/tracking.ts'
import type { Replaced } from '#shared/redline/alignment.ts'
import { sameValue } from '#shared/redline/chain.ts'

/** Whether a text or an atom of a replaced range was only carried there from where the same edit took it out. */
export type CarriedFrom = (node: Node, range: Replaced) => boolean

/** The blocks of a document that lie in what was replaced. */
export function blocksIn(before: Node, ranges: readonly Replaced[]): ReadonlySet<Node> {
  const blocks = new Set<Node>()
  for (const { fromA, toA } of ranges) {
    before.nodesBetween(fromA, toA, (node, pos) => {
      if (!node.isInline && pos >= fromA && pos + node.nodeSize <= toA) blocks.add(node)
      return !node.inlineContent
    })
  }
  return blocks
}

/** What was taken out under the same changes: a text, or an atom. */
interface TakenOut {
  readonly range: Replaced
  readonly marks: readonly Mark[]
  text: string
  readonly atom: Node | null
}

const trackingOf = (node: Node): readonly Mark[] => node.marks.filter(isTrackingMark)

function takenOut(before: Node, range: Replaced): TakenOut[] {
  const out: TakenOut[] = []
  before.nodesBetween(range.fromA, range.toA, (node, pos) => {
    if (!node.isInline) return true
    const marks = trackingOf(node)
    if (!node.isText) out.push({ range, marks, text: '', atom: node })
    else {
      const text = (node.text ?? '').slice(Math.max(0, range.fromA - pos), range.toA - pos)
      const last = out.at(-1)
      if (last !== undefined && last.atom === null && Mark.sameSet(last.marks, marks)) last.text += text
      else out.push({ range, marks, text, atom: null })
    }
    return !node.isText
  })
  return out
}

/** Whether a range of a document reaches over the bounds of its blocks. */
function crossesBlocks(doc: Node, from: number, to: number): boolean {
  return from < to && !doc.resolve(from).sameParent(doc.resolve(to))
}

/**
 * Tells what is carried. Dragging takes a passage out at one place and puts it in at another, where it replaces nothing; an edit over several
 * blocks may put in again what it took out. Anything else that looks like words of a change is written anew in the midst of them.
 */
export function carriedFrom(before: Node, after: Node, ranges: readonly Replaced[]): CarriedFrom {
  let all: TakenOut[] | null = null
  return (node, range) => {
    all ??= ranges.flatMap((one) => takenOut(before, one))
    const wide = crossesBlocks(before, range.fromA, range.toA) && crossesBlocks(after, range.fromB, range.toB)
    if (!wide && range.fromA < range.toA) return false
    const marks = trackingOf(node)
    return all.some((taken) => {
      if (!wide && taken.range === range) return false
      if (!Mark.sameSet(taken.marks, marks)) return false
      return node.isText ? taken.text.includes(node.text ?? '') : taken.atom !== null && taken.atom.type === node.type && sameValue(taken.atom.attrs, node.attrs) && taken.atom.content.eq(node.content)
    })
  }
}
