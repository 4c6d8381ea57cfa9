import { Fragment, type Node } from 'prosemirror-model'
import { z } from 'zod'
import type { ParagraphStyle, TextOrField } from '#shared/document/attributes.ts'
import { fieldSchema, type Field } from '#shared/document/field.ts'
import { leadingNumber, withoutLeading } from '#shared/document/import/leading-number.ts'
import { markdownBlocks, type MarkdownBlock } from '#shared/document/import/markdown-blocks.ts'
import { parseMarkdown } from '#shared/document/import/markdown-guard.ts'
import { LossCounter, withoutControls } from '#shared/document/import/report.ts'
import { schema } from '#shared/document/schema.ts'
import { signatureLine, type SignatureLine } from '#shared/document/signature-line.ts'
import { leadingCondition, TemplateFault, trailingAnchor, withPlaces } from '#shared/document/template/template-inlines.ts'
import { documentField, type Template, type TemplateValues } from '#shared/document/template/template-manifest.ts'
import { templateNumbering } from '#shared/document/template/template-numbering.ts'
import { accepted, refused, type Refusal, type Result } from '#shared/lib/result.ts'

export type TemplateRefusal = Refusal<'template.wrong-value' | 'template.faulty'>

function fieldsFor(template: Template, values: TemplateValues): Result<readonly Field[], TemplateRefusal> {
  const unknown = Object.keys(values).find((id) => !template.fields.some((field) => field.id === id))
  if (unknown !== undefined)
    return refused('template.wrong-value', `The template “${template.title}” has no field “${unknown}”. No contract was made.`)
  const fields: Field[] = []
  for (const field of template.fields) {
    const read = fieldSchema.safeParse(documentField(field, values))
    if (!read.success)
      return refused(
        'template.wrong-value',
        `“${field.label}” cannot hold the value given: ${z.prettifyError(read.error).split('\n')[0] ?? ''}. No contract was made.`,
      )
    fields.push(read.data)
  }
  return accepted(fields)
}

class TemplateReader {
  readonly anchors = new Map<string, string>()
  private readonly fields: readonly Field[]
  private readonly newId: () => string
  private readonly number: ReturnType<typeof templateNumbering>
  /** The level of the clause the text is in; null outside any. */
  private within: number | null = null

  constructor(fields: readonly Field[], newId: () => string, scheme: string) {
    this.fields = fields
    this.newId = newId
    this.number = templateNumbering(scheme)
  }

  block(block: MarkdownBlock): Node {
    if (block.kind === 'pageBreak') return schema.nodes.pageBreak.create()
    if (block.kind === 'table') return this.table(block.node)
    const words = block.content.map((node) => node.text ?? '').join('')
    const signature = signatureLine(words)
    if (signature === null && words.startsWith(':::')) throw new TemplateFault(`a signature block cannot be read: ${words.slice(0, 80)}`)
    return signature === null ? this.paragraph(block) : this.signatureBlock(signature)
  }

  private value(text: string): TextOrField {
    const match = /^\{\{\s*([a-z][a-z0-9_]*)\s*\}\}$/.exec(text.trim())
    if (match === null) return { text }
    const id = match[1] ?? ''
    if (!this.fields.some((field) => field.id === id))
      throw new TemplateFault(`a signature block names the field ${id}, which the template does not have`)
    return { field: id }
  }

  private signatureBlock({ party, signer, capacity, witness }: SignatureLine): Node {
    const attrs = {
      id: this.newId(),
      party: this.value(party),
      signer: this.value(signer),
      capacity: this.value(capacity),
      witness: witness === 'yes',
    }
    return schema.nodes.signatureBlock.create(attrs)
  }

  private table(table: Node): Node {
    const withIds = (node: Node): Node => {
      if (node.type.name === 'paragraph')
        return node.type.create({ ...node.attrs, id: this.newId() }, Fragment.fromArray(withPlaces(node.children, this.fields)))
      return node.copy(Fragment.fromArray(node.children.map(withIds)))
    }
    return table.type.create({ id: this.newId() }, table.children.map(withIds))
  }

