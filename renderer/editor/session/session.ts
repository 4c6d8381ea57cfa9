import type { Editor } from '@tiptap/core'
import type { Command } from 'prosemirror-state'
import { NodeSelection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { createStore, type StoreApi } from 'zustand'
import type { SaveState } from '#renderer/editor/journal/journal-queue.ts'
import { plainFormat, type Format } from '#renderer/editor/session/format.ts'
import { emptyRedline, type RedlineState, type RedlineVerbs } from '#renderer/editor/session/redline-session.ts'
import { redlineVerbs } from '#renderer/editor/session/redline-verbs.ts'
import type { DocumentProblem, FieldSummary, OutlineEntry } from '#renderer/editor/session/summary.ts'

/** A dialog of the editor, for the node at `pos` or for a new one. */
export type EditorDialog =
  | { readonly kind: 'signature' | 'image' | 'condition' | 'reference' | 'field' | 'link'; readonly pos: number | null }
  | null

export interface FindState {
  readonly open: boolean
  readonly replacing: boolean
  readonly search: string
  readonly replacement: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  readonly count: number
  /** The match the selection stands on, counted from 1; 0 if none. */
  readonly current: number
}

/** Everything the window knows of the contract being written; filled by the editor, read by toolbar, panels and screen. */
export interface EditorSessionState extends RedlineState {
  readonly editor: Editor | null
  readonly editable: boolean
  readonly save: SaveState
  readonly words: number
  readonly outline: readonly OutlineEntry[]
  /** The id of the clause the selection is in. */
  readonly currentClause: string | null
  readonly problems: readonly DocumentProblem[]
  readonly fields: readonly FieldSummary[]
  readonly format: Format
  readonly pageView: boolean
  readonly find: FindState
  readonly dialog: EditorDialog
  /** A plain sentence about what just happened (something left out of a paste), until it is dismissed. */
  readonly notice: string | null
}

const closedFind: FindState = { open: false, replacing: false, search: '', replacement: '', matchCase: false, wholeWord: false, count: 0, current: 0 }

export const emptySession: EditorSessionState = {
  editor: null,
  editable: false,
  save: { state: 'saved' },
  words: 0,
  outline: [],
  currentClause: null,
  problems: [],
  fields: [],
  format: plainFormat,
  pageView: false,
  find: closedFind,
  dialog: null,
  notice: null,
  ...emptyRedline,
}

export interface EditorSession extends StoreApi<EditorSessionState>, RedlineVerbs {
  /** Runs a command on the text and gives it the focus back; answers whether it did anything. */
  readonly run: (command: Command) => boolean
  /** Goes to a position of the text and shows it. */
  readonly jumpTo: (pos: number) => void
  /** Goes to a paragraph by its id; false if it is not in the text. */
  readonly jumpToParagraph: (id: string) => boolean
  readonly openFind: (replacing: boolean) => void
  readonly openDialog: (kind: NonNullable<EditorDialog>['kind'], pos?: number | null) => void
  readonly closeDialog: () => void
  readonly togglePageView: () => void
  readonly dismissNotice: () => void
  readonly focus: () => void
}

/** Blocks off the screen have estimated heights until they are drawn, so the way there is measured again when they are. */
function showInMiddle(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center' })
  requestAnimationFrame(() => {
    element.scrollIntoView({ block: 'center' })
    requestAnimationFrame(() => element.scrollIntoView({ block: 'center' }))
  })
}

function showSelection(view: EditorView): void {
  const { node } = view.domAtPos(view.state.selection.from)
  const element = node instanceof HTMLElement ? node : node.parentElement
  if (element !== null) showInMiddle(element)
}

/** Makes the session of one contract's editor. It lives as long as the screen; editors come and go in it. */
export function createEditorSession(): EditorSession {
  const store = createStore<EditorSessionState>(() => emptySession)
  const { getState, setState } = store

  function jumpTo(pos: number): void {
    const view = getState().editor?.view
    if (view === undefined) return
    const { doc, tr } = view.state
    const at = Math.max(0, Math.min(pos, doc.content.size))
    const node = doc.nodeAt(at)
    const atom = node !== null && node.isAtom && !node.isText && NodeSelection.isSelectable(node)
    view.dispatch(tr.setSelection(atom ? NodeSelection.create(doc, at) : TextSelection.near(doc.resolve(at))))
    view.focus()
    showSelection(view)
  }

  return {
    ...store,
    ...redlineVerbs(store, showSelection),
    run(command) {
      const view = getState().editor?.view
      if (view === undefined || !view.editable) return false
      const done = command(view.state, view.dispatch, view)
      view.focus()
      return done
    },
    jumpTo,
    jumpToParagraph(id) {
      let found: number | null = null
      getState().editor?.state.doc.descendants((node, pos) => {
        if (node.attrs['id'] === id) found = node.isAtom ? pos : pos + 1
        return found === null && !node.inlineContent
      })
      if (found === null) return false
      jumpTo(found)
      return true
    },
    openFind(replacing) {
      const { find, editor, editable } = getState()
      const state = editor?.state
      const { from = 0, to = 0 } = state?.selection ?? {}
      const selected = state === undefined || to - from > 100 ? '' : state.doc.textBetween(from, to, '\n')
      const search = selected !== '' && !selected.includes('\n') ? selected : find.search
      setState({ find: { ...find, open: true, replacing: replacing && editable, search } })
    },
    openDialog: (kind, pos = null) => setState({ dialog: { kind, pos } }),
    closeDialog: () => {
      setState({ dialog: null })
      getState().editor?.view.focus()
    },
    togglePageView: () => setState(({ pageView }) => ({ pageView: !pageView })),
    dismissNotice: () => setState({ notice: null }),
    focus: () => void getState().editor?.view.focus(),
  }
}
