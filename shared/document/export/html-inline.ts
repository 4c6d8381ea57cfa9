import type { Mark, Node } from 'prosemirror-model'
import type { ImageAttributes } from '#shared/document/attributes.ts'
import { fieldText, formatFieldValue } from '#shared/document/field-format.ts'
import type { Field } from '#shared/document/field.ts'
import { opaqueWords } from '#shared/document/opaque.ts'
import { runLookMarkup } from '#shared/document/opaque-markup.ts'
import type { MarkName } from '#shared/document/schema.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text made safe inside an element or a quoted attribute. Characters that no HTML may hold (NUL, lone surrogates, controls) become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (found) => entities[found] ?? found)
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '\uFFFD')
}

const markTags: Readonly<Record<Exclude<MarkName, 'link' | 'conditional'>, readonly [string, string]>> = {
  comment: ['', ''],
  insertion: ['<ins>', '</ins>'],
  deletion: ['<del>', '</del>'],
  formatChange: ['', ''],
  bold: ['<strong>', '</strong>'],
  italic: ['<em>', '</em>'],
  underline: ['<u>', '</u>'],
  strike: ['<s>', '</s>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
  smallCaps: ['<span class="small-caps">', '</span>'],
  highlight: ['<mark>', '</mark>'],
  wordFormat: ['', ''],
}

/** Attributes as they stand in a start tag. */
export function htmlAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')
}

/** What opens and closes around words under a mark. */
export type MarkTag = readonly [string, string]

function markTag(mark: Mark, context: InlineHtmlContext): MarkTag {
  const own = context.mark?.(mark) ?? null
  if (own !== null) return own
  const name = mark.type.name as MarkName
  if (name === 'link') return [`<a href="${escapeHtml(String(mark.attrs['href']))}">`, '</a>']
  if (name === 'conditional') return ['', '']
  if (name === 'wordFormat' && context.looks === true) {
    const look = htmlAttributes(runLookMarkup(String(mark.attrs['xml'])))
    return look === '' ? ['', ''] : [`<span${look}>`, '</span>']
  }
  return markTags[name]
}

/** What the text of a paragraph needs from the document around it. Offsets are those of the child in its parent. */
export interface InlineHtmlContext {
  readonly fields: readonly Field[]
  readonly locale: string
  readonly imageSource: (blob: string) => string
  readonly reference: (node: Node, offset: number) => string
  readonly footnote: (node: Node, offset: number) => string
  /** Whether the styles of a Word file tell how the text shows. */
  readonly looks?: boolean
  /** Marks that are written in another way than usual; null for the others. Asked once for each stretch of words. */
  readonly mark?: (mark: Mark) => MarkTag | null
}

/** Sizes are kept in points, HTML attributes are CSS pixels: 96 to the inch instead of 72. */
function pixels(points: number): number {
  return Math.round((points * 96) / 72)
}

/** Text with its newlines as line breaks. */
export function withBreaks(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>')
}

function nodeHtml(node: Node, offset: number, context: InlineHtmlContext): string {
  switch (node.type.name) {
    case 'text':
      return escapeHtml(node.text ?? '')
    case 'field': {
      const [id, part] = [String(node.attrs['field']), node.attrs['part'] as string | null]
      const field = context.fields.find((candidate) => candidate.id === id)
      const unfilled = field === undefined || formatFieldValue(field, part, context.locale) === null
      return `<span class="field${unfilled ? ' unfilled' : ''}">${withBreaks(fieldText(context.fields, id, part, context.locale))}</span>`
    }
    case 'reference':
      return context.reference(node, offset)
    case 'footnote':
      return context.footnote(node, offset)
    case 'hardBreak':
      return '<br>'
    case 'image': {
      const { blob, alt, width, height } = node.attrs as ImageAttributes
      return `<img src="${escapeHtml(context.imageSource(blob))}" alt="${escapeHtml(alt)}" width="${pixels(width)}" height="${pixels(height)}">`
    }
    case 'opaque':
      return `<span class="opaque">${withBreaks(opaqueWords(node))}</span>`
    default:
      return escapeHtml(node.textContent)
  }
}

/** The content of a paragraph or footnote as HTML, with marks as elements and everything else escaped. */
export function inlineHtml(parent: Node, context: InlineHtmlContext): string {
  let html = ''
  const open: { readonly mark: Mark; readonly close: string }[] = []
  const closeTo = (depth: number): void => {
    while (open.length > depth) html += open.pop()?.close ?? ''
  }
  parent.forEach((node, offset) => {
    let shared = 0
    while (shared < open.length && shared < node.marks.length && open[shared]?.mark.eq(node.marks[shared] as Mark) === true) shared += 1
    closeTo(shared)
    for (const mark of node.marks.slice(shared)) {
      const [opening, close] = markTag(mark, context)
      html += opening
      open.push({ mark, close })
    }
    html += nodeHtml(node, offset, context)
  })
  closeTo(0)
  return html
}
