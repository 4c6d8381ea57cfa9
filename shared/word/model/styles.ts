import { valueOf, wholeNumber } from '#shared/word/model/on-off.ts'
import { attr, child, children, type XmlElement } from '#shared/word/xml/tree.ts'

/** A style (ECMA-376 Part 1, 17.7.4.17) with its own properties, not those it inherits. */
export interface Style {
  readonly id: string
  readonly type: 'paragraph' | 'character' | 'table' | 'numbering'
  /** The primary name in lower case; the built-in ones are the same in every language of Word. */
  readonly name: string
  readonly basedOn: string | null
  readonly isDefault: boolean
  readonly paragraph: XmlElement | null
  readonly run: XmlElement | null
  readonly element: XmlElement
}

/** The styles part of a file. */
export interface StyleSheet {
  readonly byId: ReadonlyMap<string, Style>
  readonly defaultParagraph: Style | null
  /** docDefaults (17.7.5.1): what holds before any style. */
  readonly defaultParagraphProperties: XmlElement | null
}

const styleTypes = ['paragraph', 'character', 'table', 'numbering'] as const

function readStyle(element: XmlElement): Style | null {
  const id = attr(element, 'w:styleId')
  if (id === null) return null
  const type = styleTypes.find((known) => known === attr(element, 'w:type')) ?? 'paragraph'
  const isDefault = ['1', 'true', 'on'].includes(attr(element, 'w:default') ?? '')
  return {
    id,
    type,
    name: (valueOf(element, 'w:name') ?? id).toLowerCase(),
    basedOn: valueOf(element, 'w:basedOn'),
    isDefault,
    paragraph: child(element, 'w:pPr'),
    run: child(element, 'w:rPr'),
    element,
  }
}

/** Reads a styles part; without one there are no styles and no defaults. */
export function readStyles(root: XmlElement | null): StyleSheet {
  const styles = root === null ? [] : children(root, 'w:style').flatMap((element) => readStyle(element) ?? [])
  const byId = new Map<string, Style>()
  for (const style of styles) if (!byId.has(style.id)) byId.set(style.id, style)
  const defaults = root === null ? null : child(root, 'w:docDefaults')
  const holder = defaults === null ? null : child(defaults, 'w:pPrDefault')
  return {
    byId,
    defaultParagraph: styles.findLast(({ type, isDefault }) => type === 'paragraph' && isDefault) ?? null,
    defaultParagraphProperties: holder === null ? null : child(holder, 'w:pPr'),
  }
}

const chains = new WeakMap<StyleSheet, Map<string, readonly Style[]>>()

/** How many styles may lie between one and the innermost ancestor; no document has twenty. */
const longestChain = 100

/** A style and those it is based on, the innermost ancestor first (17.7.4.3). A circle ends where it closes; another type is no ancestor. */
export function styleChain(sheet: StyleSheet, id: string): readonly Style[] {
  const known = chains.get(sheet) ?? new Map<string, readonly Style[]>()
  chains.set(sheet, known)
  const found = known.get(id)
  if (found !== undefined) return found
  const chain: Style[] = []
  for (let style = sheet.byId.get(id); style !== undefined && chain.length < longestChain && !chain.includes(style); style = style.basedOn === null ? undefined : sheet.byId.get(style.basedOn)) {
    if (chain[0] !== undefined && style.type !== chain[0].type) break
    chain.push(style)
  }
  chain.reverse()
  known.set(id, chain)
  return chain
}

/** The style of a paragraph: the one it names where that is a paragraph style, else the default one (17.3.1.27). */
export function paragraphStyleOf(sheet: StyleSheet, properties: XmlElement | null): Style | null {
  const named = sheet.byId.get(valueOf(properties, 'w:pStyle') ?? '')
  return named?.type === 'paragraph' ? named : sheet.defaultParagraph
}

/** Properties by the name of their element; a later one takes the place of an earlier. */
type PropertySet = ReadonlyMap<string, XmlElement>

function laid(layers: readonly (XmlElement | null)[]): PropertySet {
  const set = new Map<string, XmlElement>()
  for (const layer of layers) if (layer !== null) for (const property of children(layer)) set.set(property.name, property)
  return set
}

/** What holds for a paragraph: the document's defaults, its style and those it is based on, then its own (17.7.2). */
export function effectiveParagraph(sheet: StyleSheet, properties: XmlElement | null): PropertySet {
  const style = paragraphStyleOf(sheet, properties)
  const chain = style === null ? [] : styleChain(sheet, style.id)
  return laid([sheet.defaultParagraphProperties, ...chain.map(({ paragraph }) => paragraph), properties])
}

/** The level a style gives a heading (17.3.1.20): 0 to 8, or null for body text. */
export function outlineLevel(sheet: StyleSheet, properties: XmlElement | null): number | null {
  const level = wholeNumber(effectiveParagraph(sheet, properties).get('w:outlineLvl') ?? null)
  return level !== null && level >= 0 && level <= 8 ? level : null
}
