import type { Node, ResolvedPos } from 'prosemirror-model'
import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { backspaceAtStart } from '#renderer/editor/commands/enter.ts'
import { takeSelectionFromPage } from '#renderer/editor/plugins/selection-from-page.ts'
import { hidesDeletions, isStruck } from '#renderer/editor/redline/hidden.ts'
import { placeSelection, type Recorder } from '#renderer/editor/redline/recorder.ts'
import { undoRecordedRule } from '#renderer/editor/redline/undo-rule.ts'
import type { RedlineView } from '#renderer/editor/session/redline-session.ts'
import { isDeleted, isGone } from '#renderer/editor/views/block-changes.ts'

const onMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac')
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** How much text is read to find the end of a character or word; no word of a contract is longer. */
const longest = 200

/** A piece of a paragraph that still stands: text or an atom, with its place in the paragraph. */
interface Standing {
  readonly node: Node
  readonly from: number
}

/** What stands of a paragraph beside an offset, nearest first; struck words are passed over. */
function standingBeside(parent: Node, offset: number, direction: 1 | -1): Standing[] {
  const standing: Standing[] = []
  parent.forEach((child, from) => {
    const to = from + child.nodeSize
    const [start, end] = direction < 0 ? [from, Math.min(to, offset)] : [Math.max(from, offset), to]
    if (end <= start || isStruck(child)) return
    standing.push({ node: child.isText ? child.cut(start - from, end - from) : child, from: start })
  })
  return direction < 0 ? standing.reverse() : standing
}

function lengthAtEdge(text: string, direction: 1 | -1, byWord: boolean): number {
  const pieces = [...(byWord ? words : graphemes).segment(text)].map(({ segment }) => segment)
  if (direction < 0) pieces.reverse()
  if (!byWord) return pieces[0]?.length ?? 0
  const blank = pieces.findIndex((piece) => piece.trim() !== '')
  return pieces.slice(0, blank < 0 ? pieces.length : blank + 1).reduce((sum, { length }) => sum + length, 0)
}

/** The character, word or atom of a paragraph that a key takes: from its offset to its end; null where nothing stands in that direction. */
export function reached(parent: Node, offset: number, direction: 1 | -1, byWord: boolean): { readonly from: number; readonly to: number } | null {
  const standing = standingBeside(parent, offset, direction)
  const [first] = standing
  if (first === undefined) return null
  if (!first.node.isText) return { from: first.from, to: first.from + first.node.nodeSize }
  const texts: Standing[] = []
  let read = 0
  for (const piece of standing) {
    if (!piece.node.isText || read >= longest) break
    texts.push(piece)
    read += piece.node.nodeSize
  }
  const text = (direction < 0 ? texts.toReversed() : texts).map(({ node }) => node.text ?? '').join('')
  let left = lengthAtEdge(text, direction, byWord)
  let far = offset
  for (const { node, from } of texts) {
    const taken = Math.min(left, node.nodeSize)
    far = direction < 0 ? from + node.nodeSize - taken : from + taken
    left -= taken
    if (left === 0) break
  }
  // Words struck out between the cursor and what is taken are not taken again.
  const near = direction < 0 ? first.from + first.node.nodeSize : first.from
  return direction < 0 ? { from: far, to: near } : { from: near, to: far }
}

/** The paragraph's edge and, past ends that already go, the next paragraph's. */
function edgeBeyond($head: ResolvedPos, direction: 1 | -1): number | null {
  const parent = $head.node(-1)
  const index = $head.index(-1)
  if (direction < 0) {
    const before = index > 0 ? parent.child(index - 1) : null
    return before?.type.name === 'paragraph' && isDeleted(before) ? $head.before() - 1 : null
  }
  const after = index + 1 < parent.childCount ? parent.child(index + 1) : null
  return after?.type.name === 'paragraph' && isDeleted($head.parent) ? $head.after() + 1 : null
}

function moveTo(view: EditorView, pos: number): void {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)))
}

/** Takes the character, word or atom beside the cursor. False leaves the key to whatever joins paragraphs, with the cursor at the very edge. */
function take(view: EditorView, direction: 1 | -1, byWord: boolean): boolean {
  for (;;) {
    const { selection, tr } = view.state
    if (!(selection instanceof TextSelection) || !selection.empty || selection.$head.parent.type.name !== 'paragraph') return false
    const { $head } = selection
    const range = reached($head.parent, $head.parentOffset, direction, byWord)
    if (range !== null) {
      const [from, to] = [$head.start() + range.from, $head.start() + range.to]
      placeSelection(tr.delete(from, to), (recorded) => {
        const at = direction < 0 ? recorded.mapping.map(from, -1) : recorded.mapping.map(to, 1)
        recorded.setSelection(TextSelection.create(recorded.doc, at))
      })
      view.dispatch(tr.scrollIntoView())
      return true
    }
    const edge = direction < 0 ? $head.start() : $head.end()
    const beyond = edgeBeyond($head, direction)
    if (edge !== $head.pos) moveTo(view, edge)
    if (beyond === null) return false
    moveTo(view, beyond)
  }
}

