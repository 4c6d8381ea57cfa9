import { Fragment, Mark, type Node } from 'prosemirror-model'
import { isAnnotation, isTrackingMark, type ChangeStamp, type FormatChangeAttributes } from '#shared/document/tracking.ts'
import { extendChain, sameValue } from '#shared/redline/chain.ts'
import type { Alignment, Replaced } from '#shared/redline/alignment.ts'
import { isOwnInsertion, marked, ownStampOn, type Stamper } from '#shared/redline/stamping.ts'
import { inlineBetween, inlineUnits } from '#shared/redline/stream.ts'

/** Thrown where two things were said to correspond that do not; whoever aligned them tries again more coarsely. */
export class Misaligned extends Error {
  override readonly name = 'Misaligned'
}

/** What weaving needs at every place. */
export interface Weaving {
  readonly alignment: Alignment
  readonly stamper: Stamper
  /** The ids of the changes in the old blocks: half a paragraph keeps those of its attributes, a copy from elsewhere does not. */
  readonly carried: ReadonlySet<string>
}

type FormatLink = FormatChangeAttributes & { readonly holder: Mark | null }

function isFormatting(mark: Mark): boolean {
  return !isTrackingMark(mark) && !isAnnotation(mark)
}

function valueOf(marks: readonly Mark[], name: string): FormatChangeAttributes['before'] {
  return marks.find((mark) => mark.type.name === name)?.attrs ?? null
}

/** The marks of a text that stayed: its changes as they were, its formatting as it is now, and what changed in it remembered. */
function keptMarks(before: Node, after: Node, stamper: Stamper): readonly Mark[] {
  const formatting = after.marks.filter((mark) => !isTrackingMark(mark))
  let tracking = before.marks.filter(isTrackingMark)
  if (!isOwnInsertion(before, stamper)) {
    const names = new Set([...before.marks, ...after.marks].filter(isFormatting).map((mark) => mark.type.name))
    for (const name of names) {
      const [was, is] = [valueOf(before.marks, name), valueOf(after.marks, name)]
      if (sameValue(was, is)) continue
      const links = tracking.filter((mark) => mark.type.name === 'formatChange' && mark.attrs['mark'] === name).map((holder): FormatLink => ({ ...(holder.attrs as FormatChangeAttributes), holder }))
      const made: FormatLink = { ...stamper.stamp('formatChange'), mark: name, before: was, holder: null }
      const chain = extendChain(links, is, made, (a, b) => stamper.isMine(a) && stamper.isMine(b))
      const type = after.type.schema.marks['formatChange']
      const holders = chain.map(({ holder, ...attrs }) => holder ?? type?.create(attrs)).filter((mark) => mark !== undefined)
      tracking = [...tracking.filter((mark) => mark.type.name !== 'formatChange' || mark.attrs['mark'] !== name), ...holders]
    }
  }
  return Mark.setFrom([...tracking, ...formatting])
}

/** The text of a footnote's or an atom's two states that stayed in place. */
export function weaveKept(before: Node, after: Node, weaving: Weaving): readonly Node[] {
  if (before === after) return [after]
  if (before.isText !== after.isText || (before.isText && before.text !== after.text) || before.type !== after.type) throw new Misaligned(before.type.name)
  const marks = Mark.sameSet(before.marks, after.marks) ? after.marks : keptMarks(before, after, weaving.stamper)
  if (before.isText) return [after.mark(marks)]
  if (!before.isLeaf) return [after.type.create(after.attrs, weaveInline(before, after, weaving), marks)]
  if (sameValue(before.attrs, after.attrs)) return [after.mark(marks)]
  if (isOwnInsertion(before, weaving.stamper)) return [after.mark(marks)]
  // What is to go anyway goes as it was.
  if (before.marks.some((mark) => mark.type.name === 'deletion')) return [before]
  const old = weaveDeleted(before, null, weaving.stamper)
  const made = marked(after.mark(after.marks.filter((mark) => !isTrackingMark(mark))), 'insertion', weaving.stamper.stamp('insertion'))
  return old === null ? [made] : [old, made]
}

/** A text or an atom that was taken out: gone where it was the author's own addition, marked where it was not. */
export function weaveDeleted(node: Node, stamp: ChangeStamp | null, stamper: Stamper): Node | null {
  if (isOwnInsertion(node, stamper)) return null
  if (node.marks.some((mark) => mark.type.name === 'deletion')) return node
  return marked(node, 'deletion', stamp ?? stamper.stamp('deletion'))
}

/** A text or an atom that was put in. What it carries of other people's changes stays on it; the author's own additions are additions anew. */
export function weaveInserted(node: Node, stamp: ChangeStamp | null, stamper: Stamper): Node {
  const kept = node.marks.filter((mark) => mark.type.name !== 'insertion' || !stamper.isMine(mark.attrs as ChangeStamp))
  return marked(node.mark(kept), 'insertion', stamp ?? stamper.stamp('insertion'))
}

/** What the neighbours of a change decide: an author's change beside another of his is one change with it. */
export function neighbourStamp(left: Node | undefined, right: Node | undefined, kind: 'insertion' | 'deletion', stamper: Stamper): ChangeStamp | null {
  return ownStampOn(left, kind, stamper) ?? ownStampOn(right, kind, stamper)
}

function length(parent: Node): number {
  return parent.children.reduce((sum, child) => sum + inlineUnits(child), 0)
}

/** The inline content of two states of a footnote, woven. */
export function weaveInline(before: Node, after: Node, weaving: Weaving): Fragment {
  const { stamper, alignment } = weaving
  const out: Node[] = []
  let [a, b] = [0, 0]
  const keep = (toA: number): void => {
    const [old, now] = [inlineBetween(before, a, toA), inlineBetween(after, b, b + toA - a)]
    for (const [left, right] of zipped(old, now)) out.push(...weaveKept(left, right, weaving))
  }
  const all: readonly Replaced[] = [...alignment.inline(before, after), { fromA: length(before), toA: length(before), fromB: length(after), toB: length(after) }]
  for (const { fromA, toA, fromB, toB } of all) {
    if (fromA - a !== fromB - b) throw new Misaligned('footnote')
    keep(fromA)
    const [next] = inlineBetween(before, toA, toA + 1)
    for (const node of inlineBetween(before, fromA, toA)) {
      const gone = weaveDeleted(node, neighbourStamp(out.at(-1), next, 'deletion', stamper), stamper)
      if (gone !== null) out.push(gone)
    }
    for (const node of inlineBetween(after, fromB, toB)) out.push(weaveInserted(node, neighbourStamp(out.at(-1), next, 'insertion', stamper), stamper))
    ;[a, b] = [toA, toB]
  }
  return Fragment.fromArray(out)
}

/** Two rows of pieces with the same text, cut so that each piece of one stands beside one of the other. */
export function zipped(before: readonly Node[], after: readonly Node[]): [Node, Node][] {
  const pairs: [Node, Node][] = []
  let [i, j] = [0, 0]
  let [left, right] = [before[0], after[0]]
  while (left !== undefined && right !== undefined) {
    if (!left.isText || !right.isText || left.nodeSize === right.nodeSize) {
      pairs.push([left, right])
      ;[left, right] = [before[(i += 1)], after[(j += 1)]]
      continue
    }
    const size = Math.min(left.nodeSize, right.nodeSize)
    pairs.push([left.cut(0, size), right.cut(0, size)])
    left = left.nodeSize === size ? before[(i += 1)] : left.cut(size)
    right = right.nodeSize === size ? after[(j += 1)] : right.cut(size)
  }
  if (left !== undefined || right !== undefined) throw new Misaligned('text')
  return pairs
}
