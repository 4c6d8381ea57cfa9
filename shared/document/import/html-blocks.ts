import { html, type DefaultTreeAdapterTypes } from 'parse5'
import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { paragraphStyles, type ParagraphStyle } from '#shared/document/attributes.ts'
import type { MarkdownBlock, MarkdownBlocks } from '#shared/document/import/markdown-blocks.ts'
import type { LossCounter } from '#shared/document/import/report.ts'
import { schema } from '#shared/document/schema.ts'

type Element = DefaultTreeAdapterTypes.Element
type ChildNode = DefaultTreeAdapterTypes.ChildNode

/** What holds no words of the text, or runs or shows something else in its place. */
const dropped: ReadonlySet<string> = new Set(
  'script style head title meta link base template noscript iframe frame object embed applet svg math canvas video audio input select button textarea progress meter map dialog'.split(' '),
)
const blockTags: ReadonlySet<string> = new Set(
  'p div h1 h2 h3 h4 h5 h6 blockquote pre li ul ol dl dt dd section article aside header footer main nav address center figure figcaption form fieldset details summary hr tr td th tbody thead tfoot caption body html table'.split(' '),
)
const headings: Readonly<Record<string, ParagraphStyle>> = { h1: 'heading1', h2: 'heading2', h3: 'heading3', h4: 'heading3', h5: 'heading3', h6: 'heading3', blockquote: 'quote' }
const tagMarks: Readonly<Record<string, Mark>> = Object.fromEntries(
  (
    [
      ['b strong', 'bold'],
      ['i em cite', 'italic'],
      ['u ins', 'underline'],
      ['s strike del', 'strike'],
      ['sup', 'superscript'],
      ['sub', 'subscript'],
      ['mark', 'highlight'],
    ] as const
  ).flatMap(([tags, name]) => tags.split(' ').map((tag) => [tag, schema.marks[name].create()])),
)

/** Deeper than this nothing is told apart any more: the words stay. */
const deepest = 200
const mostSpan = 100

interface Shape {
  readonly style: ParagraphStyle
  readonly indent: number
  /** How many bulleted lists are around. */
  readonly bullets: number
}

interface Inline {
  readonly marks: readonly Mark[]
  readonly keepsSpaces: boolean
}

function isElement(node: ChildNode): node is Element {
  return 'tagName' in node
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value ?? ''
}

function isHidden(element: Element): boolean {
  return dropped.has(element.tagName) || element.namespaceURI !== html.NS.HTML || /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)\b/i.test(attribute(element, 'style'))
}

function ownStyle(element: Element): ParagraphStyle | null {
  const classes = attribute(element, 'class').split(/\s+/)
  return paragraphStyles.find((style) => classes.includes(style)) ?? null
}

function wordsOf(node: ChildNode): string {
  if ('value' in node) return node.value
  return isElement(node) && !isHidden(node) ? node.childNodes.map(wordsOf).join(' ') : ''
}

function widthOf(row: readonly Node[]): number {
  return row.reduce((sum, cell) => sum + Number(cell.attrs['colspan']), 0)
}

/** Reads the blocks of one place: a page, or a cell. */
class PlaceReader {
  readonly blocks: MarkdownBlock[] = []
  readonly #inCell: boolean
  readonly #losses: LossCounter
  readonly #counts: { links: number; footnotes: number; tables: number }
  #content: Node[] = []
  #shape: Shape = { style: 'body', indent: 0, bullets: 0 }
  /** The number or bullet of a list's item until its first paragraph takes it. */
  #marker: { readonly marker: string; readonly bullet: number | null } | null = null

  constructor(inCell: boolean, losses: LossCounter, counts: { links: number; footnotes: number; tables: number }) {
    this.#inCell = inCell
    this.#losses = losses
    this.#counts = counts
  }

  read(nodes: readonly ChildNode[]): void {
    for (const node of nodes) this.#node(node, { marks: [], keepsSpaces: false }, 0)
    this.#close()
  }

