import type { Node } from 'prosemirror-model'
import type { SignatureBlockAttributes } from '#shared/document/attributes.ts'
import { resolveConditions } from '#shared/document/conditions.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { numberFootnotes } from '#shared/document/footnotes.ts'
import { inlineText, textOrFieldText } from '#shared/document/inline-text.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { opaqueWords } from '#shared/document/opaque.ts'
import { resolveReferences } from '#shared/document/references.ts'
import type { DocumentView } from '#shared/document/view/document-view.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'

export interface DocumentTextOptions {
  /** Writes the computed numbers before their paragraphs. */
  readonly numbers: boolean
  readonly locale?: string
  /** The final text by default, as if every change were accepted. */
  readonly view?: DocumentView
}

function signatureText(attrs: SignatureBlockAttributes, text: (value: SignatureBlockAttributes['party']) => string): string {
  const line = '____________________'
  const own = [
    `Signed for and on behalf of ${text(attrs.party)}`,
    `Signature: ${line}`,
    `Name: ${text(attrs.signer)}`,
    `Capacity: ${text(attrs.capacity)}`,
    `Date: ${line}`,
  ]
  const witness = ['In the presence of', `Witness: ${line}`, `Name: ${line}`, `Address: ${line}`, `Occupation: ${line}`]
  return [...own, ...(attrs.witness ? witness : [])].join('\n')
}

/**
 * The document as it stands, as plain text: a blank line between blocks, a line to a table row with tabs between cells, fields filled,
 * references resolved, footnotes numbered in brackets and listed at the end.
 */
export function documentText(doc: Node, options: DocumentTextOptions): string {
  const standing = resolveConditions(viewDocument(doc, options.view).doc)
  const fields = fieldsOf(standing)
  const locale = options.locale ?? 'en-GB'
  const labels = new Map(options.numbers ? numberParagraphs(standing).map(({ pos, label }) => [pos, label]) : [])
  const references = new Map(resolveReferences(standing).map(({ pos, text }) => [pos, text]))
  const footnotes = numberFootnotes(standing)
  const footnoteNumbers = new Map(footnotes.map(({ pos, number }) => [pos, number]))
  const textIn = (parent: Node, start: number): string =>
    inlineText(parent, {
      fields,
      locale,
      reference: (_node, offset) => references.get(start + offset) ?? '',
      footnote: (_node, offset) => `[${footnoteNumbers.get(start + offset) ?? ''}]`,
    })
  const paragraphText = (paragraph: Node, pos: number): string => {
    const label = labels.get(pos) ?? ''
    const text = textIn(paragraph, pos + 1)
    return label === '' || text === '' ? label + text : `${label} ${text}`
  }
  const tableText = (table: Node, pos: number): string => {
    const rows: string[] = []
    table.forEach((row, rowOffset) => {
      const cells: string[] = []
      row.forEach((cell, cellOffset) => {
        const lines: string[] = []
        const start = pos + rowOffset + cellOffset + 3
        cell.forEach((block, offset) => lines.push(block.inlineContent ? paragraphText(block, start + offset) : opaqueWords(block)))
        cells.push(lines.join(' ').replace(/[\t\n]/g, ' '))
      })
      rows.push(cells.join('\t'))
    })
    return rows.join('\n')
  }
  const blocks: string[] = []
  standing.forEach((block, pos) => {
    if (block.type.name === 'paragraph') blocks.push(paragraphText(block, pos))
    else if (block.type.name === 'table') blocks.push(tableText(block, pos))
    else if (block.type.name === 'opaqueBlock') blocks.push(opaqueWords(block))
    else if (block.type.name === 'signatureBlock') {
      blocks.push(signatureText(block.attrs as SignatureBlockAttributes, (value) => textOrFieldText(value, fields, locale)))
    }
  })
  for (const { number, node, pos } of footnotes) blocks.push(`[${number}] ${textIn(node, pos + 1)}`)
  return blocks.join('\n\n')
}

/** The number of words of the final text as it stands, without computed numbers: runs of non-space that hold a letter or a digit. */
export function wordCount(doc: Node, view: DocumentView = 'final'): number {
  let count = 0
  for (const [token] of documentText(doc, { numbers: false, view }).matchAll(/\S+/g)) if (/[\p{L}\p{N}]/u.test(token)) count += 1
  return count
}

/** Every letter and digit of a text in order, without anything else: what an import may never lose. */
export function lettersAndDigits(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}
