import type { Node } from 'prosemirror-model'
import { NodeSelection } from 'prosemirror-state'
import type { NodeViewConstructor } from 'prosemirror-view'
import { openFootnote } from '#renderer/editor/views/footnote-popover.ts'
import { setAttribute, watch, type LiveDocument } from '#renderer/editor/views/live-document.ts'

/** A footnote's mark with its computed number. Its text is edited in a panel that opens when the mark is chosen. */
export function footnoteView(live: LiveDocument, inside: { readonly field: NodeViewConstructor; readonly reference: NodeViewConstructor }): NodeViewConstructor {
  return (node, view, getPos) => {
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
    // Positions inside the panel count from the footnote's own start.
    const shifted = (make: NodeViewConstructor): NodeViewConstructor => (child, inner, innerPos, outerDeco, innerDeco) => {
      const outerPos = (): number | undefined => {
        const [own, from] = [getPos(), innerPos()]
        return own === undefined || from === undefined ? undefined : own + 1 + from
      }
      return make(child, inner, outerPos, outerDeco, innerDeco)
    }
    const nodeViews = { field: inside.field, reference: shifted(inside.reference) }
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
        panel?.rename(label)
        setAttribute(dom, 'title', current.textContent === '' ? label : current.textContent)
      },
    })
    dom.addEventListener('mousedown', (event) => {
      const pos = getPos()
      if (pos === undefined || event.button !== 0) return
      event.preventDefault()
      view.focus()
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)))
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
      stopEvent: (event) => event.type === 'mousedown',
      ignoreMutation: () => true,
      destroy() {
        close()
        unwatch()
      },
    }
  }
}