  #close(): void {
    const content = this.#content
    this.#content = []
    const last = content.at(-1)
    if (last?.isText === true) {
      const words = (last.text ?? '').replace(/[ \t\n]+$/, '')
      content.splice(-1, 1, ...(words === '' ? [] : [schema.text(words, last.marks)]))
    }
    if (content.every((node) => node.type.name === 'hardBreak')) return
    const { style, indent } = this.#shape
    this.blocks.push({ kind: 'paragraph', content, style, indent: Math.min(indent, 8), ...(this.#marker ?? { marker: '', bullet: null }) })
    this.#marker = null
  }

  #text(value: string, { marks, keepsSpaces }: Inline): void {
    const last = this.#content.at(-1)
    const isFirst = last === undefined || last.type.name === 'hardBreak' || last.text?.endsWith(' ') === true
    for (const [index, line] of (keepsSpaces ? value.split(/\r\n?|\n/) : [value.replaceAll(/[ \t\r\n\f]+/g, ' ')]).entries()) {
      if (index > 0) this.#content.push(schema.nodes.hardBreak.create())
      const words = isFirst && !keepsSpaces ? line.replace(/^ /, '') : line
      if (words !== '') this.#content.push(schema.text(words, marks))
    }
  }

  #node(node: ChildNode, inline: Inline, depth: number): void {
    if ('value' in node) this.#text(node.value, inline)
    else if (isElement(node) && !isHidden(node)) {
      if (depth > deepest) {
        this.#losses.add('nested-content', wordsOf(node))
        this.#text(wordsOf(node), inline)
      } else this.#element(node, inline, depth)
    }
  }

