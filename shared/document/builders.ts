import type { Node } from 'prosemirror-model'
import type {
  DocumentAttributes,
  Numbering,
  ParagraphAttributes,
  ReferenceAttributes,
  SignatureBlockAttributes,
} from '#shared/document/attributes.ts'
import type { Condition } from '#shared/document/field.ts'
import { schema, type MarkName } from '#shared/document/schema.ts'

/** What stands in a paragraph: text, or an inline node made here. */
export type Inline = string | Node

function inlines(content: readonly Inline[]): Node[] {
  return content.filter((item) => item !== '').map((item) => (typeof item === 'string' ? schema.text(item) : item))
}

/** A document of blocks with some of its attributes; the rest are the schema's defaults. */
export function doc(attrs: Partial<DocumentAttributes>, ...blocks: readonly Node[]): Node {
  return schema.nodes.doc.create({ ...attrs }, [...blocks])
}

/** A paragraph with attributes. */
export function paragraph(attrs: Partial<ParagraphAttributes>, ...content: readonly Inline[]): Node {
  return schema.nodes.paragraph.create({ ...attrs }, inlines(content))
}

/** A plain paragraph. */
export function p(...content: readonly Inline[]): Node {
  return paragraph({}, ...content)
}

/** A numbered paragraph of the decimal scheme (or another), with an id. */
export function clause(
  level: number,
  text: Inline,
  more: { id?: string; scheme?: string; restart?: number } & Partial<ParagraphAttributes> = {},
): Node {
  const { scheme = 'decimal', restart, ...attrs } = more
  const numbering: Numbering = restart === undefined ? { scheme, level } : { scheme, level, restart }
  return paragraph({ ...attrs, numbering }, text)
}

/** A table of rows of cells; a cell is its text or a cell made by `cell`. The first row's cells become headers with `header`. */
export function table(rows: readonly (readonly (string | Node)[])[], options: { header?: boolean; id?: string } = {}): Node {
  const made = rows.map((row, index) =>
    schema.nodes.tableRow.create(
      null,
      row.map((content) => (typeof content === 'string' ? cell({ header: options.header === true && index === 0 }, p(content)) : content)),
    ),
  )
  return schema.nodes.table.create({ id: options.id ?? null }, made)
}

/** A table cell with spans. */
export function cell(attrs: { header?: boolean; colspan?: number; rowspan?: number }, ...paragraphs: readonly Node[]): Node {
  const { header = false, colspan = 1, rowspan = 1 } = attrs
  return (header ? schema.nodes.tableHeader : schema.nodes.tableCell).create({ colspan, rowspan }, [...paragraphs])
}

/** The use of a field in the text. */
export function field(id: string, part: string | null = null): Node {
  return schema.nodes.field.create({ field: id, part })
}

/** A cross-reference to a paragraph. */
export function reference(target: string, form: ReferenceAttributes['form'] = 'number'): Node {
  return schema.nodes.reference.create({ target, form })
}

/** A footnote with its text. */
export function footnote(...content: readonly Inline[]): Node {
  return schema.nodes.footnote.create(null, inlines(content))
}

/** Text with marks. */
export function marked(text: string, ...marks: readonly MarkName[]): Node {
  return schema.text(
    text,
    marks.map((name) => schema.marks[name].create()),
  )
}

/** A passage within a paragraph that stands only if its condition holds. */
export function conditional(condition: Condition, text: string): Node {
  return schema.text(text, [schema.marks.conditional.create({ condition })])
}

/** A signature block. */
export function signature(attrs: Partial<SignatureBlockAttributes>): Node {
  return schema.nodes.signatureBlock.create({ ...attrs })
}

/** A page break. */
export function pageBreak(): Node {
  return schema.nodes.pageBreak.create()
}
