import { Fragment, type Mark, type Node, type Schema } from 'prosemirror-model'
import { isTrackingMark, type ChangeStamp, type FormatChangeAttributes } from '#shared/document/tracking.ts'
import { resolveChain } from '#shared/redline/chain.ts'
import { type Resolving } from '#shared/redline/resolving.ts'
import { isTracked } from '#shared/document/view/document-view.ts'

type FormatLink = FormatChangeAttributes & { readonly holder: Mark }

function formattingValue(marks: readonly Mark[], name: string): FormatChangeAttributes['before'] {
  return marks.find((mark) => mark.type.name === name)?.attrs ?? null
}

function withFormatting(schema: Schema, marks: readonly Mark[], name: string, value: FormatChangeAttributes['before']): readonly Mark[] {
  const type = schema.marks[name]
  if (type === undefined) return marks
  const without = marks.filter((mark) => mark.type !== type)
  return value === null ? without : type.create(value).addToSet(without)
}

/** Settles the chosen changes of formatting: each formatting mark has a chain of its own. */
function resolveFormats(node: Node, marks: readonly Mark[], resolving: Resolving, chosen: (mark: Mark) => boolean): readonly Mark[] {
  const changes = marks.filter((mark) => mark.type.name === 'formatChange')
  let settled: readonly Mark[] = marks
  for (const name of new Set(changes.map((mark) => String(mark.attrs['mark'])))) {
    const links = changes.filter((mark) => mark.attrs['mark'] === name).map((holder): FormatLink => ({ ...(holder.attrs as FormatChangeAttributes), holder }))
    const current = formattingValue(settled, name)
    const resolved = resolveChain(links, current, resolving.decision, ({ holder }) => chosen(holder))
    if (resolved.links === links) continue
    const left = resolved.links.map(({ holder, before }) => (before === holder.attrs['before'] ? holder : holder.type.create({ ...holder.attrs, before })))
    const others = settled.filter((mark) => mark.type.name !== 'formatChange' || mark.attrs['mark'] !== name)
    const kept = left.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), others)
    settled = withFormatting(node.type.schema, kept, name, resolved.current as FormatChangeAttributes['before'])
  }
  return settled
}

/** One text or atom with its marks resolved; null where it goes. */
function resolveLeaf(node: Node, from: number, resolving: Resolving): Node | null {
  if (!node.marks.some(isTrackingMark)) return node
  const to = from + node.nodeSize
  const chosen = (mark: Mark): boolean => {
    const kind = mark.type.name === 'formatChange' ? 'format' : (mark.type.name as 'insertion' | 'deletion')
    return resolving.takes({ ...(mark.attrs as ChangeStamp), kind }, from, to)
  }
  const goes = resolving.decision === 'reject' ? 'insertion' : 'deletion'
  let marks: readonly Mark[] = node.marks
  for (const mark of node.marks) {
    if (mark.type.name !== 'insertion' && mark.type.name !== 'deletion') continue
    if (!chosen(mark)) continue
    if (mark.type.name === goes) return null
    marks = mark.removeFromSet(marks)
  }
  marks = resolveFormats(node, marks, resolving, chosen)
  return marks === node.marks ? node : node.mark(marks)
}

/** Text cut where the resolved range begins and ends, so that a change may be resolved in a part of it. */
function pieces(node: Node, from: number, { range }: Resolving): readonly { readonly node: Node; readonly from: number }[] {
  if (!node.isText || range === null) return [{ node, from }]
  const cuts = [range.from - from, range.to - from].filter((cut) => cut > 0 && cut < node.nodeSize)
  const bounds = [...new Set([0, ...cuts, node.nodeSize])]
  return bounds.slice(1).map((end, index) => ({ node: node.cut(bounds[index] ?? 0, end), from: from + (bounds[index] ?? 0) }))
}

/** Inline content with its chosen changes resolved; the very same where nothing changed. `start` is the position of its first child. */
export function resolveInline(parent: Node, start: number, resolving: Resolving): Fragment {
  if (!parent.children.some(isTracked)) return parent.content
  let changed = false
  const left: Node[] = []
  parent.forEach((child, offset) => {
    if (!isTracked(child)) {
      left.push(child)
      return
    }
    const before = left.length
    for (const piece of pieces(child, start + offset, resolving)) {
      const inner = piece.node.isLeaf ? piece.node : piece.node.copy(resolveInline(piece.node, piece.from + 1, resolving))
      const own = inner.content === piece.node.content ? piece.node : inner
      const resolved = resolveLeaf(own, piece.from, resolving)
      if (resolved !== null) left.push(resolved)
    }
    changed ||= left.length !== before + 1 || left[before] !== child
  })
  if (!changed) return parent.content
  // A text that was only cut at the ends of the range is put together again.
  const joined = Fragment.fromArray(left)
  return joined.eq(parent.content) ? parent.content : joined
}
