import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import { sameAuthor, type ChangeStamp } from '#shared/document/tracking.ts'
import { isDeleted, marked, picked, placed, remade, replaced, type Gesture, type LaidChange } from '#test/shared/document/laid-change.ts'

/** Every inline child of the range mapped, text split at its ends; footnotes as a whole. */
function mapInline(parent: Node, from: number, to: number, change: (inline: Node) => readonly Node[]): Node {
  const children: Node[] = []
  parent.forEach((child, offset) => {
    const [start, end] = [Math.max(from - offset, 0), Math.min(to - offset, child.nodeSize)]
    if (start >= end) children.push(child)
    else if (!child.isText) children.push(...change(child))
    else {
      if (start > 0) children.push(child.cut(0, start))
      children.push(...change(child.cut(start, end)))
      if (end < child.nodeSize) children.push(child.cut(end))
    }
  })
  return remade(parent, children)
}

function toggled(node: Node, name: 'bold' | 'italic' | 'highlight' | 'link', attrs: Readonly<Record<string, unknown>>, stamp: ChangeStamp): readonly Node[] {
  const last = node.marks.findLast((mark) => mark.type.name === 'formatChange' && mark.attrs['mark'] === name)
  if (isDeleted(node) || (last !== undefined && sameAuthor(last.attrs as ChangeStamp, stamp))) return [node]
  const present = node.marks.find((mark) => mark.type.name === name)
  const note = schema.marks.formatChange.create({ ...stamp, mark: name, before: present === undefined ? null : present.attrs })
  const bare = present === undefined ? schema.marks[name].create(attrs).addToSet(node.marks) : present.removeFromSet(node.marks)
  return [node.mark(note.addToSet(bare))]
}

function atomFor({ pick, text }: LaidChange): Node {
  const made = [
    schema.nodes.field.create({ field: 'law' }),
    schema.nodes.reference.create({ target: `p${(pick % 6) + 1}`, form: 'both' }),
    schema.nodes.footnote.create(null, schema.text(text)),
    schema.nodes.hardBreak.create(),
    schema.nodes.opaque.create({ kind: 'equation', words: text, xml: '<m:oMath/>', parts: [] }),
  ]
  return picked(made, pick) as Node
}

/** Words, atoms, formats and comments: what happens within one paragraph or footnote. */
export function changedText(doc: Node, laid: LaidChange, gesture: Gesture): Node {
  const block = picked(placed(doc, (node) => node.type.name === 'paragraph' || (node.type.name === 'footnote' && node.content.size > 0)), laid.at)
  if (block === undefined) return doc
  const { node, pos } = block
  const starts = node.children.map((_, index) => node.children.slice(0, index).reduce((sum, child) => sum + child.nodeSize, 0))
  // A place in a text, or beside a child: never inside a footnote, whose words are a block of their own.
  const places = [...starts, node.content.size, ...starts.flatMap((start, index) => (node.child(index).isText ? [start + Math.floor(node.child(index).nodeSize / 2)] : []))]
  const from = picked(places, laid.pick) ?? 0
  const to = Math.min(from + 1 + laid.length, node.content.size)
  const insertion = (move?: string): Mark => schema.marks.insertion.create({ ...gesture.stamp(move) })
  const putBack = (inner: Node): Node => replaced(doc, pos, pos + node.nodeSize, [inner])
  const insertedAt = (parent: Node, offset: number, nodes: readonly Node[]): Node => parent.replace(offset, offset, new Slice(Fragment.fromArray([...nodes]), 0, 0))
  switch (laid.kind) {
    case 'insert text':
      return putBack(insertedAt(node, from, [schema.text(laid.text, [insertion()])]))
    case 'insert atom':
      return node.type.name === 'footnote' ? doc : putBack(insertedAt(node, from, [atomFor(laid).mark([insertion()])]))
    case 'delete': {
      const deletion = schema.marks.deletion.create({ ...gesture.stamp() })
      return putBack(mapInline(node, from, to, (inline) => [isDeleted(inline) ? inline : marked(inline, deletion)]))
    }
    case 'format': {
      const [name, stamp] = [picked(['bold', 'italic', 'highlight'] as const, laid.length) ?? 'bold', gesture.stamp()]
      return putBack(mapInline(node, from, to, (inline) => toggled(inline, name, {}, stamp)))
    }
    case 'link': {
      const stamp = gesture.stamp()
      return putBack(mapInline(node, from, to, (inline) => toggled(inline, 'link', { href: 'https://example.org/b' }, stamp)))
    }
    case 'change atom': {
      const remark = (inline: Node): readonly Node[] => {
        if (inline.type.name !== 'reference' || isDeleted(inline)) return [inline]
        const changed = schema.nodes.reference.create({ ...inline.attrs, form: 'heading' }, null, inline.marks)
        return [marked(inline, schema.marks.deletion.create({ ...gesture.stamp() })), marked(changed, insertion())]
      }
      return putBack(mapInline(node, 0, node.content.size, remark))
    }
    case 'move words': {
      const move = gesture.newId()
      const taken: Node[] = []
      const source = mapInline(node, from, to, (inline) => {
        if (isDeleted(inline) || inline.type.name === 'footnote') return [inline]
        taken.push(marked(inline, insertion(move)))
        return [marked(inline, schema.marks.deletion.create({ ...gesture.stamp(move) }))]
      })
      const moved = putBack(source)
      if (taken.length === 0 || node.type.name === 'footnote') return moved
      const target = picked(placed(moved, (other) => other.type.name === 'paragraph'), laid.length)
      if (target === undefined) return moved
      const end = target.node.content.size
      return replaced(moved, target.pos, target.pos + target.node.nodeSize, [insertedAt(target.node, end, taken)])
    }
    default: {
      const comment = schema.marks.comment.create({ thread: `thread-${laid.pick % 5}` })
      return putBack(mapInline(node, from, to, (inline) => [marked(inline, comment)]))
    }
  }
}
