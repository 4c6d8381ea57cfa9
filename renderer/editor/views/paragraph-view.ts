import type { NodeViewConstructor } from 'prosemirror-view'
import type { Node } from 'prosemirror-model'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import { paragraphLookMarkup } from '#shared/document/opaque-markup.ts'
import { drawParagraphChanges } from '#renderer/editor/views/block-changes.ts'
import { standing, whyItStands } from '#renderer/editor/views/condition-text.ts'
import { setAttribute, watch, type Computed, type LiveDocument } from '#renderer/editor/views/live-document.ts'

/** Heading levels for a screen reader: titles are the document's name, headings its parts. */
const headingLevels: Partial<Record<ParagraphAttributes['style'], string>> = { title: '1', heading1: '2', heading2: '3', heading3: '4' }

function drawOwn(dom: HTMLElement, attrs: ParagraphAttributes): void {
  setAttribute(dom, 'data-style', attrs.style)
  setAttribute(dom, 'data-align', attrs.align)
  setAttribute(dom, 'data-indent', attrs.indent === 0 ? null : String(attrs.indent))
  const look = paragraphLookMarkup(attrs)
  setAttribute(dom, 'data-look', look['data-look'] ?? null)
  setAttribute(dom, 'data-indents', look['data-indents'] ?? null)
  setAttribute(dom, 'data-keep-with-next', attrs.keepWithNext ? '' : null)
  const level = headingLevels[attrs.style] ?? null
  setAttribute(dom, 'role', level === null ? null : 'heading')
  setAttribute(dom, 'aria-level', level)
}

function drawComputed(dom: HTMLElement, attrs: ParagraphAttributes, computed: Computed): void {
  const { numbering, condition, id } = attrs
  const number = numbering === null || id === null ? undefined : computed.numbers.get(id)
  setAttribute(dom, 'data-level', numbering === null ? null : String(numbering.level))
  setAttribute(dom, 'data-scheme', numbering === null ? null : numbering.scheme)
  const struck = number === undefined && id !== null ? computed.struck.get(id) : undefined
  setAttribute(dom, 'data-number', number?.label ?? struck ?? (numbering === null ? null : ''))
  setAttribute(dom, 'data-struck', struck === undefined ? null : '')
  // A number that is a word (“Section 1.01”) does not hang: its text follows it on the line.
  setAttribute(dom, 'data-wide', number !== undefined && /^\p{L}{2}/u.test(number.label) ? '' : null)
  setAttribute(dom, 'data-standing', condition === null ? null : standing(condition, computed.fields))
  setAttribute(dom, 'data-why', condition === null ? null : whyItStands(condition, computed.fields))
}

/** A paragraph with its computed number, which stands in an attribute outside the content and is shown and read out before it. */
export function paragraphView(live: LiveDocument): NodeViewConstructor {
  return (node) => {
    const dom = document.createElement('p')
    let attrs = node.attrs as ParagraphAttributes
    let drawn: ParagraphAttributes | null = null
    const draw = (computed: Computed): void => {
      const joined = attrs.id === null ? undefined : computed.joined.get(attrs.id)
      const shown = joined?.attrs ?? attrs
      if (shown !== drawn) drawOwn(dom, shown)
      drawn = shown
      drawComputed(dom, shown, computed)
      setAttribute(dom, 'data-joined', joined?.place ?? null)
    }
    setAttribute(dom, 'data-id', attrs.id)
    drawParagraphChanges(dom, node)
    const unwatch = watch(live, { refresh: draw })
    return {
      dom,
      contentDOM: dom,
      update(next: Node) {
        if (next.type.name !== 'paragraph') return false
        // Typing keeps the attributes' identity, so that a key draws little here.
        if (next.attrs !== attrs) {
          attrs = next.attrs as ParagraphAttributes
          setAttribute(dom, 'data-id', attrs.id)
          draw(live.computed)
        }
        drawParagraphChanges(dom, next)
        return true
      },
      ignoreMutation: (mutation) => mutation.type === 'attributes' && mutation.target === dom,
      destroy: unwatch,
    }
  }
}
