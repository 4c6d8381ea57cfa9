import type { NodeSpec } from 'prosemirror-model'
import { attribute, jsonAttribute, type ElementLike } from '#shared/document/dom.ts'
import { wordProperties } from '#shared/document/opaque-markup.ts'

interface CellAttributes {
  readonly colspan: number
  readonly rowspan: number
  /** Column widths in CSS pixels, one per spanned column, 0 for one that takes its share; null where all do (prosemirror-tables). */
  readonly colwidth: readonly number[] | null
  /** The children of tcPr that no other attribute expresses (ECMA-376 Part 1, 17.4.69). */
  readonly word: string | null
}

function span(raw: string | null): number {
  const value = Number(raw ?? 1)
  return Number.isInteger(value) && value >= 1 && value <= 200 ? value : 1
}

function cellAttributes(element: ElementLike): { [key: string]: unknown } {
  const widths = jsonAttribute(element, 'data-colwidth')
  const colspan = span(element.getAttribute('colspan'))
  const fits = Array.isArray(widths) && widths.length === colspan && widths.every((width) => typeof width === 'number' && width >= 0)
  return { colspan, rowspan: span(element.getAttribute('rowspan')), colwidth: fits ? widths : null, word: wordProperties(element) }
}

function cell(tag: 'td' | 'th', tableRole: 'cell' | 'header_cell'): NodeSpec {
  return {
    content: '(opaqueBlock* paragraph)+',
    attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, word: { default: null }, changes: { default: null } },
    tableRole,
    isolating: true,
    parseDOM: [{ tag, getAttrs: cellAttributes }],
    toDOM: (node) => {
      const attrs = node.attrs as CellAttributes
      return [
        tag,
        {
          ...attribute('colspan', attrs.colspan === 1 ? null : String(attrs.colspan)),
          ...attribute('rowspan', attrs.rowspan === 1 ? null : String(attrs.rowspan)),
          ...attribute('data-colwidth', attrs.colwidth),
          ...attribute('data-word', attrs.word),
        },
        0,
      ]
    },
  }
}

export const tableNodes = {
  table: {
    content: 'tableRow+',
    group: 'block',
    tableRole: 'table',
    isolating: true,
    attrs: { id: { default: null }, word: { default: null }, changes: { default: null } },
    parseDOM: [{ tag: 'table', getAttrs: (element: ElementLike) => ({ id: element.getAttribute('data-id'), word: wordProperties(element) }) }],
    toDOM: (node) => ['table', { ...attribute('data-id', node.attrs['id']), ...attribute('data-word', node.attrs['word']) }, ['tbody', 0]],
  },
  tableRow: {
    content: '(tableCell | tableHeader)*',
    tableRole: 'row',
    attrs: { word: { default: null }, changes: { default: null } },
    parseDOM: [{ tag: 'tr', getAttrs: (element: ElementLike) => ({ word: wordProperties(element) }) }],
    toDOM: (node) => ['tr', attribute('data-word', node.attrs['word']), 0],
  },
  tableCell: cell('td', 'cell'),
  tableHeader: cell('th', 'header_cell'),
} satisfies Record<string, NodeSpec>
