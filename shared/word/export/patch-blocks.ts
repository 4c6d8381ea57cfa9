import type { Node } from 'prosemirror-model'
import type { DocumentAttributes, ParagraphAttributes } from '#shared/document/attributes.ts'
import { changesOf } from '#shared/document/tracking.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { listPlace } from '#shared/word/model/numbering.ts'
import type { BlockWriter, ExistingBlocks, ParagraphToWrite } from '#shared/word/export/block-writer.ts'
import type { InlineContext } from '#shared/word/export/inline-writer.ts'
import { placedInOrder, replacedIn, type PlacedBlock } from '#shared/word/export/placed-blocks.ts'
import type { ParagraphContext } from '#shared/word/export/paragraph-format.ts'
import type { PatchBase } from '#shared/word/export/patch-base.ts'
import { patchedContent } from '#shared/word/export/patch-paragraph.ts'
import { withoutRanges } from '#shared/word/export/stale-ranges.ts'
import { attributesKey, sameInWord } from '#shared/word/export/same-content.ts'
import { finalSection } from '#shared/word/export/section-writer.ts'
import { withTable } from '#shared/word/export/table-writer.ts'
import { child, isElement, withChildren, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

/** The blocks of the file a document came from: what is equal keeps its element, in what was changed every run that is equal keeps its own. */
export class PatchedBlocks implements ExistingBlocks {
  readonly #base: PatchBase
  readonly #inline: InlineContext
  readonly #paragraphs: ParagraphContext
  readonly #breaks: XmlElement[]

  constructor(base: PatchBase, inline: InlineContext, paragraphs: ParagraphContext) {
    this.#base = base
    this.#inline = inline
    this.#paragraphs = paragraphs
    const { doc, sources } = base.imported
    this.#breaks = sources.top.filter((_element, index) => doc.maybeChild(index)?.type.name === 'pageBreak')
  }

  #known(node: Node): { readonly was: Node; readonly source: XmlElement } | null {
    const id = node.attrs['id'] as string | null | undefined
    if (id === null || id === undefined) return null
    const [was, source] = [this.#base.blocks.get(id), this.#base.imported.sources.blocks.get(id)]
    return was === undefined || source === undefined || was.type !== node.type ? null : { was, source }
  }

  standsInCondition(node: Node): boolean {
    const { condition } = node.attrs as ParagraphAttributes
    const known = this.#known(node)
    return known !== null && canonicalJson((known.was.attrs as ParagraphAttributes).condition) === canonicalJson(condition)
  }

  paragraph({ node, pos, around, properties, isOwn }: ParagraphToWrite): XmlElement | null {
    const known = this.#known(node)
    if (known === null || known.source.name !== 'w:p') return null
    const { was, source } = known
    const own = child(source, 'w:pPr')
    const sameProperties = isOwn && attributesKey(was) === attributesKey(node)
    if (sameProperties) this.#count(node, own)
    const untouched = !this.#inline.points.any(pos + 1, pos + node.nodeSize - 1)
    if (sameProperties && untouched && sameInWord(was, node)) return source
    const made = sameProperties ? own : properties()
    const pieces = this.#base.imported.sources.pieces(String(node.attrs['id']))
    const content = patchedContent({ source, pieces, node: was }, node, pos, around, this.#inline)
    return withChildren(source, [...(made === null ? [] : [made]), ...content])
  }

  /** Lets the next paragraph of its list go on with the instance this one has. */
  #count(node: Node, properties: XmlElement | null): void {
    const { numbering } = node.attrs as ParagraphAttributes
    const { model, numbering: writer } = this.#paragraphs
    const place = numbering === null ? null : listPlace(model.numbering, model.styles, properties)
    if (numbering !== null && place !== null) writer.seen(numbering, place.numId)
  }

  #countWithin(table: Node): void {
    table.descendants((node) => {
      const source = node.type.name === 'paragraph' ? this.#known(node)?.source : undefined
      if (source !== undefined) this.#count(node, child(source, 'w:pPr'))
      return !node.inlineContent
    })
  }

  block(node: Node, pos: number, writer: BlockWriter): XmlElement | null {
    if (node.type.name === 'pageBreak') return changesOf(node).length > 0 ? null : (this.#breaks.shift() ?? null)
    const known = this.#known(node)
    if (known === null) return null
    const { was, source } = known
    if (sameInWord(was, node) && !this.#inline.points.any(pos, pos + node.nodeSize)) {
      this.#countWithin(node)
      return source
    }
    return node.type.name === 'table' && source.name === 'w:tbl' ? this.#table(was, node, pos, source, writer) : null
  }

  /** A table whose rows and cells are what they were, with the blocks in them patched; null for one that must be written anew. */
  #table(was: Node, node: Node, pos: number, source: XmlElement, writer: BlockWriter): XmlElement | null {
    if (attributesKey(was) !== attributesKey(node) || was.childCount !== node.childCount) return null
    const placed = new Map<XmlElement, readonly XmlNode[]>()
    for (let row = 0, rowAt = pos + 1; row < node.childCount; rowAt += node.child(row).nodeSize, row += 1) {
      const [oldRow, newRow] = [was.child(row), node.child(row)]
      if (attributesKey(oldRow) !== attributesKey(newRow) || oldRow.childCount !== newRow.childCount) return null
      const around = withTable(newRow, node)
      for (let cell = 0, cellAt = rowAt + 1; cell < newRow.childCount; cellAt += newRow.child(cell).nodeSize, cell += 1) {
        const [oldCell, newCell] = [oldRow.child(cell), newRow.child(cell)]
        if (oldCell.type !== newCell.type || attributesKey(oldCell) !== attributesKey(newCell)) return null
        const before = oldCell.children.map((block): PlacedBlock => ({ key: keyOf(block), element: this.#base.imported.sources.blocks.get(String(block.attrs['id'])) ?? null }))
        if (before.some(({ element }) => element === null)) return null
        const after = writer.blocks(newCell, cellAt + 1, around).map(({ node: block, nodes }) => ({ key: keyOf(block), nodes }))
        for (const [element, nodes] of placedInOrder(before, after)) placed.set(element, nodes)
      }
    }
    return replacedIn(source, placed)
  }
}

function keyOf(block: Node): string {
  return `${block.type.name} ${String(block.attrs['id'] ?? '')}`
}

/** Tells page breaks, which have no id, by their order. */
function keysOf(blocks: readonly Node[]): string[] {
  let breaks = 0
  return blocks.map((block) => (block.type.name === 'pageBreak' ? `break ${(breaks += 1)}` : keyOf(block)))
}

/** The body of the file with its blocks in the place of those it had; everything else in it stays. */
export function patchBody(base: PatchBase, blocks: readonly { readonly node: Node; readonly nodes: readonly XmlNode[] }[], doc: Node, context: ParagraphContext): XmlElement {
  const { doc: was, sources } = base.imported
  const before = keysOf(was.children).map((key, index): PlacedBlock => ({ key, element: sources.top[index] ?? null }))
  const keys = keysOf(blocks.map(({ node }) => node))
  const after = blocks.map(({ nodes }, index) => ({ key: keys[index] ?? '', nodes }))
  const patched = sources.top.length === 0 ? withChildren(base.body, [...after.flatMap(({ nodes }) => nodes), ...base.body.children]) : replacedIn(base.body, placedInOrder(before, after))
  const moves = new Set<string>()
  doc.descendants((node) => {
    for (const mark of node.marks) if (typeof mark.attrs['move'] === 'string') moves.add(mark.attrs['move'])
    if (!node.isText) for (const change of changesOf(node)) if (change.move !== null) moves.add(change.move)
    return true
  })
  const gone = new Set(Array.from(base.moveNames).filter(([, move]) => !moves.has(move)).map(([name]) => name))
  return withSection(withoutRanges(patched, base.removed, gone), base, doc, context)
}

function sectionKey({ page, word }: DocumentAttributes, changes: readonly unknown[]): string {
  return canonicalJson([page, word?.section ?? null, changes.length])
}

/** The last section, written again where the page or a change of it was resolved. */
function withSection(body: XmlElement, base: PatchBase, doc: Node, context: ParagraphContext): XmlElement {
  const now = doc.attrs as DocumentAttributes
  const was = base.imported.doc.attrs as DocumentAttributes
  if (sectionKey(now, changesOf(doc)) === sectionKey(was, changesOf(base.imported.doc))) return body
  const last = body.children.findLast((node) => isElement(node, 'w:sectPr'))
  const section = finalSection(doc, null, context)
  return last === undefined ? withChildren(body, [...body.children, section]) : withChildren(body, body.children.map((node) => (node === last && isElement(node) ? withChildren(node, section.children) : node)))
}
