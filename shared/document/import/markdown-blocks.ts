import type { Definition, FootnoteDefinition, List, ListItem, Root, RootContent, Table } from 'mdast'
import type { Node } from 'prosemirror-model'
import type { Alignment, ParagraphStyle } from '#shared/document/attributes.ts'
import type { GuardedMarkdown } from '#shared/document/import/markdown-guard.ts'
import { inlinesOf, plainText, type MarkdownContext } from '#shared/document/import/markdown-inlines.ts'
import type { LossCounter } from '#shared/document/import/report.ts'
import { schema } from '#shared/document/schema.ts'

/** A block of Markdown before typed numbers are judged. */
export type MarkdownBlock =
  | {
      readonly kind: 'paragraph'
      readonly content: readonly Node[]
      readonly style: ParagraphStyle
      /** The number of an ordered list's item as typed: `3.`; empty for other paragraphs. */
      readonly marker: string
      /** The depth of a bullet, from 0; null for other paragraphs. */
      readonly bullet: number | null
      readonly indent: number
    }
  | { readonly kind: 'table'; readonly node: Node }
  | { readonly kind: 'pageBreak' }

export interface MarkdownBlocks {
  readonly blocks: readonly MarkdownBlock[]
  readonly counts: { readonly links: number; readonly footnotes: number; readonly tables: number }
}

const mostDepth = 40
const alignments: Readonly<Record<string, Alignment>> = { center: 'center', right: 'right' }

class BlockReader {
  readonly blocks: MarkdownBlock[] = []
  readonly counts = { links: 0, footnotes: 0, tables: 0 }
  private readonly context: MarkdownContext
  private readonly guarded: GuardedMarkdown
  private readonly losses: LossCounter
  private readonly topHeading: number
  private titled = false

  constructor(guarded: GuardedMarkdown, losses: LossCounter) {
    const definitions = new Map<string, Definition>()
    const footnotes = new Map<string, FootnoteDefinition>()
    let top = 6
    for (const node of guarded.tree.children) {
      if (node.type === 'definition') definitions.set(node.identifier, node)
      if (node.type === 'footnoteDefinition') footnotes.set(node.identifier, node)
      if (node.type === 'heading') top = Math.min(top, node.depth)
    }
    this.guarded = guarded
    this.losses = losses
    this.topHeading = top
    this.context = { losses, definitions, footnotes, usedFootnotes: new Set(), counts: this.counts }
  }

  readAll(root: Root): void {
    this.readBlocks(root.children, 0, 0)
    for (const [identifier, definition] of this.context.footnotes) {
      if (this.context.usedFootnotes.has(identifier)) continue
      this.losses.add('nested-content', plainText(definition))
      this.paragraph([schema.text(`[${definition.label ?? identifier}] ${plainText(definition)}`)])
    }
  }

  private paragraph(
    content: readonly Node[],
    more: { style?: ParagraphStyle; marker?: string; bullet?: number | null; indent?: number } = {},
  ): void {
    const { style = 'body', marker = '', bullet = null, indent = 0 } = more
    this.blocks.push({ kind: 'paragraph', content, style, marker, bullet, indent: Math.min(indent, 8) })
  }

  private readBlocks(children: readonly RootContent[], depth: number, indent: number, style: ParagraphStyle = 'body'): void {
    for (const child of children) this.readBlock(child, depth, indent, style)
  }