/** The paragraph to be joined with in a direction, past those that are hidden: its place among its siblings; null where another block stands. */
function neighbour($head: ResolvedPos, direction: 1 | -1): number | null {
  const parent = $head.node(-1)
  for (let index = $head.index(-1) + direction; index >= 0 && index < parent.childCount; index += direction) {
    const block = parent.child(index)
    if (!isGone(block)) return block.type.name === 'paragraph' ? index : null
  }
  return null
}

/** Joins the paragraph at the cursor with the one it is seen to stand beside; what is hidden between them stays in the text. */
function joinShown(view: EditorView, direction: 1 | -1): boolean {
  const { selection, tr } = view.state
  if (!(selection instanceof TextSelection)) return false
  const { $head } = selection
  const target = neighbour($head, direction)
  if (target === null) return false
  const own = $head.index(-1)
  const parent = $head.node(-1)
  const boundaries: number[] = []
  let pos = $head.start(-1)
  parent.forEach((block, _offset, index) => {
    if (index > Math.min(own, target) && index <= Math.max(own, target)) boundaries.push(pos)
    pos += block.nodeSize
  })
  for (const boundary of boundaries.toReversed()) tr.join(boundary)
  view.dispatch(tr.scrollIntoView())
  return true
}

/** Joins are recorded as ends that go: the cursor then goes to the far side of that end, so that the key can go on. */
function followEnd(view: EditorView, direction: 1 | -1, from: number): void {
  const { doc, selection } = view.state
  if (!selection.empty || from > doc.content.size) return
  const $from = doc.resolve(from)
  if (!(selection instanceof TextSelection) || $from.parent.type.name !== 'paragraph' || selection.$head.parent.type.name !== 'paragraph') return
  const beyond = edgeBeyond($from, direction)
  if (beyond !== null && $from.parentOffset === (direction < 0 ? 0 : $from.parent.content.size)) moveTo(view, beyond)
}

interface Press {
  readonly direction: 1 | -1
  readonly byWord: boolean
}

function pressOf(event: KeyboardEvent): Press | null {
  const direction = event.key === 'Backspace' ? -1 : event.key === 'Delete' ? 1 : null
  if (direction === null || event.isComposing || event.shiftKey || event.metaKey || (onMac ? event.ctrlKey : event.altKey)) return null
  return { direction, byWord: onMac ? event.altKey : event.ctrlKey }
}

/** The same without a key: from a screen keyboard, by voice, from the menu. */
const inputs: Readonly<Record<string, Press>> = {
  deleteContentBackward: { direction: -1, byWord: false },
  deleteContentForward: { direction: 1, byWord: false },
  deleteWordBackward: { direction: -1, byWord: true },
  deleteWordForward: { direction: 1, byWord: true },
}

/**
 * Backspace and Delete where changes are tracked or hidden. What already goes is passed over, and the change goes straight into the document
 * without a detour over the page, which would show it otherwise.
 */
export function deleting(recorder: Recorder, shown: () => RedlineView): Plugin {
  const concerned = (view: EditorView): boolean => view.editable && (recorder.author() !== null || hidesDeletions(shown()))
  /** Whether the press was done here; false leaves it to the keys that join paragraphs. */
  const press = (view: EditorView, { direction, byWord }: Press): boolean => {
    if (direction < 0 && recorder.author() !== null && undoRecordedRule(view)) return true
    if (take(view, direction, byWord)) return true
    const from = view.state.selection.head
    const done = hidesDeletions(shown()) && ((direction < 0 && backspaceAtStart(view.state, view.dispatch)) || joinShown(view, direction))
    const follow = (): void => {
      if (!view.isDestroyed && recorder.author() !== null) followEnd(view, direction, from)
    }
    // The keys that join paragraphs run right after this; what they did is looked at then.
    if (done) follow()
    else queueMicrotask(follow)
    return done
  }
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        const pressed = pressOf(event)
        if (pressed === null || !concerned(view)) return false
        takeSelectionFromPage(view)
        return view.state.selection.empty && press(view, pressed)
      },
      handleDOMEvents: {
        beforeinput(view, event) {
          const pressed = event.isComposing ? undefined : inputs[event.inputType]
          if (pressed === undefined || !concerned(view) || view.composing) return false
          event.preventDefault()
          if (view.state.selection.empty) press(view, pressed)
          else view.dispatch(view.state.tr.deleteSelection().scrollIntoView())
          return true
        },
      },
    },
  })
}
