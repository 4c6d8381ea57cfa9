import { child, children, isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import type { Deciding } from './deciding.ts'
import { isTrackedContent, PROPERTIES_OF_CHANGE } from './kinds.ts'

/** What the old properties of a change never hold, so that rejecting it leaves it alone (CT_PPrBase, CT_ParaRPrOriginal, CT_SectPrBase, CT_TrPrBase, CT_TcPrBase). */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': ['w:rPr', 'w:sectPr'],
  'w:rPr': ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w14:conflictIns', 'w14:conflictDel'],
  'w:sectPr': ['w:headerReference', 'w:footerReference'],
  'w:trPr': ['w:ins', 'w:del', 'w14:conflictIns', 'w14:conflictDel'],
  'w:tcPr': ['w:cellIns', 'w:cellDel', 'w:cellMerge'],
}

/** Properties their parent must have, be they empty, and a section's, which end it. */
const REQUIRED = new Set(['w:tblPr', 'w:tblGrid', 'w:sectPr'])

/** Those that stand before the others in their parent: track changes of a paragraph mark (17.3.1.29), references of a section. */
const FIRST = new Set(['w:rPr', 'w:sectPr'])

const CHANGE_OF = new Map(Object.entries(PROPERTIES_OF_CHANGE).map(([change, properties]) => [properties, change]))

/** Whether an element is a set of properties that can hold a record of its change. */
export function isProperties(name: string): boolean {
  return CHANGE_OF.has(name)
}

/** A set of properties with the decision made on the changes in it; null when nothing is left where something was. */
export function resolveProperties(properties: XmlElement, deciding: Deciding): XmlElement | null {
  const before = reverted(properties, deciding)
  const settled = withChildren(before, before.children.flatMap((node) => resolveProperty(node, deciding)))
  return settled.children.length === 0 && settled !== properties && !REQUIRED.has(properties.name) ? null : settled
}

/** The properties as they were before a change that goes, or without the record of one that stays. */
function reverted(properties: XmlElement, deciding: Deciding): XmlElement {
  const change = child(properties, CHANGE_OF.get(properties.name) ?? '')
  if (change === null) return properties
  const fate = deciding.fate(change)
  if (fate === 'pending') return properties
  const current = properties.children.filter((node) => node !== change)
  if (fate === 'stays') return withChildren(properties, current)
  const outside = new Set(OUTSIDE[properties.name])
  const kept = current.filter((node) => node.kind === 'element' && outside.has(node.name))
  const old = (child(change, properties.name)?.children ?? []).filter((node) => node.kind === 'element' && !outside.has(node.name))
  return withChildren(properties, FIRST.has(properties.name) ? [...kept, ...old] : [...old, ...kept])
}

function resolveProperty(node: XmlNode, deciding: Deciding): XmlNode[] {
  if (node.kind !== 'element') return [node]
  if (isTrackedContent(node.name) || node.name === 'w:cellIns' || node.name === 'w:cellDel') return deciding.fate(node) === 'pending' ? [node] : []
  if (node.name === 'w:cellMerge') return cellMerge(node, deciding)
  if (node.name === 'w:numPr') return numbering(node, deciding)
  if (isProperties(node.name)) {
    const settled = resolveProperties(node, deciding)
    return settled === null ? [] : [settled]
  }
  return [node]
}

/** 17.13.5.16 and 17.13.5.20: numbering that was inserted goes with its insertion; the old number's text is only a record. */
function numbering(numPr: XmlElement, deciding: Deciding): XmlNode[] {
  const inserted = child(numPr, 'w:ins')
  if (inserted !== null && deciding.fate(inserted) === 'goes') return []
  const kept = numPr.children.filter((node) => !((isElement(node, 'w:ins') || isElement(node, 'w:numberingChange')) && deciding.fate(node) !== 'pending'))
  return [withChildren(numPr, kept)]
}

/** 17.13.5.3: a vertical merge made or undone; `rest` and `cont` are the values of 17.18.104. */
function cellMerge(node: XmlElement, deciding: Deciding): XmlNode[] {
  const fate = deciding.fate(node)
  if (fate === 'pending') return [node]
  const value = node.attributes.find((each) => each.name === (fate === 'stays' ? 'w:vMerge' : 'w:vMergeOrig'))?.value
  if (value === undefined) return []
  return [{ kind: 'element', name: 'w:vMerge', attributes: value === 'rest' ? [{ name: 'w:val', value: 'restart' }] : [], children: [], source: null }]
}

/** What the marks of insertion and deletion in a set of properties (of a paragraph mark, row or cell) do to what it belongs to. */
export function goesWith(properties: XmlElement | null, deciding: Deciding): boolean {
  if (properties === null) return false
  return children(properties).some((each) => (isTrackedContent(each.name) || each.name === 'w:cellIns' || each.name === 'w:cellDel') && deciding.fate(each) === 'goes')
}
