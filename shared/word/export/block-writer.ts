import type { Node } from 'prosemirror-model'
import type { ParagraphAttributes, SignatureBlockAttributes } from '#shared/document/attributes.ts'
import type { OpaqueBlockAttributes } from '#shared/document/opaque.ts'
import { changesOf, structureChanges, type StructureChange } from '#shared/document/tracking.ts'
import { conditionLabel, contentControl, controlProperties, tagOfCondition } from '#shared/word/export/content-controls.ts'
import { fragmentNodes } from '#shared/word/export/fragments.ts'
import { InlineWriter, type InlineContext } from '#shared/word/export/inline-writer.ts'
import { nested } from '#shared/word/export/nesting.ts'
import type { ParaIds } from '#shared/word/export/para-ids.ts'
import { ownStates, paragraphProperties, type ParagraphContext, type ParagraphStates } from '#shared/word/export/paragraph-format.ts'
import { revision } from '#shared/word/export/revisions.ts'
import { signatureTable } from '#shared/word/export/signature-table.ts'
import { TableWriter } from '#shared/word/export/table-writer.ts'
import { trackedThroughout } from '#shared/word/export/tracked-throughout.ts'
import { withRelationships } from '#shared/word/export/target.ts'
import { element, isElement, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

/** What the blocks of a text are written with. */
export interface BlockContext {
  readonly inline: InlineContext
  readonly paragraphs: ParagraphContext
  readonly tableStyle: string | null
  /** The counters each paragraph of the final text shows, by its position. */
  readonly numbers: ReadonlyMap<number, readonly number[]>
  /** What a block of the file is written as without being made anew; null where there is no file. */
  readonly existing: ExistingBlocks | null
  /** The ids of Word's that paragraphs take; null in a file that has none. */
  readonly paraIds: ParaIds | null
}

/** A paragraph's place while it is written. */
export interface ParagraphToWrite {
  readonly node: Node
  readonly pos: number
  readonly around: readonly StructureChange[]
  /** Makes its pPr. */
  readonly properties: () => XmlElement | null
  /** Whether its neighbours' changes have no part in its properties. */
  readonly isOwn: boolean
}

/** The blocks a file has already. */
export interface ExistingBlocks {
  readonly paragraph: (paragraph: ParagraphToWrite) => XmlElement | null
  readonly block: (node: Node, pos: number, writer: BlockWriter) => XmlElement | null
  /** Whether a paragraph stands in the content control of its condition already. */
  readonly standsInCondition: (node: Node) => boolean
}

/** What a paragraph whose mark goes hands on to the next. */
interface HandedOn {
  readonly states: ParagraphStates
  readonly deletion: StructureChange | null
  readonly insertion: StructureChange | null
  readonly path: readonly number[] | null
}

/** The revisions of a paragraph's mark (ECMA-376 Part 1, 17.13.5.15, 20, 21, 26), in the order of CT_ParaRPr. */
function endsOf(paragraph: Node, { target, moves }: InlineContext): XmlElement[] {
  const names = (['insertion', 'deletion'] as const).flatMap((kind) =>
    structureChanges(paragraph, kind).slice(0, 1).map((change) => {
      const isMove = change.move !== null && moves.has(change.move)
      const name = kind === 'insertion' ? (isMove ? 'w:moveTo' : 'w:ins') : isMove ? 'w:moveFrom' : 'w:del'
      return { name, change }
    }),
  )
  const order = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']
  return names.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)).map(({ name, change }) => revision(name, change, target.ids))
}

/** Writes the blocks of a document (17.2.2), with every change of them. */
export class BlockWriter {
  readonly #context: BlockContext
  readonly #tables: TableWriter

