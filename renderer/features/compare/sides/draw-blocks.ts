import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { computedText } from '#renderer/editor/plugins/computed.ts'
import type { RedlineView } from '#renderer/editor/session/redline-session.ts'
import { documentViews } from '#renderer/editor/views/document-views.ts'
import { nothingComputed, type LiveDocument } from '#renderer/editor/views/live-document.ts'
import { ChangedTableView } from '#renderer/editor/views/table-views.ts'

/** What drawing a text needs of the window. */
export interface Drawing {
  readonly locale: string
  readonly blobUrl: (hash: string) => string
}

const cellMinWidth = 40
const nothing = (): void => undefined

/** A footnote's mark opens nothing here, so it is no button; what it says stands in its title. */
function asText(block: Element): void {
  for (const mark of block.querySelectorAll('.document-footnote')) {
    mark.removeAttribute('role')
    mark.removeAttribute('aria-label')
  }
}

/**
 * Draws a text as the editor does, with its numbers, fields and references, once and for reading only: one element for each top-level block.
 * The editor that drew them is gone when they are there.
 */
export function drawBlocks(doc: Node, view: RedlineView, { locale, blobUrl }: Drawing): readonly Element[] {
  const live: LiveDocument = { computed: nothingComputed, view, views: new Set(), overlay: document.createElement('div'), locale, blobUrl, onEdit: nothing, onJump: nothing }
  const { nodes = {}, marks = {} } = documentViews(live)
  const drawn = new EditorView(null, {
    state: EditorState.create({ doc, plugins: [computedText(live)] }),
    nodeViews: { ...nodes, table: (node, inside) => new ChangedTableView(node, cellMinWidth, inside) },
    markViews: marks,
    editable: () => false,
  })
  const blocks = [...drawn.dom.children]
  drawn.destroy()
  blocks.forEach(asText)
  return blocks
}
