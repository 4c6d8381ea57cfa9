import type { Mark, Node } from 'prosemirror-model'
import type { ImageAttributes, ParagraphAttributes, SignatureBlockAttributes } from '#shared/document/attributes.ts'
import { resolveConditions } from '#shared/document/conditions.ts'
import { fieldText } from '#shared/document/field-format.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { numberFootnotes } from '#shared/document/footnotes.ts'
import { textOrFieldText } from '#shared/document/inline-text.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { opaqueWords } from '#shared/document/opaque.ts'
import { resolveReferences } from '#shared/document/references.ts'
import type { DocumentView } from '#shared/document/view/document-view.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'

export interface MarkdownOptions {
  readonly locale?: string
  readonly view?: DocumentView
}

const wrappers: Readonly<Record<string, string>> = { bold: '**', italic: '*', strike: '~~' }
const headings: Readonly<Record<string, string>> = { title: '# ', heading1: '## ', heading2: '### ', heading3: '#### ', quote: '> ' }

/** Text in which nothing is read as markup. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#~|&{}$]/g, '\\$&')
    .replace(/([a-z])(:\/\/)/gi, '$1\\$2')
    .replace(/\bwww\./gi, 'www\\.')
    .replace(/@/g, '\\@')
}

/** A line that would open a list, a heading line or a rule is told not to. */
function guarded(line: string): string {
  return line.replace(/^(\s*)([-+=]|\d{1,9}(?=[.)](?:\s|$)))/, (_all, space: string, start: string) =>
    /\d/.test(start) ? `${space}${start}\\` : `${space}\\${start}`,
  )
}

function wrapped(text: string, marks: readonly Mark[]): string {
  // Emphasis may not begin or end with a space (CommonMark 0.31, 6.2), so the spaces stay outside.
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  if (words === '') return text
  let made = words
  for (const mark of marks.toReversed()) {
    const sign = wrappers[mark.type.name]
    if (sign !== undefined) made = `${sign}${made}${sign}`
    else if (mark.type.name === 'link') made = `[${made}](<${String(mark.attrs['href']).replace(/[<>\\\s]/g, encodeURIComponent)}>)`
  }
  return before + made + after
}

function opaqueMarkdown(block: Node): string {
  return opaqueWords(block)
    .split('\n')
    .map((line) => guarded(escaped(line.trim())))
    .join('\\\n')
}

/**
 * The document as it stands as Markdown with GFM tables and footnotes: numbers typed out, fields filled, page breaks as `\pagebreak`. Of a
 * text with changes it is the final text, unless another view is asked for.
 */
export function documentToMarkdown(doc: Node, { locale = 'en-GB', view = 'final' }: MarkdownOptions = {}): string {
  const standing = resolveConditions(viewDocument(doc, view).doc)
  const fields = fieldsOf(standing)
  const labels = new Map(numberParagraphs(standing).map(({ pos, label, scheme }) => [pos, { label, bullet: scheme === 'bullet' }]))
  const references = new Map(resolveReferences(standing).map(({ pos, text }) => [pos, text]))
  const footnotes = numberFootnotes(standing)
  const footnoteNumbers = new Map(footnotes.map(({ pos, number }) => [pos, number]))

  const inline = (parent: Node, start: number, newline: string): string => {
    let text = ''
    parent.forEach((node, offset) => {
      switch (node.type.name) {
        case 'text':
          text += wrapped(escaped(node.text ?? ''), node.marks)
          break
        case 'field':
          text += wrapped(
            escaped(fieldText(fields, String(node.attrs['field']), node.attrs['part'] as string | null, locale)).replaceAll('\n', newline),
            node.marks,
          )
          break
        case 'reference':
          text += escaped(references.get(start + offset) ?? '')
          break
        case 'footnote':
          text += `[^${footnoteNumbers.get(start + offset) ?? ''}]`
          break
        case 'image':
          text += escaped((node.attrs as ImageAttributes).alt)
          break
        case 'hardBreak':
          text += newline
          break
        case 'opaque':
          text += escaped(opaqueWords(node)).replaceAll('\n', newline)
          break
      }
    })
    return text
  }
  const paragraphMarkdown = (paragraph: Node, pos: number, newline: string): string => {
    const numbered = labels.get(pos)
    const text = inline(paragraph, pos + 1, newline)
    const prefix = headings[(paragraph.attrs as ParagraphAttributes).style] ?? ''
    if (numbered?.bullet === true) return `- ${guarded(text)}`
    if (numbered === undefined || numbered.label === '') return prefix + guarded(text)
    return `${prefix}${prefix === '' ? numbered.label : guarded(numbered.label)} ${text}`.trimEnd()
  }
  const tableMarkdown = (table: Node, pos: number): string => {
    const rows: string[][] = []
    table.forEach((row, rowOffset) => {
      const cells: string[] = []
      row.forEach((cell, cellOffset) => {
        const lines: string[] = []
        cell.forEach((paragraph, offset) => {
          if (!paragraph.inlineContent) {
            lines.push(escaped(opaqueWords(paragraph)))
            return
          }
          const at = pos + rowOffset + cellOffset + offset + 3
          lines.push(`${escaped(labels.get(at)?.label ?? '')} ${inline(paragraph, at + 1, ' ')}`.trim())
        })
        cells.push(lines.join(' ').replaceAll('\n', ' '))
        for (let extra = 1; extra < Number(cell.attrs['colspan']); extra += 1) cells.push('')
      })
      rows.push(cells)
    })
    const columns = Math.max(1, ...rows.map((row) => row.length))
    const lineOf = (cells: readonly string[]): string =>
      `| ${Array.from({ length: columns }, (_, column) => cells[column] ?? '').join(' | ')} |`
    return [lineOf(rows[0] ?? []), lineOf(Array.from({ length: columns }, () => '---')), ...rows.slice(1).map(lineOf)].join('\n')
  }
  const blocks: string[] = []
  standing.forEach((block, pos) => {
    if (block.type.name === 'paragraph') {
      if (block.content.size > 0 || labels.has(pos)) blocks.push(paragraphMarkdown(block, pos, '\\\n'))
    } else if (block.type.name === 'table') blocks.push(tableMarkdown(block, pos))
    else if (block.type.name === 'pageBreak') blocks.push('\\pagebreak')
    else if (block.type.name === 'opaqueBlock') blocks.push(opaqueMarkdown(block))
    else if (block.type.name === 'signatureBlock') {
      const attrs = block.attrs as SignatureBlockAttributes
      const [party, signer, capacity] = [attrs.party, attrs.signer, attrs.capacity].map((value) =>
        escaped(textOrFieldText(value, fields, locale)),
      )
      const own = [`Signed for and on behalf of ${party}`, 'Signature:', `Name: ${signer}`, `Title: ${capacity}`, 'Date:']
      const witness = ['In the presence of', 'Witness:', 'Name:', 'Address:', 'Occupation:']
      blocks.push([...own, ...(attrs.witness ? witness : [])].join('\\\n'))
    }
  })
  for (const { number, node, pos } of footnotes) blocks.push(`[^${number}]: ${inline(node, pos + 1, ' ')}`)
  return `${blocks.join('\n\n')}\n`
}