  constructor(context: BlockContext) {
    this.#context = context
    this.#tables = new TableWriter({
      target: context.inline.target,
      tableStyle: context.tableStyle,
      blocks: (cell, pos, around) => this.blocks(cell, pos + 1, around).flatMap(({ nodes }) => nodes),
    })
  }

  /** The blocks of the body or of a cell, each with the elements it is written as. `start` is the position of the first. */
  blocks(parent: Node, start: number, around: readonly StructureChange[] = []): { readonly node: Node; readonly nodes: readonly XmlNode[] }[] {
    const written: { node: Node; nodes: readonly XmlNode[] }[] = []
    let handed: HandedOn | null = null
    parent.forEach((node, offset) => {
      const pos = start + offset
      if (node.type.name !== 'paragraph') {
        handed = null
        written.push({ node, nodes: [this.#block(node, pos)] })
        return
      }
      const made = this.#paragraph(node, pos, around, handed)
      handed = made.handed
      written.push({ node, nodes: made.nodes })
    })
    return written
  }

  #paragraph(node: Node, pos: number, around: readonly StructureChange[], handed: HandedOn | null): { readonly nodes: readonly XmlNode[]; readonly handed: HandedOn | null } {
    const { inline, paragraphs, numbers, existing } = this.#context
    const [deletion, insertion] = [structureChanges(node, 'deletion')[0] ?? null, structureChanges(node, 'insertion')[0] ?? null]
    const { states, isOwn } = merged(ownStates(node, paragraphs), handed)
    const path = numbers.get(pos) ?? handed?.path ?? null
    const shown = deletion === null && !around.some(({ kind }) => kind === 'deletion') ? path : null
    const properties = (): XmlElement | null => paragraphProperties(states, shown, endsOf(node, inline), paragraphs)
    const element = existing?.paragraph({ node, pos, around, properties, isOwn }) ?? this.#made(node, pos, around, properties)
    const nodes = [...this.#conditioned(node, element), ...inline.points.after(pos)]
    const handsOn = deletion !== null || insertion !== null
    return { nodes, handed: handsOn ? { states, deletion, insertion, path: deletion === null ? null : path } : null }
  }

  #made(node: Node, pos: number, around: readonly StructureChange[], properties: () => XmlElement | null): XmlElement {
    const { inline } = this.#context
    const made = properties()
    const writer = new InlineWriter(inline, around)
    writer.content(node, pos + 1)
    const id = node.attrs['id'] as string | null
    const paraId = id === null ? null : (this.#context.paraIds?.of(id) ?? null)
    return element('w:p', { 'w14:paraId': paraId, 'w14:textId': paraId === null ? null : '77777777' }, [...(made === null ? [] : [made]), ...nested(writer.done(), inline.target.ids)])
  }

  #conditioned(node: Node, paragraph: XmlElement): XmlElement[] {
    const { condition } = node.attrs as ParagraphAttributes
    if (condition === null || this.#context.existing?.standsInCondition(node) === true) return [paragraph]
    const { target, fields } = this.#context.inline
    return [contentControl(controlProperties(tagOfCondition(condition), conditionLabel(condition, fields), target.ids), [paragraph])]
  }

  #block(node: Node, pos: number): XmlElement {
    const known = this.#context.existing?.block(node, pos, this) ?? null
    if (known !== null) return known
    const made = this.#newBlock(node, pos)
    if (node.type.name === 'table') return made
    const changes = (['insertion', 'deletion'] as const).flatMap((kind) => structureChanges(node, kind).slice(0, 1))
    return changes.reduce((block, change) => trackedThroughout(block, change, this.#context.inline.target.ids), made)
  }

  #newBlock(node: Node, pos: number): XmlElement {
    const { target, fields } = this.#context.inline
    switch (node.type.name) {
      case 'table':
        return this.#tables.table(node, pos)
      case 'signatureBlock':
        if (changesOf(node).some(({ kind }) => kind === 'property')) target.report.add('change of a signature block')
        return signatureTable(node.attrs as SignatureBlockAttributes, fields, target.ids)
      case 'opaqueBlock':
        return this.#opaque(node.attrs as OpaqueBlockAttributes)
      default:
        return element('w:p', [], [element('w:r', [], [element('w:br', { 'w:type': 'page' })])])
    }
  }

  #opaque({ xml, parts, words }: OpaqueBlockAttributes): XmlElement {
    const { target } = this.#context.inline
    const nodes = withRelationships(fragmentNodes(xml, target.report), target.carry(parts)).filter((node): node is XmlElement => isElement(node))
    const [only] = nodes
    if (only !== undefined && nodes.length === 1 && standsAsBlock(only)) return only
    // What stands within a line, or is not readable any more, is held by a paragraph.
    const held = nodes.length > 0 ? nodes.map((node) => (node.name === 'w:r' || node.name.startsWith('m:') || node.name === 'w:sdt' ? node : element('w:r', [], [node]))) : [element('w:r', [], [element('w:t', [], [{ kind: 'text', text: words, source: null }])])]
    return element('w:p', [], held)
  }
}

function standsAsBlock({ name }: XmlElement): boolean {
  return ['w:p', 'w:tbl', 'w:sdt', 'w:altChunk', 'w:customXml', 'm:oMath', 'm:oMathPara', 'mc:AlternateContent'].includes(name)
}

/**
 * A paragraph's states with what the one before it hands on. In Word a paragraph without mark takes the properties of the next one; where ours keeps
 * its own (`keeps: 'this'`), the next one has them from now on, or had them before, so that accepting and rejecting give what ours give.
 */
function merged(own: ParagraphStates, handed: HandedOn | null): { readonly states: ParagraphStates; readonly isOwn: boolean } {
  const deletion = handed?.deletion?.keeps === 'this' ? handed.deletion : null
  const insertion = handed?.insertion?.keeps === 'this' ? handed.insertion : null
  if (handed === null || (deletion === null && insertion === null)) return { states: own, isOwn: true }
  return {
    states: {
      now: deletion === null ? own.now : handed.states.now,
      before: insertion === null ? own.before : handed.states.before,
      stamps: { ...own.stamps, base: deletion ?? insertion },
    },
    isOwn: false,
  }
}
