import type { Node } from 'prosemirror-model'
import type { Numbering, ParagraphAttributes } from '#shared/document/attributes.ts'
import { changesOf, type ChangeStamp, type PropertyChange } from '#shared/document/tracking.ts'
import { canonicalStyleId } from '#shared/word/import/paragraph-properties.ts'
import { numberingOf } from '#shared/word/import/schemes.ts'
import { inOrder, overlaid } from '#shared/word/export/element-order.ts'
import { fragmentNodes } from '#shared/word/export/fragments.ts'
import type { NumberingWriter } from '#shared/word/export/numbering-writer.ts'
import { revision } from '#shared/word/export/revisions.ts'
import { withRelationships, type ExportTarget } from '#shared/word/export/target.ts'
import { listPlace } from '#shared/word/model/numbering.ts'
import type { WordModel } from '#shared/word/model/word-model.ts'
import { fragmentText } from '#shared/word/xml/fragment.ts'
import { child, element, type XmlElement } from '#shared/word/xml/tree.ts'

/** What paragraphs are written with. */
export interface ParagraphContext {
  readonly target: ExportTarget
  readonly model: WordModel
  readonly numbering: NumberingWriter
  /** The relationship ids that the document's own carried parts now have. */
  readonly renamed: ReadonlyMap<string, string>
}

/** A paragraph's properties in the three layers that Word tracks by themselves. */
interface Layers {
  readonly base: readonly XmlElement[]
  readonly mark: readonly XmlElement[]
  readonly section: XmlElement | null
}

/** A step of indentation, 10 mm, in twentieths of a point. */
const step = 567

function numberProperties(numbering: Numbering | null, path: readonly number[] | null, style: XmlElement | null, carried: readonly XmlElement[], context: ParagraphContext): XmlElement[] {
  const bare = element('w:pPr', [], style === null ? [] : [style])
  if (numbering === null) {
    const leaves = carried.some(({ name }) => name === 'w:numPr') || numberingOf(context.model, bare) === null
    return leaves ? [] : [element('w:numPr', [], [element('w:numId', { 'w:val': '0' })])]
  }
  const { numId, level } = context.numbering.place(numbering, path)
  const styled = listPlace(context.model.numbering, context.model.styles, bare)
  if (styled !== null && styled.numId === numId && styled.level === level) return []
  return [element('w:numPr', [], [element('w:ilvl', { 'w:val': String(level) }), element('w:numId', { 'w:val': numId })])]
}

/** The children of pPr for attributes of ours (ECMA-376 Part 1, 17.3.1.26). */
function layersOf(attrs: ParagraphAttributes, path: readonly number[] | null, context: ParagraphContext): Layers {
  const { align, indent, keepWithNext, numbering } = attrs
  const carried = withRelationships(fragmentNodes(attrs.word, context.target.report), context.renamed).filter((node): node is XmlElement => node.kind === 'element')
  const named = carried.find(({ name }) => name === 'w:pStyle') ?? null
  const styleId = canonicalStyleId(context.model.styles, attrs.style)
  const style = named ?? (styleId === null ? null : element('w:pStyle', { 'w:val': styleId }))
  const made = [
    ...(style === null ? [] : [style]),
    ...(keepWithNext ? [element('w:keepNext')] : []),
    ...numberProperties(numbering, path, style, carried, context),
    ...(indent === 0 || numbering !== null ? [] : [element('w:ind', { 'w:left': String(indent * step) })]),
    ...(align === null ? [] : [element('w:jc', { 'w:val': align === 'justify' ? 'both' : align })]),
  ]
  const all = overlaid(carried, made)
  const holder = element('w:pPr', [], all)
  return {
    base: inOrder(all.filter(({ name }) => name !== 'w:rPr' && name !== 'w:sectPr'), 'paragraph'),
    mark: (child(holder, 'w:rPr')?.children ?? []).filter((node): node is XmlElement => node.kind === 'element'),
    section: child(holder, 'w:sectPr'),
  }
}

const same = (a: readonly XmlElement[], b: readonly XmlElement[]): boolean => fragmentText(a) === fragmentText(b)

