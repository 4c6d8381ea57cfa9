import type { Mark, Node } from 'prosemirror-model'
import type { DocumentAttributes, Numbering, ParagraphAttributes, ReferenceAttributes, SignatureBlockAttributes } from '#shared/document/attributes.ts'
import { resolveConditions } from '#shared/document/conditions.ts'
import { escapeHtml, htmlAttributes, inlineHtml, withBreaks, type InlineHtmlContext, type MarkTag } from '#shared/document/export/html-inline.ts'
import { signatureBlockHtml } from '#shared/document/export/signature-html.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { numberFootnotes } from '#shared/document/footnotes.ts'
import { headingLevel } from '#shared/document/heading-text.ts'
import { numberParagraphs, struckNumbers } from '#shared/document/numbering.ts'
import { builtInSchemes } from '#shared/document/numbering-schemes.ts'
import { opaqueWords } from '#shared/document/opaque.ts'
import { paragraphLookMarkup } from '#shared/document/opaque-markup.ts'
import { resolveReferences } from '#shared/document/references.ts'
import type { DocumentView } from '#shared/document/view/document-view.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'

/** How a text is written with its changes and comments shown. */
export interface ChangeMarkup {
  /** What stands around words under a change or a comment; null for other marks. Asked once for each stretch of words, in their order. */
  readonly mark: (mark: Mark) => MarkTag | null
  /** The classes of a block, row or cell that changed itself; empty for one that did not. */
  readonly classes: (node: Node) => string
  /** What tells of a paragraph's end that came or is to go; empty for one that did not change. */
  readonly end: (paragraph: Node) => string
  /** What is said after a block, row by row and cell by cell, of changes that cannot be seen in it; empty where there is nothing to say. */
  readonly note: (node: Node) => string
}

export interface HtmlOptions {
  /** The address at which the page finds the bytes of an image. */
  readonly imageSource: (blob: string) => string
  readonly locale?: string
  /** The text that is written, the final one by default, as if every change were accepted. */
  readonly view?: DocumentView
  /** Writes the text with everything that was inserted and deleted in it, instead of one text. */
  readonly markup?: ChangeMarkup
}

function classAttribute(classes: string): string {
  return classes === '' ? '' : ` class="${classes}"`
}

/** Headings of the document's tree, for bookmarks and tagging: a numbered heading by its level, any other by its style. */
function headingTag(paragraph: Node, numbered: Numbering | undefined): 'h1' | 'h2' | 'h3' | null {
  const level = headingLevel(paragraph)
  if (level === null || paragraph.content.size === 0) return null
  return `h${Math.min((numbered?.level ?? level - 1) + 1, 3) as 1 | 2 | 3}`
}

function paragraphClasses({ style, align, indent, keepWithNext }: ParagraphAttributes, numbered: Numbering | undefined): string {
  const classes: string[] = [style]
  if (numbered !== undefined) {
    const kind = numbered.scheme === builtInSchemes.bullet.name ? 'bullet' : 'clause'
    classes.push(kind, `level-${numbered.level}`)
    if (Object.hasOwn(builtInSchemes, numbered.scheme)) classes.push(`scheme-${numbered.scheme}`)
  } else if (indent > 0) classes.push(`indent-${indent}`)
  if (align !== null) classes.push(`align-${align}`)
  if (keepWithNext) classes.push('keep-with-next')
  return classes.join(' ')
}

function columnsHtml(table: Node): string {
  const widths: (number | null)[] = []
  table.firstChild?.forEach((cell) => {
    const colwidth = cell.attrs['colwidth'] as number[] | null
    for (let column = 0; column < Number(cell.attrs['colspan']); column += 1) widths.push(colwidth?.[column] || null)
  })
  if (widths.every((width) => width === null)) return ''
  return `<colgroup>${widths.map((width) => (width === null ? '<col>' : `<col width="${Math.round(width)}">`)).join('')}</colgroup>`
}

/**
 * The document as it stands as semantic HTML, without head or style: one element to a block, numbers as real text, references as links,
 * footnotes numbered and listed at the end; paragraphs of a Word file say by which style they show (`lookRules`). Everything a person typed is escaped; there is no script, no style attribute and no address but
 * the links of the text and those that mark signatures.
 */