  private readBlock(node: RootContent, depth: number, indent: number, style: ParagraphStyle): void {
    if (depth > mostDepth) {
      const words = plainText(node)
      this.losses.add('nested-content', words)
      if (words !== '') this.paragraph([schema.text(words)], { indent, style })
      return
    }
    switch (node.type) {
      case 'paragraph': {
        const words = node.children.length === 1 && node.children[0]?.type === 'text' ? node.children[0].value : ''
        const held = this.guarded.heldBack(words)
        if (words === '\\pagebreak') this.blocks.push({ kind: 'pageBreak' })
        else if (held !== null) {
          this.losses.add('nested-content', held.slice(0, 200))
          const plain = held.replace(/\s+/g, ' ').trim()
          if (plain !== '') this.paragraph([schema.text(plain)], { indent, style })
        } else this.paragraph(inlinesOf(node.children, this.context), { indent, style })
        break
      }
      case 'heading': {
        this.paragraph(inlinesOf(node.children, this.context), { style: this.headingStyle(node.depth) })
        break
      }
      case 'list':
        this.readList(node, depth, indent, style)
        break
      case 'blockquote':
        this.readBlocks(node.children, depth + 1, indent, 'quote')
        break
      case 'table':
        this.readTable(node)
        break
      case 'code':
        this.losses.add('code', node.value)
        this.paragraph(
          node.value
            .split('\n')
            .flatMap((line, index) => [
              ...(index === 0 ? [] : [schema.nodes.hardBreak.create()]),
              ...(line === '' ? [] : [schema.text(line)]),
            ]),
          { indent },
        )
        break
      case 'html':
        this.losses.add('html', node.value)
        this.paragraph([schema.text(node.value.replace(/\s*\n\s*/g, ' '))], { indent, style })
        break
      case 'thematicBreak':
        this.losses.add('horizontal-rule', '---')
        break
      case 'definition':
      case 'footnoteDefinition':
        break
      default: {
        const words = plainText(node)
        if (words !== '') this.paragraph([schema.text(words)], { indent, style })
      }
    }
  }

  /** The largest heading that opens the text is its title; the others count from the largest. */
  private headingStyle(depth: number): ParagraphStyle {
    if (!this.titled && depth === this.topHeading && this.blocks.length === 0) {
      this.titled = true
      return 'title'
    }
    const level = depth - this.topHeading + (this.titled ? 0 : 1)
    return level <= 1 ? 'heading1' : level === 2 ? 'heading2' : 'heading3'
  }

  private readList(list: List, depth: number, indent: number, style: ParagraphStyle): void {
    for (const item of list.children) {
      const [first, ...rest] = item.children
      const marker = list.ordered === true ? this.markerOf(item) : ''
      const bullet = list.ordered === true ? null : Math.min(indent, 8)
      if (typeof item.checked === 'boolean') this.losses.add('task-box', plainText(item))
      const box = typeof item.checked === 'boolean' ? [schema.text(item.checked ? '[x] ' : '[ ] ')] : []
      if (first?.type === 'paragraph') this.paragraph([...box, ...inlinesOf(first.children, this.context)], { marker, bullet, style })
      else {
        this.paragraph(box, { marker, bullet, style })
        if (first !== undefined) rest.unshift(first)
      }
      this.readBlocks(rest, depth + 1, indent + 1, style)
    }
  }

  /** The number as typed, since Markdown itself forgets all but the first of a list. */
  private markerOf(item: ListItem): string {
    const from = item.position?.start.offset ?? 0
    return /^\s*(\d{1,9}[.)])/.exec(this.guarded.source.slice(from, from + 40))?.[1] ?? ''
  }

  private readTable(table: Table): void {
    this.counts.tables += 1
    const columns = Math.max(1, ...table.children.map((row) => row.children.length))
    const rows = table.children.map((row, index) => {
      const cells = Array.from({ length: columns }, (_, column) => {
        const align = alignments[table.align?.[column] ?? ''] ?? null
        const content = inlinesOf(row.children[column]?.children ?? [], this.context)
        const kind = index === 0 ? schema.nodes.tableHeader : schema.nodes.tableCell
        return kind.create(null, schema.nodes.paragraph.create({ align }, content))
      })
      return schema.nodes.tableRow.create(null, cells)
    })
    this.blocks.push({ kind: 'table', node: schema.nodes.table.create(null, rows) })
  }
}

/** The blocks of a Markdown text in order. What the document cannot take is kept as words and counted among the losses. */
export function markdownBlocks(guarded: GuardedMarkdown, losses: LossCounter): MarkdownBlocks {
  const reader = new BlockReader(guarded, losses)
  reader.readAll(guarded.tree)
  return { blocks: reader.blocks, counts: reader.counts }
}