  #children(element: Element, inline: Inline, depth: number): void {
    for (const inner of element.childNodes) this.#node(inner, inline, depth + 1)
  }

  #element(element: Element, inline: Inline, depth: number): void {
    const { tagName } = element
    if (tagName === 'br') {
      if (this.#content.length > 0) this.#content.push(schema.nodes.hardBreak.create())
    } else if (tagName === 'img') {
      const alt = attribute(element, 'alt').trim()
      this.#losses.add('image', alt)
      if (alt !== '') this.#text(alt, inline)
    } else if (tagName === 'hr' || attribute(element, 'class').split(/\s+/).includes('page-break')) {
      this.#close()
      if (tagName === 'hr') this.#losses.add('horizontal-rule', 'A line across the page')
      else if (!this.#inCell) this.blocks.push({ kind: 'pageBreak' })
    } else if (tagName === 'table' && !this.#inCell) this.#table(element)
    else if (blockTags.has(tagName)) this.#block(element, inline, depth)
    else this.#children(element, this.#within(element, inline), depth)
  }

  #within(element: Element, inline: Inline): Inline {
    const marks = [...inline.marks]
    const own = tagMarks[element.tagName]
    if (own !== undefined) marks.push(own)
    const style = attribute(element, 'style')
    if (/font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)) marks.push(schema.marks.bold.create())
    if (/font-style\s*:\s*italic/i.test(style)) marks.push(schema.marks.italic.create())
    if (/text-decoration(?:-line)?\s*:[^;]*underline/i.test(style)) marks.push(schema.marks.underline.create())
    const href = element.tagName === 'a' ? attribute(element, 'href') : ''
    if (/^(?:https?:\/\/|mailto:)/i.test(href) && !href.startsWith('https://sign.invalid/')) {
      marks.push(schema.marks.link.create({ href: href.slice(0, 2_000) }))
      this.#counts.links += 1
    } else if (href !== '' && !href.startsWith('#') && !href.startsWith('https://sign.invalid/')) this.#losses.add('unsafe-link', href)
    const set = marks.reduce<readonly Mark[]>((all, mark) => mark.addToSet(all), [])
    return { marks: set, keepsSpaces: inline.keepsSpaces || element.tagName === 'pre' }
  }

  #block(element: Element, inline: Inline, depth: number): void {
    this.#close()
    const before = this.#shape
    const { tagName } = element
    if (tagName === 'table') this.#losses.add('nested-content', wordsOf(element))
    const isList = tagName === 'ol' || tagName === 'ul'
    this.#shape = {
      style: ownStyle(element) ?? headings[tagName] ?? before.style,
      indent: before.indent + (tagName === 'dd' ? 1 : 0),
      bullets: before.bullets + (tagName === 'ul' ? 1 : 0),
    }
    if (isList) this.#list(element, inline, depth)
    else this.#children(element, this.#within(element, inline), depth)
    this.#close()
    this.#shape = before
    if (tagName === 'li') this.#marker = null
  }

  #list(list: Element, inline: Inline, depth: number): void {
    let number = Number.parseInt(attribute(list, 'start'), 10)
    if (!Number.isSafeInteger(number) || number < 0) number = 1
    for (const item of list.childNodes) {
      if (isElement(item) && item.tagName === 'li') {
        this.#close()
        const own = Number.parseInt(attribute(item, 'value'), 10)
        if (Number.isSafeInteger(own) && own >= 0) number = own
        this.#marker = list.tagName === 'ol' ? { marker: `${number}.`, bullet: null } : { marker: '', bullet: Math.min(this.#shape.bullets - 1, 8) }
        number += 1
      }
      this.#node(item, inline, depth + 1)
    }
  }

  #table(table: Element): void {
    this.#close()
    const rows: Node[][] = []
    const gather = (parent: Element): void => {
      for (const inner of parent.childNodes) {
        if (!isElement(inner) || isHidden(inner)) continue
        if (inner.tagName === 'tr') rows.push(inner.childNodes.flatMap((cell) => (isElement(cell) && (cell.tagName === 'td' || cell.tagName === 'th') ? [this.#cell(cell)] : [])))
        else if (inner.tagName !== 'table') gather(inner)
      }
    }
    gather(table)
    const filled = rows.filter((row) => row.length > 0)
    const columns = Math.max(0, ...filled.map(widthOf))
    if (columns === 0 || columns > 500) {
      // No grid that a page could show: the words of its cells stay, one after the other.
      for (const cell of filled.flat()) cell.forEach((block) => this.blocks.push({ kind: 'paragraph', content: block.children, style: 'body', marker: '', bullet: null, indent: 0 }))
      return
    }
    const isPlain = filled.every((row) => row.every((cell) => cell.attrs['rowspan'] === 1))
    const full = filled.map((row) => [...row, ...(isPlain ? Array.from({ length: columns - widthOf(row) }, () => schema.nodes.tableCell.create(null, schema.nodes.paragraph.create())) : [])])
    this.#counts.tables += 1
    this.blocks.push({ kind: 'table', node: schema.nodes.table.create(null, full.map((row) => schema.nodes.tableRow.create(null, row))) })
  }

  #cell(cell: Element): Node {
    const inside = new PlaceReader(true, this.#losses, this.#counts)
    inside.read(cell.childNodes)
    const paragraphs = inside.blocks.flatMap((block) => {
      if (block.kind !== 'paragraph') return []
      const typed = block.marker === '' ? (block.bullet === null ? '' : '• ') : `${block.marker} `
      return [schema.nodes.paragraph.create({ style: block.style }, Fragment.fromArray([...(typed === '' ? [] : [schema.text(typed)]), ...block.content]))]
    })
    const span = (name: 'colspan' | 'rowspan'): number => {
      const value = Number(attribute(cell, name))
      return Number.isInteger(value) && value > 1 && value <= mostSpan ? value : 1
    }
    const type = cell.tagName === 'th' ? schema.nodes.tableHeader : schema.nodes.tableCell
    return type.create({ colspan: span('colspan'), rowspan: span('rowspan') }, paragraphs.length === 0 ? schema.nodes.paragraph.create() : paragraphs)
  }
}

/** The blocks of a web page's body: nothing in it runs or is fetched, what is not text is dropped and, where it said something, counted. */
export function htmlBlocks(body: readonly ChildNode[], losses: LossCounter): MarkdownBlocks {
  const counts = { links: 0, footnotes: 0, tables: 0 }
  const reader = new PlaceReader(false, losses, counts)
  reader.read(body)
  return { blocks: reader.blocks, counts }
}
