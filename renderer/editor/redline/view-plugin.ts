import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { hidesDeletions } from '#renderer/editor/redline/hidden.ts'
import type { RedlineView } from '#renderer/editor/session/redline-session.ts'
import { setAttribute, type LiveDocument } from '#renderer/editor/views/live-document.ts'

const key = new PluginKey<RedlineView>('redline view')

/** How a text is read. */
export function viewOf(state: EditorState): RedlineView {
  return key.getState(state) ?? 'markup'
}

/** Lets a text be read another way. */
export function readAs(tr: Transaction, view: RedlineView): Transaction {
  return tr.setMeta(key, view).setMeta('addToHistory', false)
}

/** Keeps how the text is read, on the page as in what is computed for it. Comes before everything that is computed. */
export function viewPlugin(live: LiveDocument): Plugin {
  const draw = (view: EditorView): void => {
    live.view = viewOf(view.state)
    setAttribute(view.dom, 'data-view', live.view)
    const clean = hidesDeletions(live.view) ? '' : null
    setAttribute(view.dom, 'data-clean', clean)
    // The panels over the paper belong to the text with its changes; its original is only read.
    if (live.view !== 'original') setAttribute(live.overlay, 'data-clean', clean)
  }
  return new Plugin<RedlineView>({
    key,
    state: {
      init: () => live.view,
      apply: (tr, view) => (tr.getMeta(key) as RedlineView | undefined) ?? view,
    },
    view(view) {
      draw(view)
      return {
        update(_view, before) {
          if (viewOf(before) !== viewOf(view.state)) draw(view)
        },
      }
    },
  })
}
