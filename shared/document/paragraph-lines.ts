import type { Node } from 'prosemirror-model'
import { resolveConditions } from '#shared/document/conditions.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { inlineText } from '#shared/document/inline-text.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { resolveReferences } from '#shared/document/references.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'

/** A paragraph as a passage: its id, the number it goes by, and its words; empty where it has none. */
export interface DocumentParagraph {
  readonly id: string
  readonly label: string
  readonly text: string
}

/** A document's final text by paragraphs: fields filled, line breaks as spaces. */
export function documentParagraphs(doc: Node, locale = 'en-GB'): DocumentParagraph[] {
  const standing = resolveConditions(viewDocument(doc).doc)
  const fields = fieldsOf(standing)
  const labels = new Map(numberParagraphs(standing).map(({ pos, label }) => [pos, label]))
  const references = new Map(resolveReferences(standing).map(({ pos, text }) => [pos, text]))
  const paragraphs: DocumentParagraph[] = []
  standing.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const text = inlineText(node, { fields, locale, reference: (_, offset) => references.get(pos + 1 + offset) ?? '' }).replaceAll('\n', ' ')
    const id: unknown = node.attrs['id']
    paragraphs.push({ id: typeof id === 'string' ? id : '', label: labels.get(pos) ?? '', text })
    return false
  })
  return paragraphs
}

/** A document's final text as one line to a paragraph, and which paragraph each place of it stands in. */
export interface ParagraphLines {
  readonly text: string
  /** The id of the paragraph at an offset of the text; null between paragraphs, and where a paragraph has none. */
  readonly paragraphAt: (offset: number) => string | null
}

/** Reads a document for whoever looks for passages in it: numbers before their paragraphs, fields filled, line breaks as spaces. */
export function paragraphLines(doc: Node, locale = 'en-GB'): ParagraphLines {
  const lines: string[] = []
  const starts: number[] = []
  const ids: (string | null)[] = []
  let length = 0
  for (const { id, label, text } of documentParagraphs(doc, locale)) {
    const line = label === '' ? text : `${label} ${text}`
    starts.push(length)
    ids.push(id === '' ? null : id)
    lines.push(line)
    length += line.length + 1
  }
  return {
    text: lines.join('\n'),
    paragraphAt: (offset) => ids[starts.findLastIndex((start) => start <= offset)] ?? null,
  }
}
