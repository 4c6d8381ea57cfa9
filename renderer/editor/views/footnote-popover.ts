import { baseKeymap, toggleMark } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { EditorState, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state'
import { StepMap } from 'prosemirror-transform'
import { EditorView, type NodeViewConstructor } from 'prosemirror-view'
import { placeSelection } from '#renderer/editor/redline/recorder.ts'

/** What a footnote's text is edited with. Its steps go through the outer editor, so that history and journal know of them. */
interface FootnotePopover {
  update(node: Node): void
  /** Names the panel anew, as when the footnote got another number. */
  rename(label: string): void
  close(): void
}

interface FootnotePopoverOptions {
  readonly node: Node
  readonly outer: EditorView
  readonly getPos: () => number | undefined
  readonly anchor: HTMLElement
  readonly overlay: HTMLElement
  readonly label: string
  readonly nodeViews: Readonly<Record<string, NodeViewConstructor>>
  readonly onClose: () => void
}

const fromOutside = 'countersign from outside'

function place(panel: HTMLElement, anchor: HTMLElement, overlay: HTMLElement): void {
  const mark = anchor.getBoundingClientRect()
  const frame = overlay.getBoundingClientRect()
  const width = Math.min(360, frame.width - 16)
  panel.style.width = `${width}px`
  panel.style.left = `${Math.max(8, Math.min(mark.left - frame.left - 24, frame.width - width - 8))}px`
  panel.style.top = `${mark.bottom - frame.top + 6}px`
}

/** Opens a small panel under a footnote's mark with its text in an editor of its own. */
export function openFootnote(options: FootnotePopoverOptions): FootnotePopover {
  const { outer, getPos, anchor, overlay, label } = options
  const panel = document.createElement('div')
  panel.className = 'footnote-panel'
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-label', label)
  const heading = document.createElement('div')
  heading.className = 'footnote-panel-heading'
  heading.textContent = label
  panel.append(heading)
  overlay.append(panel)
  place(panel, anchor, overlay)

  const { schema } = options.node.type
  const leave = (): boolean => {
    const pos = getPos()
    if (pos !== undefined) {
      const after = Math.min(pos + (outer.state.doc.nodeAt(pos)?.nodeSize ?? 1), outer.state.doc.content.size)
      outer.dispatch(outer.state.tr.setSelection(TextSelection.near(outer.state.doc.resolve(after))))
    }
    outer.focus()
    return true
  }
  const onOuter = (command: typeof undo) => () => command(outer.state, outer.dispatch)
  const { bold, italic, underline } = schema.marks

  const inner: EditorView = new EditorView(panel, {
    state: EditorState.create({
      doc: options.node,
      plugins: [
        keymap({
          'Mod-z': onOuter(undo),
          'Mod-y': onOuter(redo),
          Escape: leave,
          Enter: leave,
          ...(bold === undefined ? {} : { 'Mod-b': toggleMark(bold) }),
          ...(italic === undefined ? {} : { 'Mod-i': toggleMark(italic) }),
          ...(underline === undefined ? {} : { 'Mod-u': toggleMark(underline) }),
        }),
        keymap(baseKeymap),
      ],
    }),
    attributes: { class: 'footnote-text', role: 'textbox', 'aria-label': label, 'aria-multiline': 'false', spellcheck: 'false' },
    nodeViews: options.nodeViews,
    editable: () => outer.editable,
    dispatchTransaction(transaction: Transaction) {
      const { state, transactions } = inner.state.applyTransaction(transaction)
      inner.updateState(state)
      const pos = getPos()
      if (transaction.getMeta(fromOutside) === true || pos === undefined) return
      send(pos, transactions)
    },
  })
  inner.focus()

  /** Hands a change on to the outer editor, and takes back what it made of it: as changes where they are tracked, or not at all. */
  function send(pos: number, transactions: readonly Transaction[]): void {
    const offset = StepMap.offset(pos + 1)
    const tr = outer.state.tr
    for (const { steps } of transactions) {
      for (const step of steps) {
        const mapped = step.map(offset)
        if (mapped !== null) tr.step(mapped)
      }
    }
    if (!tr.docChanged) return
    let went: { readonly anchor: number; readonly head: number } | null = null
    const { anchor, head } = inner.state.selection
    tr.setSelection(TextSelection.create(tr.doc, pos + 1 + anchor, pos + 1 + head))
    placeSelection(tr, (recorded) => {
      went = { anchor: recorded.selection.anchor - pos - 1, head: recorded.selection.head - pos - 1 }
      recorded.setSelection(NodeSelection.create(recorded.doc, pos))
    })
    outer.dispatch(tr)
    const now = outer.state.doc.nodeAt(pos)
    if (now === null || outer.isDestroyed || inner.isDestroyed) return
    take(now)
    if (went !== null) select(went)
  }

  function select({ anchor: from, head }: { readonly anchor: number; readonly head: number }): void {
    const { doc, selection, tr } = inner.state
    const within = (at: number): number => Math.max(0, Math.min(at, doc.content.size))
    if (selection.anchor !== from || selection.head !== head) inner.dispatch(tr.setSelection(TextSelection.create(doc, within(from), within(head))).setMeta(fromOutside, true))
  }

  /** Takes over a change made elsewhere (undo, a field's value, a record) without sending it back. */
  function take(node: Node): void {
    if (!node.sameMarkup(inner.state.doc)) return
    const start = node.content.findDiffStart(inner.state.doc.content)
    const end = node.content.findDiffEnd(inner.state.doc.content)
    if (start === null || end === null) return
    const overlap = Math.max(0, start - Math.min(end.a, end.b))
    inner.dispatch(inner.state.tr.replace(start, end.b + overlap, node.slice(start, end.a + overlap)).setMeta(fromOutside, true))
  }

  return {
    update: take,
    rename(name) {
      panel.setAttribute('aria-label', name)
      heading.textContent = name
      inner.dom.setAttribute('aria-label', name)
    },
    close() {
      inner.destroy()
      panel.remove()
      options.onClose()
    },
  }
}