  private paragraph(block: MarkdownBlock & { kind: 'paragraph' }): Node {
    const id = this.newId()
    const { anchor, content: anchored } = trailingAnchor(block.content)
    if (anchor !== null) {
      if (this.anchors.has(anchor)) throw new TemplateFault(`two paragraphs are called ${anchor}`)
      this.anchors.set(anchor, id)
    }
    const found = leadingCondition(anchored[0]?.text ?? '', this.fields)
    const content = found === null ? anchored : withoutLeading(anchored, found.length)
    const token = block.bullet === null ? leadingNumber(content, block.marker) : null
    const numbering = block.bullet !== null ? { scheme: 'bullet', level: block.bullet } : token === null ? null : this.number(token)
    const numbered = numbering !== null && token !== null && block.marker === '' ? withoutLeading(content, token.length) : content
    const titled = withoutDash(numbered, token?.word ?? '')
    const typed = block.marker !== '' && numbering === null ? [schema.text(`${block.marker} `)] : []
    const style = this.style(block.style, numbering?.level ?? null, titled)
    if (numbering !== null) this.within = numbering.level
    else if (style.startsWith('heading') || style === 'title') this.within = null
    return schema.nodes.paragraph.create(
      {
        id,
        style,
        numbering,
        indent: numbering === null ? block.indent + this.definitionIndent(style, titled) : 0,
        condition: found?.condition ?? null,
        keepWithNext: style.startsWith('heading'),
      },
      Fragment.fromArray([...typed, ...withPlaces(titled, this.fields)]),
    )
  }

  /** A definition, which opens with its term in bold and quotation marks, stands under the text of the clause it belongs to. */
  private definitionIndent(style: ParagraphStyle, content: readonly Node[]): number {
    const [first] = content
    const defines = first?.marks.some((mark) => mark.type.name === 'bold') === true && /^["“]/.test(first.text ?? '')
    return style === 'body' && defines && this.within !== null && this.within > 0 ? 1 : 0
  }

  /** A numbered paragraph that is all bold, or that bears the name of a division, is a heading. */
  private style(style: ParagraphStyle, level: number | null, content: readonly Node[]): ParagraphStyle {
    if (level === null || level > 1 || style !== 'body') return style
    const whole = content.length > 0 && content.every((node) => !node.isText || node.marks.some((mark) => mark.type.name === 'bold'))
    const short = content.reduce((length, node) => length + node.nodeSize, 0) <= 90 && !/[.;:]$/.test(content.at(-1)?.text ?? '')
    return whole || (level === 0 && short && content.length > 0) ? (level === 0 ? 'heading1' : 'heading2') : style
  }
}

/** “Article I — Heading”: the dash parts the number from its heading, and is not shown. */
function withoutDash(content: readonly Node[], word: string): readonly Node[] {
  const dash = word === '' ? null : /^\s*[—–-]\s+/.exec(content[0]?.text ?? '')
  return dash === null ? content : withoutLeading(content, dash[0].length)
}

/** Points references at the ids of the paragraphs their anchors name. */
function withTargets(node: Node, anchors: ReadonlyMap<string, string>): Node {
  if (node.type.name === 'reference') {
    const target = anchors.get(String(node.attrs['target']))
    if (target === undefined) throw new TemplateFault(`a reference names ${String(node.attrs['target'])}, which no paragraph is called`)
    return node.type.create({ ...node.attrs, target }, null, node.marks)
  }
  return node.childCount === 0 ? node : node.copy(Fragment.fromArray(node.children.map((child) => withTargets(child, anchors))))
}

/**
 * A new document from a template: its typed numbers are live, its fields hold the values given or their defaults, its references point at
 * paragraphs by id. Refused if a value does not fit its field, or if the template's text is at fault, which says where.
 */
export function instantiateTemplate(
  template: Template,
  markdown: string,
  values: TemplateValues,
  newId: () => string,
): Result<Node, TemplateRefusal> {
  const fields = fieldsFor(template, values)
  if (!fields.ok) return fields
  const faulty = (fault: string): Result<never, TemplateRefusal> =>
    refused('template.faulty', `The template “${template.title}” is faulty: ${fault}. No contract was made.`)
  const losses = new LossCounter()
  const guarded = parseMarkdown(withoutControls(markdown, losses))
  if (guarded === null) return faulty('its text is too long')
  const { blocks } = markdownBlocks(guarded, losses)
  const lost = losses.all()[0]
  if (lost !== undefined) return faulty(`it holds what a contract cannot (${lost.kind}: ${lost.example})`)
  const reader = new TemplateReader(fields.value, newId, template.scheme)
  try {
    const content = blocks.map((block) => reader.block(block))
    const doc = schema.nodes.doc.createChecked({ fields: fields.value, scheme: template.scheme }, content)
    return accepted(withTargets(doc, reader.anchors))
  } catch (error) {
    if (error instanceof TemplateFault) return faulty(error.message)
    if (error instanceof RangeError) return faulty('it has no text')
    throw error
  }
}
