import type { FootnoteDefinition, PhrasingContent, Definition } from 'mdast'
import type { Mark, Node } from 'prosemirror-model'
import { linkAddressSchema } from '#shared/document/attribute-schemas.ts'
import type { LossCounter } from '#shared/document/import/report.ts'
import { schema } from '#shared/document/schema.ts'

/** What inline Markdown needs from the rest of the text. */
export interface MarkdownContext {
  readonly losses: LossCounter
  readonly definitions: ReadonlyMap<string, Definition>
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>
  /** The footnotes whose text now stands at a mark. */
  readonly usedFootnotes: Set<string>
  readonly counts: { links: number; footnotes: number }
}

/** Deeper than any text a person writes. */
const mostDepth = 60

function text(value: string, marks: readonly Mark[]): Node[] {
  // A line end within a paragraph is a space; only a break that was asked for is a new line.
  const words = value.replace(/[\t ]*\n[\t ]*/g, ' ')
  return words === '' ? [] : [schema.text(words, marks)]
}

function linked(address: string, content: Node[], context: MarkdownContext): Node[] {
  if (!linkAddressSchema.safeParse(address).success) {
    context.losses.add('unsafe-link', address)
    return content
  }
  context.counts.links += 1
  const mark = schema.marks.link.create({ href: address })
  return content.map((node) => node.mark(mark.addToSet(node.marks)))
}

/** The content of a footnote as one run of inline content; its paragraphs follow each other with a space. */
function footnoteContent(definition: FootnoteDefinition, context: MarkdownContext, depth: number): Node[] {
  const content: Node[] = []
  for (const block of definition.children) {
    const inner =
      block.type === 'paragraph' || block.type === 'heading'
        ? inlinesOf(block.children, context, [], depth + 1)
        : text(plainText(block), [])
    if (block.type !== 'paragraph') context.losses.add('nested-content', plainText(block))
    if (content.length > 0 && inner.length > 0) content.push(schema.text(' '))
    content.push(...inner)
  }
  return content.flatMap((node) =>
    ['text', 'field', 'reference'].includes(node.type.name) ? [node] : text(node.type.name === 'hardBreak' ? ' ' : node.textContent, []),
  )
}

/** The words of any part of the tree, without its structure; by a list of what is left to read and not by recursion. */
export function plainText(root: unknown): string {
  const left: unknown[] = [root]
  const words: string[] = []
  while (left.length > 0) {
    const node = left.pop() as { value?: unknown; alt?: unknown; children?: unknown[] } | string
    if (typeof node === 'string') words.push(node)
    else if (typeof node.value === 'string') words.push(node.value)
    else if (typeof node.alt === 'string') words.push(node.alt)
    for (const child of typeof node === 'string' ? [] : (node.children ?? []).toReversed()) left.push(child)
  }
  return words.join(' ')
}

function inlineNodes(node: PhrasingContent, context: MarkdownContext, marks: readonly Mark[], depth: number): Node[] {
  const within = (mark: Mark, children: PhrasingContent[]): Node[] => inlinesOf(children, context, mark.addToSet(marks), depth + 1)
  switch (node.type) {
    case 'text':
      return text(node.value, marks)
    case 'strong':
      return within(schema.marks.bold.create(), node.children)
    case 'emphasis':
      return within(schema.marks.italic.create(), node.children)
    case 'delete':
      return within(schema.marks.strike.create(), node.children)
    case 'break':
      return [schema.nodes.hardBreak.create()]
    case 'inlineCode':
      context.losses.add('code', node.value)
      return text(node.value, marks)
    case 'html':
      if (/^<br\s*\/?>$/i.test(node.value)) return [schema.nodes.hardBreak.create()]
      context.losses.add('html', node.value)
      return text(node.value, marks)
    case 'image':
    case 'imageReference':
      context.losses.add('image', node.type === 'image' ? node.url : (context.definitions.get(node.identifier)?.url ?? node.identifier))
      return text(node.alt ?? '', marks)
    case 'link':
      return linked(node.url, inlinesOf(node.children, context, marks, depth + 1), context)
    case 'linkReference':
      return linked(context.definitions.get(node.identifier)?.url ?? '', inlinesOf(node.children, context, marks, depth + 1), context)
    case 'footnoteReference': {
      const definition = context.footnotes.get(node.identifier)
      // A footnote within a footnote, or a second mark for the same one, is written as its label.
      if (definition === undefined || context.usedFootnotes.has(node.identifier)) return text(`[${node.label ?? node.identifier}]`, marks)
      context.usedFootnotes.add(node.identifier)
      context.counts.footnotes += 1
      return [schema.nodes.footnote.create(null, footnoteContent(definition, context, depth))]
    }
    default:
      return text(plainText(node), marks)
  }
}

/** Inline Markdown as inline nodes. Nothing is fetched; an unsafe link keeps its words and loses its address, which is reported. */
export function inlinesOf(children: readonly PhrasingContent[], context: MarkdownContext, marks: readonly Mark[] = [], depth = 0): Node[] {
  if (depth > mostDepth) return children.flatMap((child) => text(plainText(child), marks))
  return children.flatMap((child) => inlineNodes(child, context, marks, depth))
}
