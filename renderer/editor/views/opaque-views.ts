import type { Node } from 'prosemirror-model'
import type { NodeViewConstructor } from 'prosemirror-view'
import { opaqueNames, type OpaqueAttributes } from '#shared/document/opaque.ts'
import { drawBlockChanges } from '#renderer/editor/views/block-changes.ts'
import { setAttribute } from '#renderer/editor/views/live-document.ts'

/** Longer words within a line are cut here; all of them stand in the title. */
const mostInLine = 80

function part(className: string, text: string): HTMLElement {
  const made = document.createElement('span')
  made.className = className
  made.textContent = text
  return made
}

function draw(dom: HTMLElement, attrs: OpaqueAttributes, most: number): void {
  const name = opaqueNames[attrs.kind]
  const words = attrs.words.trim()
  const shown = words.length > most ? `${words.slice(0, most).trimEnd().toWellFormed()}…` : words
  dom.replaceChildren(part('document-opaque-kind', name), ...(shown === '' ? [] : [part('document-opaque-words', shown)]))
  setAttribute(dom, 'title', `${name} from Word, kept as it is. It can be moved or deleted, not edited here.`)
  setAttribute(dom, 'aria-label', words === '' ? name : `${name}: ${words}`)
}

function opaque(tag: 'span' | 'div', drawChanges: (dom: HTMLElement, node: Node) => void): NodeViewConstructor {
  return (node) => {
    const type = node.type
    const most = tag === 'span' ? mostInLine : Number.POSITIVE_INFINITY
    const dom = document.createElement(tag)
    dom.className = 'document-opaque'
    dom.contentEditable = 'false'
    dom.setAttribute('role', 'group')
    draw(dom, node.attrs as OpaqueAttributes, most)
    drawChanges(dom, node)
    return {
      dom,
      update(next: Node) {
        if (next.type !== type) return false
        draw(dom, next.attrs as OpaqueAttributes, most)
        drawChanges(dom, next)
        return true
      },
      ignoreMutation: () => true,
    }
  }
}

/** What a Word document has within a line and the editor has no node for: its kind and its words, not editable. */
export const opaqueView = opaque('span', () => undefined)

/** A passage of a Word document that the editor has no node for. */
export const opaqueBlockView = opaque('div', (dom, node) => {
  const { id } = node.attrs as { id: string | null }
  if (id !== null) dom.dataset['id'] = id
  drawBlockChanges(dom, node)
})
