import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { isStruck } from '#renderer/editor/redline/hidden.ts'
import type { CommentAnchor } from '#renderer/editor/session/redline-session.ts'

/** The longest quotation kept of a commented passage. */
const longestQuote = 200

interface Place {
  readonly thread: string
  readonly from: number
  readonly to: number
  readonly paragraph: string | null
  readonly text: string
  readonly deleted: boolean
}

const read = new WeakMap<Node, readonly Place[]>()

/** The commented passages of a block, counted from its start. Blocks already read are not read again. */
function placesIn(block: Node): readonly Place[] {
  const known = read.get(block)
  if (known !== undefined) return known
  const places: Place[] = []
  const visit = (parent: Node, start: number, paragraph: string | null): void => {
    parent.forEach((child, offset) => {
      const from = start + offset
      for (const { type, attrs } of child.marks) {
        if (type.name === 'comment') places.push({ thread: String(attrs['thread']), from, to: from + child.nodeSize, paragraph, text: child.isText ? (child.text ?? '') : '', deleted: isStruck(child) })
      }
      if (child.childCount > 0) visit(child, from + 1, child.type.name === 'paragraph' ? (child.attrs['id'] as string | null) : paragraph)
    })
  }
  visit(block, 1, block.type.name === 'paragraph' ? (block.attrs['id'] as string | null) : null)
  read.set(block, places)
  return places
}

/** The anchors of all threads, in the order in which they begin. */
export function anchorsOf(doc: Node): readonly CommentAnchor[] {
  const anchors = new Map<string, CommentAnchor>()
  doc.forEach((block, start) => {
    for (const place of placesIn(block)) {
      const known = anchors.get(place.thread)
      const [from, to] = [start + place.from, start + place.to]
      anchors.set(
        place.thread,
        known === undefined
          ? { thread: place.thread, from, to, paragraph: place.paragraph, quote: place.text.slice(0, longestQuote), deleted: place.deleted }
          : { ...known, to, quote: (known.quote + place.text).slice(0, longestQuote), deleted: known.deleted && place.deleted },
      )
    }
  })
  return [...anchors.values()].sort((a, b) => a.from - b.from)
}

/** The words a comment is put on: those selected, or the word at the cursor; null where there are none. */
function commentedRange({ selection }: EditorState): { readonly from: number; readonly to: number } | null {
  if (!selection.empty) return { from: selection.from, to: selection.to }
  const { $from } = selection
  if (!$from.parent.isTextblock) return null
  const text = $from.parent.children.map((child) => child.text ?? '\uFFFC'.repeat(child.nodeSize)).join('')
  const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike === true)
  const word = words.findLast(({ index }) => index <= $from.parentOffset) ?? words[0]
  if (word === undefined) return text.trim() === '' ? null : { from: $from.start(), to: $from.end() }
  const from = $from.start() + word.index
  return { from, to: from + word.segment.length }
}

/** Anchors a thread to the selected words, or to the word at the cursor. The cursor stays where it was. */
export function addAnchor(thread: string): Command {
  return (state, dispatch) => {
    const comment = state.schema.marks['comment']
    const range = commentedRange(state)
    if (comment === undefined || range === null) return false
    const tr = state.tr.addMark(range.from, range.to, comment.create({ thread }))
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  }
}

/** Takes a thread's anchor out of the text. */
export function removeAnchor(thread: string): Command {
  return (state, dispatch) => {
    const comment = state.schema.marks['comment']
    const anchor = anchorsOf(state.doc).find((candidate) => candidate.thread === thread)
    if (comment === undefined || anchor === undefined) return false
    dispatch?.(state.tr.removeMark(anchor.from, anchor.to, comment.create({ thread })))
    return true
  }
}

/** The thread whose words the selection stands in; the innermost, which begins last. */
export function threadAt(state: EditorState): string | null {
  const { $from, empty } = state.selection
  if (!(state.selection instanceof TextSelection)) return null
  const marks = empty ? [...($from.nodeBefore?.marks ?? []), ...($from.nodeAfter?.marks ?? [])] : ($from.nodeAfter?.marks ?? [])
  const threads = marks.filter(({ type }) => type.name === 'comment').map(({ attrs }) => String(attrs['thread']))
  return threads.at(-1) ?? null
}
