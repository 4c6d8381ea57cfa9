import { append } from '../xml/append.ts'
import { isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { InlineItems } from './kept-words.ts'
import { withNested } from './nested-items.ts'
import { operationsOf, type Operation, type Status } from './operations.ts'
import { ParagraphWriter } from './paragraph-writer.ts'
import { readList, readParagraph, shadowDocument, type Between, type ShadowBlock, type ShadowList, type ShadowParagraph } from './shadow.ts'
import type { StoryWriting } from './story-writing.ts'
import { TableWriter } from './table-writer.ts'
import type { InlineItem } from './write-inline.ts'
import { nestedBlocks, type PlacedBlock } from './write-nested.ts'

/** Writes two lists of blocks of one story as one, over the new one's XML. */
export class StoryWriter {
  readonly #writing: StoryWriting
  readonly #items: InlineItems
  readonly #paragraphs: ParagraphWriter
  #tables: TableWriter | null = null

  constructor(writing: StoryWriting) {
    this.#writing = writing
    this.#items = new InlineItems(writing)
    this.#paragraphs = new ParagraphWriter(writing)
  }

  /** The nodes of a story: what both have, with revisions where they differ. */
  story(old: ShadowList, now: ShadowList): XmlNode[] {
    const { alignment, moves } = this.#writing.align(old.blocks, now.blocks)
    this.#tables = new TableWriter(this.#writing, alignment, {
      whole: (block, status) => this.#whole(block, status, status === 'deleted'),
      blocks: (before, after, inside) => {
        this.#count(inside)
        return this.#write(before, after, inside)
      },
    })
    const [a, b] = [shadowDocument(old.blocks), shadowDocument(now.blocks)]
    const operations = operationsOf(old.blocks, now.blocks, alignment, alignment.blocks(a, b), moves, this.#writing.changes.moved)
    this.#count(operations)
    return this.#write(old, now, operations)
  }

  #count(operations: readonly Operation[]): void {
    const { changes } = this.#writing
    let last: Status | null = null
    for (const operation of operations) {
      if (operation.kind === 'range') {
        if (operation.side === 'to' && operation.edge === 'start') changes.moved += 1
        continue
      }
      if (operation.status !== last && operation.status === 'inserted') changes.inserted += 1
      if (operation.status !== last && (operation.status === 'deleted' || operation.status === 'dropped')) changes.deleted += 1
      last = operation.status
    }
  }

  #write(old: ShadowList, now: ShadowList, operations: readonly Operation[]): XmlNode[] {
    const out: PlacedBlock[] = []
    let items: InlineItem[] = []
    let between = 0
    const ranges = new Map<string, string>()
    const flushBetween = (upTo: number): void => {
      for (; between < now.between.length && (now.between[between]?.before ?? 0) <= upTo; between += 1) {
        const each = now.between[between]
        if (each !== undefined) out.push({ node: this.#section(old, each.node), chain: each.chain })
      }
    }
    // The properties of a cell stand before all else in it.
    for (let first = now.between[0]; first !== undefined && isProperties(first) && first.before === 0; first = now.between[between]) {
      out.push({ node: first.node, chain: first.chain })
      between += 1
    }
    operations.forEach((operation, index) => {
      if (operation.kind === 'range') {
        const key = `${operation.side} ${operation.move}`
        if (operation.edge === 'start') ranges.set(key, this.#writing.marks.id())
        out.push({ node: this.#writing.marks.range(operation.side, operation.edge, ranges.get(key) ?? '', `move${operation.move + 1}`), chain: null })
        return
      }
      if (operation.kind === 'inline') {
        append(items, this.#items.of(operation, old, now))
        return
      }
      const [was, is] = [operation.old === null ? null : old.blocks[operation.old], operation.now === null ? null : now.blocks[operation.now]]
      if (operation.now !== null && operation.status !== 'deleted') flushBetween(operation.now)
      if (operation.kind === 'end') {
        const [before, after] = [was?.kind === 'paragraph' ? was : null, is?.kind === 'paragraph' ? is : null]
        if (after !== null) items = this.#withTrailing(items, after, operation.status)
        const isLast = index === operations.length - 1
        append(out, this.#paragraphs.write(this.#nested(items), before, after, operation.status, isLast))
        items = []
        return
      }
      const node = this.#block(was ?? null, is ?? null, operation.status)
      if (node !== null) out.push({ node, chain: is?.chain ?? null })
    })
    flushBetween(Number.POSITIVE_INFINITY)
    return nestedBlocks(out)
  }

  /** The last section of a body, with the record of what the old one's was. */
  #section(old: ShadowList, node: XmlNode): XmlNode {
    const before = old.between.find((each) => isElement(each.node, 'w:sectPr'))?.node
    return isElement(node, 'w:sectPr') && isElement(before) ? this.#paragraphs.section(before, node) : node
  }

  /** Items with what is inside the same link, control, field or text box of both files compared. */
  #nested(items: InlineItem[]): readonly InlineItem[] {
    if (!this.#writing.isNested) return items
    return withNested(items, this.#writing, {
      content: (old, now) => this.#content(old, now),
      story: (old, now) => new StoryWriter(this.#writing).story(readList(old, this.#writing.old.reading), readList(now, this.#writing.now.reading)),
    })
  }

  /** The runs of two elements of a paragraph as one. */
  #content(old: XmlElement, now: XmlElement): XmlNode[] {
    const [a, b] = [readParagraph(old, [], this.#writing.old.reading), readParagraph(now, [], this.#writing.now.reading)]
    const { alignment } = this.#writing.align([a], [b])
    const found = operationsOf([a], [b], alignment, alignment.blocks(shadowDocument([a]), shadowDocument([b])), [], 0)
    const isOne = found.every((each) => each.kind === 'inline' || (each.kind === 'end' && each.status === 'kept'))
    const apart: readonly Operation[] = [
      { kind: 'inline', status: 'deleted', old: { block: 0, from: 0, to: a.units }, now: null },
      { kind: 'inline', status: 'inserted', old: null, now: { block: 0, from: 0, to: b.units } },
    ]
    const operations = isOne ? found : apart
    this.#count(operations)
    const [before, after] = [a, b].map((block): ShadowList => ({ blocks: [block], between: [] })) as [ShadowList, ShadowList]
    return this.#paragraphs.content(this.#nested(operations.flatMap((each) => (each.kind === 'inline' ? this.#items.of(each, before, after) : []))))
  }

  /** Blocks of one side, all of one status. */
  #oneSided(list: ShadowList, status: Status, isOld: boolean): XmlNode[] {
    const operations = list.blocks.flatMap((block, index): Operation[] => {
      const [was, is] = isOld ? [index, null] : [null, index]
      if (block.kind !== 'paragraph') return [{ kind: 'block', status, old: was, now: is }]
      const whole = { block: index, from: 0, to: block.units }
      return [...(block.units > 0 ? [{ kind: 'inline' as const, status, old: isOld ? whole : null, now: isOld ? null : whole }] : []), { kind: 'end', status, old: was, now: is }]
    })
    const none: ShadowList = { blocks: [], between: [] }
    return isOld ? this.#write(list, none, operations) : this.#write(none, list, operations)
  }

  /** What stands empty at the end of a paragraph goes with its end. */
  #withTrailing(items: InlineItem[], { pieces, units }: ShadowParagraph, status: Status): InlineItem[] {
    const written = new Set(items.map(({ piece }) => piece))
    const trailing = pieces.filter((piece) => piece.kind === 'empty' && piece.from === units && !written.has(piece))
    return trailing.length === 0 ? items : [...items, ...trailing.map((piece): InlineItem => ({ piece, from: piece.from, to: piece.to, status, isOld: false }))]
  }

  #adopted(each: XmlElement): XmlElement {
    return this.#writing.adoption.adopted(each, this.#writing.old.part, this.#writing.now.part)
  }

  #block(old: ShadowBlock | null, now: ShadowBlock | null, status: Status): XmlElement | null {
    if (status === 'kept' && old?.kind === 'table' && now?.kind === 'table') return this.#tables?.table(old, now) ?? now.element
    if (now !== null) return status === 'kept' ? now.element : this.#whole(now.element, status, false)
    return old === null || old.element.name === 'w:altChunk' ? null : this.#whole(old.element, status, true)
  }

  /** A block that came or went whole: its rows, and every run and end in it. */
  #whole(block: XmlElement, status: Status, isOld: boolean): XmlElement {
    const { marks } = this.#writing
    if (block.name === 'w:p') {
      const { reading } = isOld ? this.#writing.old : this.#writing.now
      const [made] = this.#oneSided({ blocks: [readParagraph(block, [], reading)], between: [] }, status, isOld)
      return isElement(made) ? made : block
    }
    if (block.name === 'm:oMath' || block.name === 'm:oMathPara') {
      const [made] = marks.wrapped([isOld ? this.#adopted(block) : block], status)
      return isElement(made) ? made : block
    }
    const shell = isOld ? this.#adopted(withChildren(block, [])) : block
    const inside = block.children.map((node): XmlNode => {
      if (!isElement(node)) return node
      if (node.name.endsWith('Pr') || node.name === 'w:tblPrEx' || node.name === 'w:tblGrid') return isOld ? this.#adopted(node) : node
      return this.#whole(node, status, isOld)
    })
    const made = withChildren(shell, inside)
    return block.name === 'w:tr' ? marks.row(made, status) : made
  }

  /** A whole story that came, or went. */
  alone(container: XmlElement, status: 'inserted' | 'deleted'): XmlNode[] {
    this.#writing.changes[status] += 1
    const { reading } = this.#writing.now
    return this.#oneSided(readList(container, reading), status, false)
  }
}

function isProperties({ node }: Between): boolean {
  return isElement(node) && node.name === 'w:tcPr'
}
