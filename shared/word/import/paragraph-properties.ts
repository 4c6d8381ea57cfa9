import type { Alignment, Numbering, ParagraphStyle } from '#shared/document/attributes.ts'
import { mostWordProperties } from '#shared/document/opaque.ts'
import type { NodeChange, PropertyChange } from '#shared/document/tracking.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import { isOn, wholeNumber } from '#shared/word/model/on-off.ts'
import { outlineLevel, paragraphStyleOf, styleChain, type StyleSheet } from '#shared/word/model/styles.ts'
import { leavesList } from '#shared/word/model/numbering.ts'
import { attr, child, children, element, isElement, withChildren, type XmlElement } from '#shared/word/xml/tree.ts'

/** What a paragraph's own properties are in our model. */
export interface ParagraphProperties {
  readonly style: ParagraphStyle
  readonly numbering: Numbering | null
  readonly align: Alignment | null
  readonly indent: number
  readonly keepWithNext: boolean
  readonly word: string | null
}

const named: Readonly<Record<string, ParagraphStyle>> = {
  title: 'title',
  subtitle: 'subtitle',
  'heading 1': 'heading1',
  'heading 2': 'heading2',
  'heading 3': 'heading3',
  quote: 'quote',
  'intense quote': 'quote',
}

/** The one of our styles that a paragraph's style is, or is based on: by its built-in name (ECMA-376 Part 1, 17.7.4.9), else by its outline level. */
export function styleOf(sheet: StyleSheet, properties: XmlElement | null): ParagraphStyle {
  const style = paragraphStyleOf(sheet, properties)
  const chain = style === null ? [] : styleChain(sheet, style.id)
  for (const { name } of chain.toReversed()) if (Object.hasOwn(named, name)) return named[name] ?? 'body'
  // A heading deeper than ours is one of the deepest of ours.
  if (chain.some(({ name }) => /^heading [4-9]$/.test(name))) return 'heading3'
  const level = outlineLevel(sheet, properties)
  return level === null ? 'body' : (['heading1', 'heading2', 'heading3'] as const)[Math.min(level, 2)] ?? 'body'
}

/** The style that is written for one of ours where nothing else is said: the first of its built-in name, or none for body text. */
export function canonicalStyleId(sheet: StyleSheet, style: ParagraphStyle): string | null {
  if (style === 'body') return null
  for (const { id, name, type } of sheet.byId.values()) if (type === 'paragraph' && named[name] === style && name !== 'intense quote') return id
  return null
}

/** Our alignments by the values of w:jc (17.18.44). */
export const alignments: Readonly<Record<string, Alignment>> = { left: 'left', start: 'left', center: 'center', right: 'right', end: 'right', both: 'justify' }

/** A step of indentation, 10 mm, in twentieths of a point. */
const step = 567

/** The indentation in steps, where a left indent of whole steps is all there is to it. */
function stepsOf(indent: XmlElement): number | null {
  const [only] = indent.attributes
  if (only === undefined || indent.attributes.length !== 1 || (only.name !== 'w:left' && only.name !== 'w:start')) return null
  const width = wholeNumber(indent, only.name)
  const steps = width === null ? 0 : Math.round(width / step)
  return width !== null && steps >= 1 && steps <= 8 && Math.abs(width - steps * step) <= 2 ? steps : null
}

const markRevisions: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:rPrChange'])

/** A holder without the revision elements among its children; null where nothing is left of it. */
function without(holder: XmlElement, revisions: ReadonlySet<string>): XmlElement | null {
  const left = holder.children.filter((node) => !isElement(node) || !revisions.has(node.name))
  return left.some((node) => isElement(node)) ? withChildren(holder, left) : null
}

const sectionRevisions: ReadonlySet<string> = new Set(['w:sectPrChange'])

/** What a paragraph's list means for it: it is the next of the text that is counted, it only has its place there, or it shows no number. */
export type Counting = 'next' | 'place' | 'none'

/** What of paragraph properties no attribute of ours says, and the attributes that say the rest. */
export function readProperties(properties: XmlElement | null, importing: Importing, counting: Counting): ParagraphProperties {
  const { numbers, fragments } = importing
  const numbering = counting === 'none' ? null : counting === 'next' ? numbers.next(properties) : numbers.place(properties)
  const known = properties === null ? undefined : fragments.paragraphs.get(properties)
  const own = known !== undefined && known.counted === (numbering !== null) ? known : { counted: numbering !== null, ...readOwn(properties, importing, numbering !== null) }
  if (properties !== null && own !== known) fragments.paragraphs.set(properties, own)
  const { style, align, indent, keepWithNext, word } = own
  return { style, numbering, align, indent, keepWithNext, word }
}

