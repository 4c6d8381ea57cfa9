import type { MarkViewConstructor, NodeViewConstructor } from 'prosemirror-view'
import type { Node } from 'prosemirror-model'
import type { ImageAttributes, ReferenceAttributes } from '#shared/document/attributes.ts'
import { fieldText, formatFieldValue } from '#shared/document/field-format.ts'
import type { Condition } from '#shared/document/field.ts'
import type { BrokenReason } from '#shared/document/references.ts'
import { standing, whyItStands } from '#renderer/editor/views/condition-text.ts'
import { setAttribute, watch, type LiveDocument } from '#renderer/editor/views/live-document.ts'

function atomElement(className: string): HTMLElement {
  const dom = document.createElement('span')
  dom.className = className
  dom.contentEditable = 'false'
  return dom
}

/** A field's value in the text, or its label on a highlighted ground while it has none. */
export function fieldView(live: LiveDocument): NodeViewConstructor {
  return (node) => {
    const dom = atomElement('document-field')
    let current = node
    const draw = (): void => {
      const id = String(current.attrs['field'])
      const part = current.attrs['part'] as string | null
      const field = live.computed.fields.find((candidate) => candidate.id === id)
      const filled = field !== undefined && formatFieldValue(field, part, live.locale) !== null
      const text = filled || field === undefined ? fieldText(live.computed.fields, id, part, live.locale) : `${field.label}${part === null ? '' : ` – ${part}`}`
      if (dom.textContent !== text) dom.textContent = text
      setAttribute(dom, 'data-field-id', id)
      setAttribute(dom, 'data-filled', filled ? 'yes' : 'no')
      setAttribute(dom, 'title', field === undefined ? 'This field is not in the document' : filled ? field.label : `${field.label}: not filled in yet`)
    }
    const unwatch = watch(live, { refresh: draw })
    return {
      dom,
      update(next: Node) {
        if (next.type !== current.type) return false
        current = next
        draw()
        return true
      },
      ignoreMutation: () => true,
      destroy: unwatch,
    }
  }
}

/** Why a reference does not resolve, and what to do. */
const brokenWords: Readonly<Record<BrokenReason, string>> = {
  missing: 'The clause referred to is gone. Choose another, or delete this reference.',
  excluded: 'The clause referred to is left out by its condition.',
  unnumbered: 'The paragraph referred to has no number. Number it, or refer to its words.',
}

/** A cross-reference, which follows its target's number; shown as an error where the target is gone. Ctrl and click goes there. */
export function referenceView(live: LiveDocument): NodeViewConstructor {
  return (node, _view, getPos) => {
    const dom = atomElement('document-reference')
    let target = (node.attrs as ReferenceAttributes).target
    const unwatch = watch(live, {
      refresh({ references }) {
        const pos = getPos()
        const shown = pos === undefined ? undefined : references.get(pos)
        // Between two readings positions may have moved on; the words stay until the next one.
        if (shown === undefined || shown.target !== target) return
        if (dom.textContent !== shown.text) dom.textContent = shown.text
        setAttribute(dom, 'data-broken', shown.broken ? 'yes' : null)
        setAttribute(dom, 'title', shown.reason === null ? 'Ctrl and click to go to the clause' : brokenWords[shown.reason])
      },
    })
    if (dom.textContent === '') dom.textContent = '…'
    dom.addEventListener('mousedown', (event) => {
      if ((event.ctrlKey || event.metaKey) && target !== null) {
        event.preventDefault()
        live.onJump(target)
      }
    })
    return {
      dom,
      update(next: Node) {
        if (next.type.name !== 'reference') return false
        target = (next.attrs as ReferenceAttributes).target
        return true
      },
      ignoreMutation: () => true,
      destroy: unwatch,
    }
  }
}

/** An image the workspace keeps, at its size in points; its words where it cannot be shown. */
export function imageView(live: LiveDocument): NodeViewConstructor {
  return (node, _view, getPos) => {
    const dom = document.createElement('img')
    dom.className = 'document-image'
    const draw = (attrs: ImageAttributes): void => {
      setAttribute(dom, 'src', live.blobUrl(attrs.blob))
      setAttribute(dom, 'alt', attrs.alt)
      dom.style.width = `${attrs.width}pt`
      dom.style.aspectRatio = `${attrs.width} / ${attrs.height}`
    }
    draw(node.attrs as ImageAttributes)
    dom.addEventListener('dblclick', () => {
      const pos = getPos()
      if (pos !== undefined) live.onEdit('image', pos)
    })
    return {
      dom,
      update(next: Node) {
        if (next.type.name !== 'image') return false
        draw(next.attrs as ImageAttributes)
        return true
      },
      ignoreMutation: () => true,
    }
  }
}

/** A passage that stands only if its condition holds; dimmed when it does not, with the reason for whoever asks. */
export function conditionalView(live: LiveDocument): MarkViewConstructor {
  return (mark) => {
    const dom = document.createElement('span')
    dom.className = 'document-conditional'
    const condition = mark.attrs['condition'] as Condition
    const unwatch = watch(live, {
      refresh({ fields }) {
        setAttribute(dom, 'data-standing', standing(condition, fields))
        setAttribute(dom, 'title', whyItStands(condition, fields))
      },
    })
    return { dom, contentDOM: dom, ignoreMutation: (mutation) => mutation.type === 'attributes' && mutation.target === dom, destroy: unwatch }
  }
}