/** What a paragraph is now and was before, where the two differ through changes of its properties or of its neighbours' ends. */
export interface ParagraphStates {
  readonly now: ParagraphAttributes
  readonly before: ParagraphAttributes
  /** The newest of the changes between them, by layer; null where nothing changed. */
  readonly stamps: { readonly base: ChangeStamp | null; readonly mark: ChangeStamp | null; readonly section: ChangeStamp | null }
}

const tracked: ReadonlySet<string> = new Set(['style', 'numbering', 'align', 'indent', 'keepWithNext', 'word'])

function layerOfWord(name: 'w:rPr' | 'w:sectPr' | null, xml: string | null, context: ParagraphContext): string {
  const nodes = fragmentNodes(xml, context.target.report).filter((node): node is XmlElement => node.kind === 'element')
  return fragmentText(nodes.filter((node) => (name === null ? node.name !== 'w:rPr' && node.name !== 'w:sectPr' : node.name === name)))
}

/** A paragraph's own property changes as the two states between which they lie (17.13.5.29 to 34). */
export function ownStates(paragraph: Node, context: ParagraphContext): ParagraphStates {
  const now = paragraph.attrs as ParagraphAttributes
  const changes = changesOf(paragraph).filter((change): change is PropertyChange => change.kind === 'property')
  const stamps: { base: ChangeStamp | null; mark: ChangeStamp | null; section: ChangeStamp | null } = { base: null, mark: null, section: null }
  const before: Record<string, unknown> = {}
  const authors = new Set<string>()
  for (const change of changes.toReversed()) {
    if (!tracked.has(change.attribute)) {
      if (change.attribute !== 'id') context.target.report.add('change of a condition or link')
      continue
    }
    const later = { ...now, ...before }[change.attribute]
    before[change.attribute] = change.before
    const differs = (name: 'w:rPr' | 'w:sectPr' | null): boolean => layerOfWord(name, later as string | null, context) !== layerOfWord(name, change.before as string | null, context)
    const inMark = change.attribute === 'word' && differs('w:rPr')
    const inSection = change.attribute === 'word' && differs('w:sectPr')
    if (inMark) stamps.mark ??= change
    if (inSection) stamps.section ??= change
    if ((inMark || inSection) && !differs(null)) continue
    stamps.base ??= change
    authors.add(change.author)
  }
  if (authors.size > 1) context.target.report.add('changes of one property by several people')
  return { now, before: { ...now, ...before }, stamps }
}

/** The pPr of a paragraph in its two states. `ends` are the revisions of its mark; `path` the counters its number shows. Null where nothing is to be said. */
export function paragraphProperties({ now, before, stamps }: ParagraphStates, path: readonly number[] | null, ends: readonly XmlElement[], context: ParagraphContext): XmlElement | null {
  const { ids } = context.target
  const layers = layersOf(now, path, context)
  const isChanged = stamps.base !== null || stamps.mark !== null || stamps.section !== null
  const old = isChanged ? layersOf(before, null, context) : layers
  const mark = [...ends, ...inOrder(layers.mark, 'run')]
  if (stamps.mark !== null && !same(layers.mark, old.mark)) mark.push(revision('w:rPrChange', stamps.mark, ids, [element('w:rPr', [], inOrder(old.mark, 'run'))]))
  const children = [...layers.base]
  if (mark.length > 0) children.push(element('w:rPr', [], mark))
  if (layers.section !== null) children.push(stamps.section === null || old.section === null ? layers.section : withSectionChange(layers.section, old.section, stamps.section, context))
  if (stamps.base !== null) children.push(revision('w:pPrChange', stamps.base, ids, [element('w:pPr', [], old.base)]))
  return children.length === 0 ? null : element('w:pPr', [], children)
}

/** A section with what it was before (17.13.5.32); the old one names no headers and footers. */
export function withSectionChange(section: XmlElement, old: XmlElement, stamp: ChangeStamp, { target }: Pick<ParagraphContext, 'target'>): XmlElement {
  const bare = old.children.filter((node) => node.kind === 'element' && node.name !== 'w:headerReference' && node.name !== 'w:footerReference')
  return { ...section, source: null, children: [...section.children, revision('w:sectPrChange', stamp, target.ids, [element('w:sectPr', [], bare.filter((node): node is XmlElement => node.kind === 'element'))])] }
}
