import type { NodeViewRenderer } from '@tiptap/core'
import type { Node } from 'prosemirror-model'
import type { NodeViewConstructor } from 'prosemirror-view'
import { openFootnote } from '#renderer/editor/views/footnote-popover.ts'
import { setAttribute, watch, type LiveDocument } from '#renderer/editor/views/live-document.ts'

/** A footnote's mark with its computed number. Its text is edited in a panel that opens when the mark is chosen. */
export function footnoteView(live: LiveDocument, nodeViews: Readonly<Record<string, NodeViewConstructor>>): NodeViewRenderer {
  return ({ node, view, getPos }) => {
    const dom = document.createElement('sup')
    dom.className = 'document-footnote'
    dom.setAttribute('role', 'button')
    let current = node
    let label = 'Footnote'
    let panel: ReturnType<typeof openFootnote> | null = null
    const close = (): void => {
      const open = panel
      panel = null
      open?.close()
    }
    const open = (): void => {
      panel ??= openFootnote({
        node: current, outer: view, getPos, anchor: dom, overlay: live.overlay, label, nodeViews,
        onClose: () => dom.classList.remove('is-open'),
      })
      dom.classList.add('is-open')
    }
    const unwatch = watch(live, {
      refresh({ footnotes }) {
        const pos = getPos()
        const number = pos === undefined ? undefined : footnotes.get(pos)
        const text = number === undefined ? '*' : String(number)
        if (dom.textContent !== text) dom.textContent = text
        label = number === undefined ? 'Footnote' : `Footnote ${number}`
        setAttribute(dom, 'aria-label', label)
        setAttribute(dom, 'title', current.textContent === '' ? label : current.textContent)
      },
    })
    return {
      dom,
      selectNode() {
        dom.classList.add('ProseMirror-selectednode')
        open()
      },
      deselectNode() {
        dom.classList.remove('ProseMirror-selectednode')
        close()
      },
      update(next: Node) {
        if (next.type !== current.type) return false
        current = next
        panel?.update(next)
        setAttribute(dom, 'title', next.textContent === '' ? label : next.textContent)
        return true
      },
      stopEvent: () => false,
      ignoreMutation: () => true,
      destroy() {
        close()
        unwatch()
      },
    }
  }
}
