import { writtenStyle } from '#renderer/editor/paste/inert-document.ts'
import { readLabel, type ListFormat, type ListItem } from '#renderer/editor/paste/list-schemes.ts'

/** The list an element stands in: HTML lists nest, and count by themselves. */
export interface ListContext {
  readonly list: string
  readonly depth: number
  readonly format: ListFormat
  /** The number of the next item; counted up as items are read. */
  next: number
  /** Whether the next item is one whose number the source gave expressly. */
  starts: boolean
}

const cssFormats: Readonly<Record<string, ListFormat>> = {
  decimal: 'decimal', 'decimal-leading-zero': 'decimal', 'lower-alpha': 'lowerLetter', 'lower-latin': 'lowerLetter', 'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter', 'lower-roman': 'lowerRoman', 'upper-roman': 'upperRoman', disc: 'bullet', circle: 'bullet', square: 'bullet',
}
const typeFormats: Readonly<Record<string, ListFormat>> = { '1': 'decimal', a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }

/** The label Word typed out in front of a list paragraph, for programs that know no lists. */
function typedLabel(paragraph: Element): string {
  for (const span of paragraph.querySelectorAll('span')) {
    if (/mso-list:\s*ignore/i.test(writtenStyle(span))) return (span.textContent ?? '').replace(/[\s\u00A0]+/g, ' ').trim()
  }
  return ''
}

function wordItem(element: Element, list: string): ListItem | null {
  const match = /\bl(\d+)\s+level(\d)/i.exec(list)
  if (match === null) return null
  const label = typedLabel(element)
  const { format, value } = readLabel(label)
  return { list: `word ${match[1] ?? ''}`, depth: Number(match[2]) - 1, format, value, starts: false, label }
}

function formatOf(element: Element, style: ReadonlyMap<string, string>): ListFormat {
  const css = cssFormats[(style.get('list-style-type') ?? style.get('list-style') ?? '').split(' ')[0]?.toLowerCase() ?? '']
  return css ?? typeFormats[element.getAttribute('type') ?? ''] ?? (element.tagName === 'OL' ? 'decimal' : 'bullet')
}

function enterList(element: Element, style: ReadonlyMap<string, string>, around: ListContext | null, newList: () => string): ListContext {
  const start = Number(element.getAttribute('start') ?? 1)
  return {
    list: around?.list ?? newList(),
    depth: around === null ? 0 : around.depth + 1,
    format: formatOf(element, style),
    next: Number.isInteger(start) && start > 0 ? start : 1,
    starts: element.hasAttribute('start'),
  }
}

/** What an element means for lists: whether it is a numbered item, and the list its content stands in. */
export function listItemOf(
  element: Element,
  style: ReadonlyMap<string, string>,
  around: ListContext | null,
  newList: () => string,
): { readonly numbered: ListItem | null; readonly within: ListContext | null } {
  const word = style.get('mso-list')
  if (word !== undefined && !/ignore|none/i.test(word)) return { numbered: wordItem(element, word), within: around }
  if (element.tagName === 'OL' || element.tagName === 'UL') return { numbered: null, within: enterList(element, style, around, newList) }
  if (element.tagName !== 'LI') return { numbered: null, within: around }
  const list = around ?? enterList(element, style, null, newList)
  const own = Number(element.getAttribute('value') ?? Number.NaN)
  const value = Number.isInteger(own) && own > 0 ? own : list.next
  const starts = list.starts || element.hasAttribute('value')
  list.next = value + 1
  list.starts = false
  const depth = Number(element.getAttribute('aria-level') ?? list.depth + 1) - 1
  const format = style.has('list-style-type') ? formatOf(element, style) : list.format
  if (format === 'bullet' || style.get('list-style-type') === 'none') {
    return { numbered: style.get('list-style-type') === 'none' ? null : { list: list.list, depth, format: 'bullet', value: null, starts: false, label: '' }, within: list }
  }
  return { numbered: { list: list.list, depth, format, value, starts, label: '' }, within: list }
}
