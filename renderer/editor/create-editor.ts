import { Editor, Extension } from '@tiptap/core'
import { Dropcursor, Gapcursor } from '@tiptap/extensions'
import { history } from 'prosemirror-history'
import type { Schema } from 'prosemirror-model'
import { search } from 'prosemirror-search'
import type { Plugin } from 'prosemirror-state'
import { columnResizing } from 'prosemirror-tables'
import type { Step } from 'prosemirror-transform'
import type { DocumentJson } from '#shared/ipc/call.ts'
import type { Clock } from '#shared/lib/ids.ts'
import type { ListedChange } from '#shared/redline/list.ts'
import type { Decision } from '#shared/redline/resolve.ts'
import { editorKeys } from '#renderer/editor/keys/keymap.ts'
import { typedNumbers } from '#renderer/editor/keys/input-rules.ts'
import type { EditorAction } from '#renderer/editor/keys/shortcuts.ts'
import { clipboard, type PutBlob } from '#renderer/editor/paste/clipboard.ts'
import { computedText } from '#renderer/editor/plugins/computed.ts'
import { directTyping } from '#renderer/editor/plugins/direct-typing.ts'
import { editedTables } from '#renderer/editor/plugins/edited-tables.ts'
import { paragraphIds } from '#renderer/editor/plugins/paragraph-ids.ts'
import { changeCards } from '#renderer/editor/redline/change-cards.ts'
import { composition } from '#renderer/editor/redline/composition.ts'
import { deleting } from '#renderer/editor/redline/deleting.ts'
import { cursorStaysShown } from '#renderer/editor/redline/hidden.ts'
import type { Recorder } from '#renderer/editor/redline/recorder.ts'
import { recording } from '#renderer/editor/redline/recording.ts'
import { viewPlugin } from '#renderer/editor/redline/view-plugin.ts'
import { schemaExtensions, schemaSpec } from '#renderer/editor/schema/extensions.ts'
import type { EditorAuthor, RedlineView } from '#renderer/editor/session/redline-session.ts'
import { documentViews } from '#renderer/editor/views/document-views.ts'
import { nothingComputed, type LiveDocument } from '#renderer/editor/views/live-document.ts'
import { ChangedTableView } from '#renderer/editor/views/table-views.ts'

export interface ContractEditorOptions {
  /** Where the text is put; and where panels over it are drawn. */
  readonly element: HTMLElement
  readonly overlay: HTMLElement
  readonly document: DocumentJson
  readonly editable: boolean
  /** Names the text for a screen reader. */
  readonly label: string
  readonly locale: string
  readonly newId: () => string
  readonly blobUrl: (hash: string) => string
  readonly putBlob: PutBlob
  readonly smartQuotes?: boolean
  /** Who writes here; null or absent where nobody does. */
  readonly author?: EditorAuthor | null
  /** Whether changes are tracked, asked at every change. */
  readonly tracking?: () => boolean
  readonly clock?: Clock
  /** How the text is read at first. */
  readonly view?: RedlineView
  /** The colour of an author, 1 to 8, by how markup names them. */
  readonly colourOf?: (key: string) => number
  readonly onDecide?: (decision: Decision, change: ListedChange) => void
  /** Every step of every change, in order, as soon as the change is on the page. */
  readonly onSteps?: (steps: readonly Step[]) => void
  readonly onAction?: (action: EditorAction) => void
  readonly onEdit?: LiveDocument['onEdit']
  readonly onNotice?: (message: string) => void
}

/** TipTap's own keys, clipboard and deletion watcher are replaced by ours or not needed. */
const coreExtensions = { keymap: false, clipboardTextSerializer: false, delete: false, commands: false, drop: false, paste: false } as const

/**
 * Puts a contract's text on the page, ready to write. No React: the function can be called bare, as the benchmark does, with an
 * element and a document. Dispose of it with `destroy()`.
 */
export function createContractEditor(options: ContractEditorOptions): Editor {
  const jump = (paragraph: string): void => {
    editor.view.dom.querySelector(`[data-id="${CSS.escape(paragraph)}"]`)?.scrollIntoView({ block: 'center' })
  }
  const live: LiveDocument = {
    computed: nothingComputed,
    view: options.view ?? 'markup',
    views: new Set(),
    overlay: options.overlay,
    locale: options.locale,
    blobUrl: options.blobUrl,
    onEdit: (what, pos) => options.onEdit?.(what, pos),
    onJump: jump,
  }
  const recorder: Recorder = {
    author: () => (options.tracking?.() === true ? (options.author ?? null) : null),
    clock: options.clock ?? (() => new Date().toISOString()),
    newId: options.newId,
    refuse: (message) => options.onNotice?.(message),
  }
  const plugins = (schema: Schema): Plugin[] => [
    viewPlugin(live),
    cursorStaysShown(() => live.view),
    typedNumbers(options.smartQuotes ?? false),
    composition(recorder),
    directTyping,
    deleting(recorder, () => live.view),
    editorKeys((action) => options.onAction?.(action)),
    clipboard({ schema, putBlob: options.putBlob, notice: (message) => options.onNotice?.(message), computed: () => live.computed, locale: options.locale }),
    columnResizing({ cellMinWidth: 40, View: ChangedTableView }),
    editedTables(() => recorder.author() !== null),
    history({ newGroupDelay: 500 }),
    search(),
    paragraphIds(options.newId),
    computedText(live),
    changeCards({ live, colourOf: (key) => options.colourOf?.(key) ?? 2, decide: (decision, change) => options.onDecide?.(decision, change) }),
  ]
  // Off the page nothing is laid out until the text is complete.
  const editor: Editor = new Editor({
    element: document.createElement('div'),
    content: options.document,
    editable: options.editable,
    schemaSpec,
    extensions: [
      ...schemaExtensions(documentViews(live)),
      Dropcursor.configure({ class: 'document-drop-line', color: false }),
      Gapcursor,
      recording(recorder),
      Extension.create({ name: 'countersign', addProseMirrorPlugins() { return plugins(this.editor.schema) } }),
    ],
    enableCoreExtensions: coreExtensions,
    enableInputRules: false,
    enablePasteRules: false,
    injectCSS: false,
    editorProps: {
      attributes: { class: 'document', 'aria-label': options.label, 'aria-multiline': 'true', spellcheck: 'false', autocorrect: 'off', translate: 'no', ...(options.editable ? {} : { 'aria-readonly': 'true' }) },
      scrollThreshold: { top: 40, bottom: 60, left: 0, right: 0 },
      scrollMargin: { top: 80, bottom: 100, left: 0, right: 0 },
    },
    onTransaction({ transaction, appendedTransactions }) {
      const steps = [transaction, ...appendedTransactions].flatMap((applied) => applied.steps)
      if (steps.length > 0) options.onSteps?.(steps)
    },
  })
  options.element.append(editor.view.dom)
  return editor
}