/** All but the numbering, which differs for paragraphs of the same properties. */
function readOwn(properties: XmlElement | null, { model, fragments }: Importing, counted: boolean): Omit<ParagraphProperties, 'numbering'> {
  const style = styleOf(model.styles, properties)
  const rest: XmlElement[] = []
  let align: Alignment | null = null
  let indent = 0
  let keepWithNext = false
  for (const property of properties === null ? [] : children(properties)) {
    switch (property.name) {
      case 'w:pStyle':
        if (attr(property, 'w:val') !== canonicalStyleId(model.styles, style)) rest.push(property)
        break
      case 'w:numPr':
        if (!counted || leavesList(properties)) rest.push(...(without(property, new Set(['w:ins', 'w:numberingChange'])) === null ? [] : [withoutNumberRevision(property)]))
        break
      case 'w:jc':
        align = alignments[attr(property, 'w:val') ?? ''] ?? null
        if (align === null) rest.push(property)
        break
      case 'w:ind': {
        const steps = counted ? null : stepsOf(property)
        if (steps === null) rest.push(property)
        else indent = steps
        break
      }
      case 'w:keepNext':
        if (isOn(property)) keepWithNext = true
        else rest.push(property)
        break
      case 'w:rPr': {
        const left = without(property, markRevisions)
        if (left !== null) rest.push(left)
        break
      }
      case 'w:sectPr':
        rest.push(without(property, sectionRevisions) ?? element('w:sectPr'))
        break
      case 'w:pPrChange':
        break
      default:
        rest.push(property)
    }
  }
  const xml = rest.length === 0 ? null : fragments.text(rest)
  return { style, align, indent, keepWithNext, word: xml !== null && xml.length <= mostWordProperties ? xml : null }
}

function withoutNumberRevision(property: XmlElement): XmlElement {
  return withChildren(property, property.children.filter((node) => !isElement(node, 'w:ins') && !isElement(node, 'w:numberingChange')))
}

const attributes = ['style', 'numbering', 'align', 'indent', 'keepWithNext', 'word'] as const

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Whether two numberings are one place in one list, wherever its count began again. */
function samePlace(a: Numbering | null, b: Numbering | null): boolean {
  return a?.scheme === b?.scheme && a?.level === b?.level
}

/** The differences of one revision as property changes of one gesture; one at least, for a revision is never lost. */
function propertyChanges(revision: XmlElement, before: ParagraphProperties, after: ParagraphProperties, importing: Importing): PropertyChange[] {
  importing.report.revision(revision.name)
  const differing = attributes.filter((name) => (name === 'numbering' ? !samePlace(before.numbering, after.numbering) : !same(before[name], after[name])))
  return (differing.length === 0 ? (['word'] as const) : differing).map((attribute) => ({
    ...importing.stamps.stamp(revision),
    kind: 'property',
    attribute,
    before: before[attribute],
  }))
}

/** The properties as they were: those a pPrChange kept, with the mark's own, and the section's, which it does not concern (17.13.5.29). */
function oldProperties(properties: XmlElement, change: XmlElement): XmlElement {
  const old = child(change, 'w:pPr')
  const outside = children(properties).filter(({ name }) => name === 'w:rPr' || name === 'w:sectPr')
  return element('w:pPr', [], [...(old === null ? [] : children(old)), ...outside])
}

/** The paragraph's properties with another child in the place of one, or without it. */
function exchanged(properties: XmlElement, name: string, replacement: XmlElement | null): XmlElement {
  const exchange = (property: XmlElement): XmlElement[] => (property.name !== name ? [property] : replacement === null ? [] : [replacement])
  return element('w:pPr', [], children(properties).flatMap(exchange))
}

/**
 * The changes of a paragraph's properties (17.13.5.29 pPrChange, 17.13.5.30 rPrChange of the mark, 17.13.5.34 sectPrChange, 17.13.5.19 inserted numbering): a
 * chain from the oldest. What the mark's formatting and a section were is a change of what only Word knows.
 */
export function readPropertyChanges(properties: XmlElement | null, now: ParagraphProperties, importing: Importing, counting: Counting): NodeChange[] {
  if (properties === null) return []
  let later = now
  let current = properties
  const chain: NodeChange[][] = []
  // From the newest back: each step undoes one revision, so that what it found is what the step before it left.
  const undo = (revision: XmlElement, before: XmlElement): void => {
    const read = readProperties(before, importing, counting === 'none' ? 'none' : 'place')
    chain.unshift(propertyChanges(revision, read, later, importing))
    later = { ...read, numbering: samePlace(read.numbering, later.numbering) ? later.numbering : read.numbering }
    current = before
  }
  const mark = child(properties, 'w:rPr')
  const markChange = mark === null ? null : child(mark, 'w:rPrChange')
  if (markChange !== null) undo(markChange, exchanged(current, 'w:rPr', child(markChange, 'w:rPr')))
  const section = child(properties, 'w:sectPr')
  const sectionChange = section === null ? null : child(section, 'w:sectPrChange')
  if (section !== null && sectionChange !== null) undo(sectionChange, exchanged(current, 'w:sectPr', oldSection(section, sectionChange)))
  const list = child(properties, 'w:numPr')
  const inserted = list === null ? null : child(list, 'w:ins')
  if (inserted !== null) undo(inserted, exchanged(current, 'w:numPr', null))
  const change = child(properties, 'w:pPrChange')
  if (change !== null) undo(change, oldProperties(current, change))
  return chain.flat()
}

/** A section's properties as they were; the old ones name no headers and footers, so that those stay (17.13.5.34). */
export function oldSection(section: XmlElement, change: XmlElement): XmlElement {
  const old = child(change, 'w:sectPr')
  const references = children(section).filter(({ name }) => name === 'w:headerReference' || name === 'w:footerReference')
  return element('w:sectPr', section.attributes, [...references, ...(old === null ? [] : children(old).filter(({ name }) => name !== 'w:headerReference' && name !== 'w:footerReference'))])
}
