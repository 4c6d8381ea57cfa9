import { append } from '../xml/append.ts'
import { child, children, isElement, renamed, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { isWrapper, type Deciding } from './deciding.ts'
import { isTrackedContent, isRevision, meaningOf } from './kinds.ts'
import { strandedMarkers } from './markers.ts'
import { hasGoneControl, resolveControlProperties, withoutStructure } from './math.ts'
import { lastBlock, mergeParagraphs } from './paragraph-marks.ts'
import { goesWith, isProperties, resolveProperties } from './resolve-properties.ts'

/** What is nothing without content: when all of it goes, they go too. */
const NOTHING_WITHOUT_CONTENT = new Set([
  'w:hyperlink', 'w:smartTag', 'w:fldSimple', 'w:sdt', 'w:customXml', 'w:dir', 'w:bdo', 'w:tbl', 'w:tr', 'm:oMath', 'm:oMathPara', 'm:r',
])

/** Where at least one paragraph must stand (17.4.65, 17.10, 17.11, 17.13.4): the mark of the last one cannot go. */
const NEED_PARAGRAPH = new Set(['w:tc', 'w:hdr', 'w:ftr', 'w:footnote', 'w:endnote', 'w:comment', 'w:txbxContent', 'w:body'])

/** An element with the decision made on everything in it; null when it goes. `restored`: it stood in a deletion that was rejected. */
export function resolveElement(target: XmlElement, deciding: Deciding, restored: boolean): XmlElement | null {
  if (isProperties(target.name)) return resolveProperties(target, deciding)
  if (target.name === 'm:ctrlPr') return resolveControlProperties(target, deciding)
  if (restored && target.name === 'w:delText') return renamed(target, 'w:t')
  if (restored && target.name === 'w:delInstrText') return renamed(target, 'w:instrText')
  const content = collect(target.children, deciding, restored, [])
  const settled = withContent(target, content, deciding)
  if (settled !== target && isEmptied(target, settled)) return null
  if (target.name === 'w:p' && goesWith(markProperties(target), deciding)) deciding.withoutMark.add(settled)
  return settled
}

function withContent(target: XmlElement, content: readonly XmlNode[], deciding: Deciding): XmlElement {
  const settled = withChildren(target, content)
  if (settled === target) return target
  const needsParagraph = NEED_PARAGRAPH.has(target.name) && isElement(lastBlock(target.children), 'w:p')
  return needsParagraph || holdsParagraphs(content) ? withChildren(target, mergeParagraphs(content, deciding, needsParagraph)) : settled
}

function holdsParagraphs(content: readonly XmlNode[]): boolean {
  return content.some((node) => isElement(node, 'w:p'))
}

function markProperties(paragraph: XmlElement): XmlElement | null {
  const properties = child(paragraph, 'w:pPr')
  return properties === null ? null : child(properties, 'w:rPr')
}

function isEmptied(before: XmlElement, after: XmlElement): boolean {
  if (!NOTHING_WITHOUT_CONTENT.has(before.name)) return false
  return contentOf(before).length > 0 && contentOf(after).length === 0
}

/** The children that are content: neither properties nor markers of their own. */
function contentOf(parent: XmlElement): XmlElement[] {
  const holder = parent.name === 'w:sdt' ? (child(parent, 'w:sdtContent') ?? parent) : parent
  return children(holder).filter((each) => !/Pr(?:Ex)?$|^w:tblGrid$|Range(?:Start|End)$|^w:bookmark/.test(each.name))
}

/** Appends the nodes that stand where `nodes` stood. */
function collect(nodes: readonly XmlNode[], deciding: Deciding, restored: boolean, out: XmlNode[]): XmlNode[] {
  for (const node of nodes) {
    if (node.kind !== 'element') out.push(node)
    else if (isTrackedContent(node.name)) collectTracked(node, deciding, restored, out)
    else if (isRevision(node.name)) keepPending(node, deciding, out)
    else if (isWrapper(node) && deciding.surroundingFate(node) === 'goes') collect(insideWrapper(node), deciding, restored, out)
    else if (hasGoneControl(node, deciding)) collect(withoutStructure(node), deciding, restored, out)
    else if (goesAsWhole(node, deciding)) append(out, strandedMarkers(node, deciding))
    else pushResolved(node, deciding, restored, out)
  }
  return out
}

function keepPending(node: XmlElement, deciding: Deciding, out: XmlNode[]): void {
  if (deciding.fate(node) === 'pending') out.push(node)
}

function pushResolved(node: XmlElement, deciding: Deciding, restored: boolean, out: XmlNode[]): void {
  const settled = resolveElement(node, deciding, restored)
  if (settled !== null) out.push(settled)
  else if (!isProperties(node.name)) append(out, strandedMarkers(node, deciding))
}

function collectTracked(node: XmlElement, deciding: Deciding, restored: boolean, out: XmlNode[]): void {
  const fate = deciding.fate(node)
  const removes = meaningOf(node.name)?.effect === 'removes'
  if (fate === 'goes') {
    append(out, strandedMarkers(node, deciding))
  } else if (fate === 'stays') {
    collect(node.children, deciding, restored || removes, out)
  } else {
    const content = collect(node.children, deciding, restored && !removes, [])
    if (content.length > 0 || node.children.length === 0) out.push(withChildren(node, content))
  }
}

function insideWrapper(wrapper: XmlElement): readonly XmlNode[] {
  if (wrapper.name === 'w:sdt') return child(wrapper, 'w:sdtContent')?.children ?? []
  return wrapper.children.filter((node) => !isElement(node, 'w:customXmlPr'))
}

/** Whether every run inside came or went: so is a row of a table that was moved as a whole, though no mark of its own says so. */
function isTracked(node: XmlElement): boolean {
  return children(node).every((each) => isTrackedContent(each.name) || (each.name !== 'w:r' && isTracked(each)))
}

/** Rows (17.13.5.15, 17.13.5.17) and cells (17.13.5.1, 17.13.5.2) that were inserted or deleted. */
function goesAsWhole(node: XmlElement, deciding: Deciding): boolean {
  if (node.name === 'w:tr') return goesWith(child(node, 'w:trPr'), deciding) || (deciding.surroundingFate(node) === 'goes' && isTracked(node))
  return node.name === 'w:tc' && goesWith(child(node, 'w:tcPr'), deciding)
}
