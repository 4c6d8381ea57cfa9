import type { Numbering, ParagraphStyle } from '#shared/document/attributes.ts'
import { markedText, marksWithin, plain, styleOf, type PastedMarks } from '#renderer/editor/paste/foreign-inline.ts'
import { listItemOf, type ListContext } from '#renderer/editor/paste/foreign-lists.ts'
import { createListReader } from '#renderer/editor/paste/list-schemes.ts'

/** A picture that came with the paste as bytes; `slot` finds its place in the markup. */
export interface PastedImage {
  readonly slot: number
  readonly dataUrl: string
  readonly alt: string
}

export interface ConvertedPaste {
  /** Markup of ours and nothing else: paragraphs, tables, page breaks, marks and links. */
  readonly html: string
  readonly images: readonly PastedImage[]
  /** Pictures that lie elsewhere; only their words were kept. */
  readonly remoteImages: number
  /** Whether the paste was longer than is taken in, so that its end is missing. */
  readonly cut: boolean
}

export interface PasteLimits {
  readonly characters: number
  readonly paragraphs: number
  /** Pieces of text between two changes of marks: each is an element on the page. */
  readonly pieces: number
}

export const pasteLimits: PasteLimits = { characters: 1_500_000, paragraphs: 20_000, pieces: 100_000 }

/** A paragraph longer than this is divided, so that one endless line does not make every key slow. */
const longestParagraph = 20_000

const dropped = new Set([
  'SCRIPT', 'STYLE', 'HEAD', 'TITLE', 'META', 'LINK', 'BASE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'FRAME', 'OBJECT', 'EMBED', 'APPLET', 'SVG', 'svg', 'MATH', 'math',
  'CANVAS', 'VIDEO', 'AUDIO', 'INPUT', 'SELECT', 'BUTTON', 'TEXTAREA', 'PROGRESS', 'METER', 'MAP', 'DIALOG', 'XML', 'O:P',
])

const blocks = new Set([
  'P', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'LI', 'UL', 'OL', 'DL', 'DT', 'DD', 'SECTION', 'ARTICLE', 'ASIDE', 'HEADER', 'FOOTER',
  'MAIN', 'NAV', 'ADDRESS', 'CENTER', 'FIGURE', 'FIGCAPTION', 'FORM', 'FIELDSET', 'DETAILS', 'SUMMARY', 'HR', 'TR', 'TD', 'TH', 'TBODY', 'THEAD', 'TFOOT', 'CAPTION', 'BODY', 'HTML',
])

function withoutWeight(marks: PastedMarks): PastedMarks {
  return { ...marks, names: marks.names.filter((name) => name !== 'strong') }
}

interface ParagraphShape {
  readonly style: ParagraphStyle
  readonly align: string | null
}

const plainShape: ParagraphShape = { style: 'body', align: null }

const headingStyles: Readonly<Record<string, ParagraphStyle>> = { H1: 'heading1', H2: 'heading2', H3: 'heading3', H4: 'heading3', H5: 'heading3', H6: 'heading3', BLOCKQUOTE: 'quote' }
const wordStyles: Readonly<Record<string, ParagraphStyle>> = { MsoTitle: 'title', MsoSubtitle: 'subtitle', MsoQuote: 'quote', MsoIntenseQuote: 'quote' }

/**
 * Converts markup from elsewhere (Word, Google Docs, a web page) into markup of ours. The source must be an inert document, as DOMParser
 * makes them: nothing in it runs or is fetched. What has no counterpart is dropped, its text kept.
 */