export function documentToHtml(doc: Node, options: HtmlOptions): string {
  const { markup } = options
  const view = markup === undefined ? 'final' : 'markup'
  const standing = resolveConditions(markup === undefined ? viewDocument(doc, options.view).doc : doc)
  const fields = fieldsOf(standing)
  const locale = options.locale ?? 'en-GB'
  const numbers = new Map(numberParagraphs(standing).map((numbered) => [numbered.pos, numbered]))
  const struck = markup === undefined ? new Map<number, string>() : struckNumbers(standing)
  const references = new Map(resolveReferences(standing, view).map((reference) => [reference.pos, reference]))
  // With changes shown two notes may have one number: the one it had, and the one another has now.
  const footnotes = numberFootnotes(standing, { view }).map((footnote, index) => ({ ...footnote, name: index + 1 }))
  const footnoteAt = new Map(footnotes.map((footnote) => [footnote.pos, footnote]))
  const looks = (standing.attrs as DocumentAttributes).word?.looks !== undefined
  const changed = (node: Node): string => markup?.classes(node) ?? ''
  const note = (node: Node): string => markup?.note(node) ?? ''

  const contextAt = (start: number): InlineHtmlContext => ({
    fields,
    locale,
    looks,
    imageSource: options.imageSource,
    reference: (node, offset) => {
      const resolved = references.get(start + offset)
      const text = escapeHtml(resolved?.text ?? '')
      const target = (node.attrs as ReferenceAttributes).target
      if (resolved === undefined || resolved.broken || target === null) return `<span class="reference broken">${text}</span>`
      return `<a class="reference" href="#${escapeHtml(encodeURIComponent(target.toWellFormed()))}">${text}</a>`
    },
    footnote: (_node, offset) => {
      const { number, name } = footnoteAt.get(start + offset) ?? { number: 0, name: 0 }
      return `<sup class="footnote-mark"><a id="footnote-mark-${name}" href="#footnote-${name}" role="doc-noteref">${number}</a></sup>`
    },
    ...(markup === undefined ? {} : { mark: markup.mark }),
  })

  const paragraphHtml = (paragraph: Node, pos: number): string => {
    const attrs = paragraph.attrs as ParagraphAttributes
    const numbered = numbers.get(pos)
    const id = attrs.id === null ? '' : ` id="${escapeHtml(attrs.id)}"`
    const gone = struck.get(pos)
    const label = gone !== undefined ? `<del>${escapeHtml(gone)}</del>` : escapeHtml(numbered?.label ?? '')
    const number = label === '' ? '' : `<span class="number">${label}</span> `
    const words = `${inlineHtml(paragraph, contextAt(pos + 1))}${markup?.end(paragraph) ?? ''}${note(paragraph)}`
    // A deleted clause stands where it stood, with its number struck.
    const place = gone === undefined ? numbered : (attrs.numbering ?? undefined)
    const tag = headingTag(paragraph, place) ?? 'p'
    // An empty paragraph is a line of its own on the page, as in the editor.
    const content = number === '' ? words || '<br>' : `${number}<span class="words">${words}</span>`
    const own = changed(paragraph)
    const look = looks ? htmlAttributes(paragraphLookMarkup(attrs)) : ''
    return `<${tag}${id} class="${paragraphClasses(attrs, place)}${own === '' ? '' : ` ${own}`}"${look}>${content}</${tag}>`
  }

  const marked = (block: Node, html: string): string => (changed(block) === '' ? html : `<div class="${changed(block)}">${html}${note(block)}</div>`)
  const opaqueHtml = (block: Node): string => {
    const id = block.attrs['id'] as string | null
    return marked(block, `<div${id === null ? '' : ` id="${escapeHtml(id)}"`} class="opaque">${withBreaks(opaqueWords(block))}</div>`)
  }

  const cellHtml = (cell: Node, pos: number, row: number): string => {
    const header = cell.type.name === 'tableHeader'
    const spans = (['colspan', 'rowspan'] as const)
      .map((name) => (cell.attrs[name] === 1 ? '' : ` ${name}="${Number(cell.attrs[name])}"`))
      .join('')
    const blocks: string[] = []
    cell.forEach((block, offset) => blocks.push(block.inlineContent ? paragraphHtml(block, pos + 1 + offset) : opaqueHtml(block)))
    const tag = header ? 'th' : 'td'
    return `<${tag}${header ? ` scope="${row === 0 ? 'col' : 'row'}"` : ''}${spans}${classAttribute(changed(cell))}>${blocks.join('')}${note(cell)}</${tag}>`
  }

  const tableHtml = (table: Node, pos: number): string => {
    const rows: string[] = []
    table.forEach((row, rowOffset, index) => {
      const cells: string[] = []
      row.forEach((cell, cellOffset) => cells.push(cellHtml(cell, pos + rowOffset + cellOffset + 2, index)))
      rows.push(`<tr${classAttribute(changed(row))}>${cells.join('')}</tr>`)
    })
    const first = table.firstChild
    const headed =
      table.childCount > 1 &&
      first !== null &&
      first.childCount > 0 &&
      first.children.every((cell) => cell.type.name === 'tableHeader' && cell.attrs['rowspan'] === 1)
    const body = headed
      ? `<thead>${rows[0] ?? ''}</thead>\n<tbody>${rows.slice(1).join('\n')}</tbody>`
      : `<tbody>${rows.join('\n')}</tbody>`
    const id = table.attrs['id'] as string | null
    return `<table${id === null ? '' : ` id="${escapeHtml(id)}"`}${classAttribute(changed(table))}>${columnsHtml(table)}${body}</table>${note(table)}`
  }

  const blocks: string[] = []
  standing.forEach((block, pos, index) => {
    switch (block.type.name) {
      case 'paragraph':
        blocks.push(paragraphHtml(block, pos))
        break
      case 'table':
        blocks.push(tableHtml(block, pos))
        break
      case 'pageBreak':
        blocks.push(marked(block, '<div class="page-break" role="presentation"></div>'))
        break
      case 'signatureBlock': {
        const attrs = block.attrs as SignatureBlockAttributes
        blocks.push(marked(block, signatureBlockHtml(attrs, attrs.id ?? `block-${index}`, fields, locale)))
        break
      }
      case 'opaqueBlock':
        blocks.push(opaqueHtml(block))
        break
    }
  })
  if (footnotes.length > 0) {
    const notes = footnotes.map(({ number, name, node, pos }) => {
      const back = `<a class="number" href="#footnote-mark-${name}" role="doc-backlink">${number}</a>`
      const written = markup === undefined ? node : (standing.nodeAt(pos) ?? node)
      const words = written.marks.reduceRight((inner, mark) => (markup?.mark(mark) ?? ['', '']).join(inner), inlineHtml(written, contextAt(pos + 1)))
      return `<p class="footnote" id="footnote-${name}">${back} <span class="words">${words}</span></p>`
    })
    blocks.push(`<section class="footnotes" role="doc-endnotes">\n${notes.join('\n')}\n</section>`)
  }
  return blocks.join('\n')
}
