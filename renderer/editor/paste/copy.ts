import { DOMSerializer, type Node, type Slice } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import type { ParagraphAttributes, ReferenceAttributes, SignatureBlockAttributes } from '#shared/document/attributes.ts'
import { fieldText } from '#shared/document/field-format.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { inlineText, textOrFieldText } from '#shared/document/inline-text.ts'
import { opaqueWords } from '#shared/document/opaque.ts'
import { referenceIndex, resolveReference } from '#shared/document/references.ts'
import type { Computed } from '#renderer/editor/views/live-document.ts'

/** Marks the numbers that are written out for other programs; taken away again when the text comes back. */
export const numberLabel = 'data-number-label'

/** The paragraph whose beginning the selection cuts off, which is copied without its number. */
function begunEarlier(view: EditorView): string | null {
  const { $from, $to } = view.state.selection
  if ($from.parent.type.name !== 'paragraph') return null
  const whole = $from.parentOffset === 0 && (!$from.sameParent($to) || $to.parentOffset === $to.parent.content.size)
  return whole ? null : ((($from.parent.attrs as ParagraphAttributes).id) ?? null)
}

/** A copied passage as plain text: numbers as text, fields filled, references resolved, tabs between cells. */
export function copiedText(slice: Slice, view: EditorView, computed: Computed, locale: string): string {
  const { doc } = view.state
  const fields = fieldsOf(doc)
  const index = referenceIndex(doc)
  const skipped = begunEarlier(view)
  const words = (parent: Node): string =>
    inlineText(parent, {
      fields,
      locale,
      reference: (node) => resolveReference(index, node.attrs as ReferenceAttributes).text,
      footnote: (node) => ` [${words(node)}]`,
    })
  const block = (node: Node): string => {
    switch (node.type.name) {
      case 'paragraph': {
        const { id } = node.attrs as ParagraphAttributes
        const label = id === null || id === skipped ? '' : (computed.numbers.get(id)?.label ?? '')
        return label === '' ? words(node) : `${label} ${words(node)}`
      }
      case 'tableRow':
        return node.children.map((cell) => cell.children.map(block).join(' ').replace(/[\t\n]/g, ' ')).join('\t')
      case 'opaqueBlock':
        return opaqueWords(node)
      case 'signatureBlock': {
        const { party, signer, capacity } = node.attrs as SignatureBlockAttributes
        return [party, signer, capacity].map((value) => textOrFieldText(value, fields, locale)).join('\n')
      }
      default:
        return node.inlineContent ? words(node) : node.children.map(block).join('\n')
    }
  }
  const first = slice.content.firstChild
  if (first !== null && first.isInline) return words(view.state.selection.$from.parent.type.create(null, slice.content))
  return slice.content.content.map(block).join('\n')
}

/**
 * Writes a copied passage as markup that other programs can show: numbers, fields and references as text beside what lets us read them
 * back exactly.
 */
export function copySerializer(view: () => EditorView | null, computed: () => Computed, locale: string, base: DOMSerializer): DOMSerializer {
  const paragraph = base.nodes['paragraph']
  return new DOMSerializer(
    {
      ...base.nodes,
      ...(paragraph === undefined
        ? {}
        : {
            paragraph: (node: Node) => {
              const written = paragraph(node)
              const { id } = node.attrs as ParagraphAttributes
              const current = view()
              const label = id === null || (current !== null && begunEarlier(current) === id) ? undefined : computed().numbers.get(id)?.label
              if (label === undefined || label === '' || !Array.isArray(written)) return written
              return [written[0] as string, written[1] as object, ['span', { [numberLabel]: '' }, `${label} `], ['span', 0]]
            },
          }),
      field: (node: Node) => {
        const attrs = { 'data-field': String(node.attrs['field']), ...(node.attrs['part'] === null ? {} : { 'data-part': String(node.attrs['part']) }) }
        return ['span', attrs, fieldText(computed().fields, attrs['data-field'], node.attrs['part'] as string | null, locale)]
      },
      reference: (node: Node) => {
        const attrs = node.attrs as ReferenceAttributes
        const current = view()
        const text = current === null ? '' : resolveReference(referenceIndex(current.state.doc), attrs).text
        return ['span', { 'data-reference': attrs.target ?? '', 'data-form': attrs.form }, text]
      },
    },
    base.marks,
  )
}

/** Takes the written-out numbers away again from a passage that comes back to us. */
export function withoutNumberLabels(html: string): string {
  if (!html.includes(numberLabel)) return html
  const source = new DOMParser().parseFromString(html, 'text/html')
  for (const label of source.querySelectorAll(`[${numberLabel}]`)) label.remove()
  return source.body.innerHTML
}