export function convertForeign(source: Document, target: Document, documentScheme: string, limits: PasteLimits = pasteLimits): ConvertedPaste {
  const readItem = createListReader(documentScheme)
  const images: PastedImage[] = []
  let remoteImages = 0
  let characters = 0
  let paragraphs = 0
  let pieces = 0
  let cut = false
  let lists = 0
  const newList = (): string => `list ${(lists += 1)}`

  /** Fills one place that holds blocks: the document, or a table cell. */
  function fill(into: Element, from: Element, inTable: boolean): void {
    let open: HTMLElement | null = null
    let length = 0
    let shape: ParagraphShape = plainShape
    /** The number of a list item until its first paragraph takes it; those that follow in the item have none. */
    let number: Numbering | null = null

    function paragraph(): HTMLElement {
      if (open !== null) return open
      open = target.createElement('p')
      length = 0
      paragraphs += 1
      if (paragraphs > limits.paragraphs) cut = true
      open.setAttribute('data-style', shape.style)
      if (shape.align !== null) open.setAttribute('data-align', shape.align)
      if (number !== null) open.setAttribute('data-numbering', JSON.stringify(number))
      number = null
      return open
    }

    function close(): void {
      const last = open?.lastChild
      if (last?.nodeType === 3) last.nodeValue = (last.nodeValue ?? '').replace(/[ \t\n]+$/, '')
      if (open !== null && open.childNodes.length > 0 && (open.textContent.trim() !== '' || open.querySelector('img, br') !== null)) into.append(open)
      open = null
      length = 0
    }

    function text(value: string, marks: PastedMarks): void {
      let rest = marks.keepSpaces ? value.replace(/\r\n?/g, '\n') : value.replace(/[ \t\r\n\f]+/g, ' ')
      // A heading's weight is the style's, not its words'.
      const isHeading = shape.style.startsWith('heading')
      if (open === null || length === 0) rest = marks.keepSpaces ? rest : rest.replace(/^ /, '')
      while (rest !== '' && !cut) {
        const piece = rest.slice(0, Math.min(longestParagraph - length, limits.characters - characters))
        if (piece !== '') {
          const lines = marks.keepSpaces ? piece.split('\n') : [piece]
          for (const [index, line] of lines.entries()) {
            if (index > 0) paragraph().append(target.createElement('br'))
            if (line !== '') paragraph().append(markedText(target, line, isHeading ? withoutWeight(marks) : marks))
          }
          length += piece.length
          pieces += lines.length
          if (pieces > limits.pieces) cut = true
          characters += piece.length
        }
        rest = rest.slice(piece.length)
        if (characters >= limits.characters) cut ||= rest !== ''
        else if (rest !== '') close()
      }
    }

    function image(element: Element, marks: PastedMarks): void {
      const alt = (element.getAttribute('alt') ?? '').trim()
      const address = element.getAttribute('src') ?? ''
      if (/^data:image\/(png|jpeg|gif|webp);base64,/i.test(address)) {
        const slot = target.createElement('img')
        slot.setAttribute('data-slot', String(images.length))
        images.push({ slot: images.length, dataUrl: address, alt })
        paragraph().append(slot)
        return
      }
      remoteImages += 1
      if (alt !== '') text(alt, marks)
    }

    function table(element: Element): void {
      if (inTable) {
        // A table in a table has no place in a contract: its cells' words stay, one after the other.
        walkChildren(element, plain, null)
        close()
        return
      }
      close()
      const made = target.createElement('table')
      const body = target.createElement('tbody')
      made.append(body)
      for (const row of element.querySelectorAll('tr')) {
        if (row.closest('table') !== element || cut) continue
        const madeRow = target.createElement('tr')
        for (const cell of row.children) {
          if (cell.tagName !== 'TD' && cell.tagName !== 'TH') continue
          const madeCell = target.createElement(cell.tagName)
          for (const span of ['colspan', 'rowspan']) {
            const value = Number(cell.getAttribute(span) ?? 1)
            if (Number.isInteger(value) && value > 1 && value <= 200) madeCell.setAttribute(span, String(value))
          }
          fill(madeCell, cell, true)
          if (madeCell.childNodes.length === 0) madeCell.append(target.createElement('p'))
          madeRow.append(madeCell)
        }
        if (madeRow.childNodes.length > 0) body.append(madeRow)
      }
      if (body.childNodes.length > 0) into.append(made)
    }

    function block(element: Element, marks: PastedMarks, list: ListContext | null): void {
      close()
      const style = styleOf(element)
      const item = listItemOf(element, style, list, newList)
      const wordStyle = wordStyles[element.className.split(' ')[0] ?? '']
      const align = /^(center|right|justify)$/i.exec(style.get('text-align') ?? element.getAttribute('align') ?? (element.tagName === 'CENTER' ? 'center' : ''))
      const before = shape
      shape = {
        style: headingStyles[element.tagName] ?? wordStyle ?? shape.style,
        align: align?.[1]?.toLowerCase() ?? shape.align,
      }
      if (item.numbered !== null) number = readItem(item.numbered)
      if (!inTable && /^(always|page)$/i.test(style.get('page-break-before') ?? style.get('break-before') ?? '')) pageBreak()
      walkChildren(element, marks, item.within)
      close()
      shape = before
      if (item.numbered !== null) number = null
    }

    function pageBreak(): void {
      close()
      const rule = target.createElement('hr')
      rule.setAttribute('data-page-break', '')
      if (!inTable) into.append(rule)
    }

    function walk(node: Node, marks: PastedMarks, list: ListContext | null): void {
      if (cut) return
      if (node.nodeType === 3) text(node.nodeValue ?? '', marks)
      if (!(node.nodeType === 1)) return
      const element = node as Element
      const style = styleOf(element)
      if (dropped.has(element.tagName) || /^none$/i.test(style.get('display') ?? '') || /^all$/i.test(style.get('mso-hide') ?? '')) return
      // The number Word typed out for programs that know no lists; list and level were read from the paragraph.
      if (/ignore/i.test(style.get('mso-list') ?? '')) return
      if (element.tagName === 'BR') {
        if (!inTable && /^(always|page)$/i.test(style.get('page-break-before') ?? style.get('break-before') ?? '')) pageBreak()
        else if (open !== null) paragraph().append(target.createElement('br'))
      } else if (element.tagName === 'IMG') image(element, marks)
      else if (element.tagName === 'TABLE') table(element)
      else if (element.tagName === 'HR') close()
      else if (blocks.has(element.tagName)) block(element, marksWithin(element, marks), list)
      else walkChildren(element, marksWithin(element, marks), list)
    }

    function walkChildren(element: Element, marks: PastedMarks, list: ListContext | null): void {
      for (const child of element.childNodes) walk(child, marks, list)
    }

    walkChildren(from, plain, null)
    close()
  }

  const into = target.createElement('div')
  fill(into, source.body, false)
  return { html: into.innerHTML, images, remoteImages, cut }
}
