import { Fragment, type Node, type Schema, Slice } from 'prosemirror-model'
import { isAnnotation, isTrackingMark } from '#shared/document/tracking.ts'
import { acceptAll } from '#shared/redline/resolve.ts'

/** What a copied piece may begin and end inside of, from the outside in, and what each is put into to be read as a document. */
const wrappers: Readonly<Record<string, string>> = { tableRow: 'table', tableCell: 'tableRow', tableHeader: 'tableRow' }

/** A piece of a document wrapped until it is one, and how deep it then lies. */
function wrapped(schema: Schema, content: Fragment): { readonly doc: Node; readonly depth: number } | null {
  let inner = content
  let depth = 0
  for (;;) {
    const first = inner.firstChild
    if (first === null) return null
    const name = first.isInline ? 'paragraph' : wrappers[first.type.name]
    if (name === undefined) return { doc: schema.topNodeType.create(null, inner), depth }
    const type = schema.nodes[name]
    if (type === undefined) return null
    inner = Fragment.from(type.create(null, inner))
    depth += 1
  }
}

function unwrapped(doc: Node, depth: number): Fragment {
  let content = doc.content
  for (let level = 0; level < depth; level += 1) content = content.firstChild?.content ?? Fragment.empty
  return content
}

/** A node without changes and comments: of all that is in it, only what it says. */
function plain(node: Node): Node {
  const marks = node.marks.filter((mark) => !isTrackingMark(mark) && !isAnnotation(mark))
  if (node.isText) return node.mark(marks)
  const content = node.isLeaf ? node.content : Fragment.fromArray(node.children.map(plain))
  const attrs = node.attrs['changes'] === undefined || node.attrs['changes'] === null ? node.attrs : { ...node.attrs, changes: null }
  return node.type.create(attrs, content, marks)
}

function openAt(content: Fragment, wanted: number, side: 'firstChild' | 'lastChild'): number {
  let open = 0
  for (let node = content[side]; node !== null && !node.isLeaf && open < wanted; node = node[side]) open += 1
  return open
}

/** What is put into the text: never with changes or comments, wherever it comes from. */
export function withoutTracking(slice: Slice): Slice {
  return new Slice(Fragment.fromArray(slice.content.content.map(plain)), slice.openStart, slice.openEnd)
}

/** What is copied: the piece as it would be if every change were accepted, without any trace of changes and comments. */
export function cleanSlice(slice: Slice, schema: Schema): Slice {
  const whole = wrapped(schema, slice.content)
  if (whole === null) return slice
  const accepted = acceptAll(whole.doc)
  const content = Fragment.fromArray(unwrapped(accepted, whole.depth).content.map(plain))
  return new Slice(content, openAt(content, slice.openStart, 'firstChild'), openAt(content, slice.openEnd, 'lastChild'))
}
