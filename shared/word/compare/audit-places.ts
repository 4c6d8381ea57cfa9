import type { WordPackage } from '../package/package.ts'
import { checkedXml } from '../package/part-xml.ts'
import { mainPart } from '../package/read-package.ts'
import { relatedParts } from '../package/relationships.ts'
import { readNumbering } from '../model/numbering.ts'
import { ParagraphCounter } from '../model/paragraph-numbers.ts'
import { isBareSectionEnd } from '../model/section-end.ts'
import { readStyles } from '../model/styles.ts'
import { attr, child, descendants, textOf, type XmlElement } from '../xml/tree.ts'
import { elementKey } from './element-keys.ts'

/** A paragraph's number, what its list is defined as, and where it stands: its own number, or the number or heading before it. */
export interface PlacedParagraph {
  readonly label: string
  readonly list: string
  readonly where: string
}

/** The places of all paragraphs of a part. */
export function placesOf(pkg: WordPackage, part: string, fixed: string | null): ReadonlyMap<XmlElement, PlacedParagraph> {
  const main = mainPart(pkg) ?? ''
  const rootOf = (kind: string): XmlElement | null => {
    const name = relatedParts(pkg, main, kind)[0]
    return name === undefined ? null : checkedXml(pkg, name, `w:${kind}`).root
  }
  const numbering = rootOf('numbering')
  const styles = readStyles(rootOf('styles'))
  const counter = new ParagraphCounter(readNumbering(numbering), styles)
  const definitions = new Map([...(numbering === null ? [] : descendants(numbering, 'w:abstractNum'))].map((each) => [attr(each, 'w:abstractNumId') ?? '', levelKeys(each)]))
  const places = new Map<XmlElement, PlacedParagraph>()
  let where = ''
  for (const paragraph of descendants(checkedXml(pkg, part, 'w:document').root, 'w:p')) {
    const properties = child(paragraph, 'w:pPr')
    const number = isBareSectionEnd(paragraph) ? null : counter.count(properties)
    const label = number === null || number.bullet ? '' : number.label
    if (label !== '') where = label
    else if (isHeading(properties, styles.byId)) where = wordsIn(paragraph).slice(0, 80) || where
    const list = number === null ? '' : `${number.level} ${definitions.get(number.list)?.get(String(number.level)) ?? ''}`
    places.set(paragraph, { label: number?.label ?? '', list, where: fixed ?? where })
  }
  return places
}

function levelKeys(abstract: XmlElement): Map<string, string> {
  return new Map([...descendants(abstract, 'w:lvl')].map((level) => [attr(level, 'w:ilvl') ?? '', ['w:start', 'w:numFmt', 'w:lvlText', 'w:isLgl', 'w:lvlRestart'].map((name) => child(level, name)).map((each) => (each === null ? '' : elementKey(each, () => ''))).join('')]))
}

function isHeading(properties: XmlElement | null, byId: ReadonlyMap<string, { readonly name: string }>): boolean {
  const style = properties === null ? null : child(properties, 'w:pStyle')
  return style !== null && /^(?:heading \d|title)$/.test(byId.get(attr(style, 'w:val') ?? '')?.name ?? '')
}

/** The words inside an element, of one of two drawings of the same. */
export function wordsIn(element: XmlElement): string {
  if (element.name === 'w:t' || element.name === 'w:delText') return textOf(element)
  if (element.name === 'w:tab') return '\t'
  if (element.name === 'mc:Fallback') return ''
  return element.children.map((node) => (node.kind === 'element' ? wordsIn(node) : '')).join(element.name === 'w:txbxContent' ? '\n' : '')
}
