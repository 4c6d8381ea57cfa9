import type { Node } from 'prosemirror-model'
import { TableView } from 'prosemirror-tables'
import type { EditorView, NodeViewConstructor, ViewMutationRecord } from 'prosemirror-view'
import { drawBlockChanges } from '#renderer/editor/views/block-changes.ts'
import { setAttribute } from '#renderer/editor/views/live-document.ts'

/** A table with its columns' widths and with what changed of it as a whole. */
export class ChangedTableView extends TableView {
  constructor(node: Node, cellMinWidth: number, _view: EditorView) {
    super(node, cellMinWidth)
    drawBlockChanges(this.dom, node)
  }

  override update(node: Node): boolean {
    if (!super.update(node)) return false
    drawBlockChanges(this.dom, node)
    return true
  }

  override ignoreMutation(mutation: ViewMutationRecord): boolean {
    return (mutation.type === 'attributes' && mutation.target === this.dom) || super.ignoreMutation(mutation)
  }
}

function changedView(tag: 'tr' | 'td' | 'th', draw: (dom: HTMLElement, node: Node) => void): NodeViewConstructor {
  return (node) => {
    const dom = document.createElement(tag)
    const type = node.type
    let { attrs } = node
    const show = (next: Node): void => {
      attrs = next.attrs
      draw(dom, next)
      drawBlockChanges(dom, next)
    }
    show(node)
    return {
      dom,
      contentDOM: dom,
      update(next: Node) {
        if (next.type !== type) return false
        if (next.attrs !== attrs || dom.hasAttribute('data-altered')) show(next)
        return true
      },
      ignoreMutation: (mutation) => mutation.type === 'attributes' && mutation.target === dom,
    }
  }
}

function drawCell(dom: HTMLElement, { attrs }: Node): void {
  const { colspan, rowspan, colwidth } = attrs as { colspan: number; rowspan: number; colwidth: readonly number[] | null }
  setAttribute(dom, 'colspan', colspan === 1 ? null : String(colspan))
  setAttribute(dom, 'rowspan', rowspan === 1 ? null : String(rowspan))
  setAttribute(dom, 'data-colwidth', colwidth === null ? null : JSON.stringify(colwidth))
}

export const rowView = changedView('tr', () => undefined)
export const cellView = changedView('td', drawCell)
export const headerCellView = changedView('th', drawCell)
