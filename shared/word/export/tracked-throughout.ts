import type { StructureChange } from '#shared/document/tracking.ts'
import { inOrder } from '#shared/word/export/element-order.ts'
import { revision, type AnnotationIds } from '#shared/word/export/revisions.ts'
import { asDeleted } from '#shared/word/export/run-content.ts'
import { child, element, withChildren, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

const runs: ReadonlySet<string> = new Set(['w:r', 'm:oMath', 'm:oMathPara', 'w:fldSimple'])
const tracked: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])

/** A block that came or is to go as a whole, as Word says it: every row, every paragraph's mark and every run in it (17.13.5.14 to 20). */
export function trackedThroughout(block: XmlElement, change: StructureChange, ids: AnnotationIds): XmlElement {
  const name = change.kind === 'insertion' ? 'w:ins' : 'w:del'
  const within = (node: XmlNode): XmlNode => {
    if (node.kind !== 'element' || tracked.has(node.name)) return node
    if (runs.has(node.name)) return revision(name, change, ids, [asDeleted(node, change.kind === 'deletion')])
    if (node.name === 'w:p') return withMark(withChildren(node, node.children.map((inner) => (inner.kind === 'element' && inner.name === 'w:pPr' ? inner : within(inner)))))
    if (node.name === 'w:tr') return withRow(withChildren(node, node.children.map(within)))
    return withChildren(node, node.children.map(within))
  }
  const withMark = (paragraph: XmlElement): XmlElement => {
    const properties = child(paragraph, 'w:pPr') ?? element('w:pPr')
    const mark = child(properties, 'w:rPr') ?? element('w:rPr')
    if (child(mark, name) !== null) return paragraph
    const marked = withChildren(mark, [revision(name, change, ids), ...mark.children])
    const rest = properties.children.filter((node): node is XmlElement => node.kind === 'element' && node.name !== 'w:rPr')
    return withChildren(paragraph, [withChildren(properties, inOrder([...rest, marked], 'paragraph')), ...paragraph.children.filter((node) => node.kind !== 'element' || node.name !== 'w:pPr')])
  }
  const withRow = (row: XmlElement): XmlElement => {
    const properties = child(row, 'w:trPr') ?? element('w:trPr')
    const rest = properties.children.filter((node): node is XmlElement => node.kind === 'element')
    const marked = withChildren(properties, inOrder([...rest, revision(name, change, ids)], 'row'))
    const others = row.children.filter((node) => node.kind !== 'element' || node.name !== 'w:trPr')
    const exceptions = others.filter((node) => node.kind === 'element' && node.name === 'w:tblPrEx')
    return withChildren(row, [...exceptions, marked, ...others.filter((node) => !exceptions.includes(node))])
  }
  return within(block) as XmlElement
}
