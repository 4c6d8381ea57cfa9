import type { ExportReport } from '#shared/word/export/export-report.ts'
import { parseFragment } from '#shared/word/xml/fragment.ts'
import { element, isElement, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

const known = new Map<string, readonly XmlNode[]>()
const mostKnown = 2_000

/**
 * Without the attributes that other programs put on Word's elements in namespaces of their own. They say nothing a reader of Word must know (ECMA-376
 * Part 3, 7.2, Ignorable), and a file that does not declare them so may not hold them.
 */
function withoutForeignAttributes(node: XmlNode): XmlNode {
  if (!isElement(node) || node.name.startsWith('{')) return node
  const attributes = node.attributes.filter(({ name }) => !name.startsWith('{'))
  const nodes = node.children.map(withoutForeignAttributes)
  const same = attributes.length === node.attributes.length && nodes.every((each, index) => each === node.children[index])
  return same ? node : element(node.name, attributes, nodes)
}

/** The nodes of XML text that a document carries; nothing, and counted, where somebody made it unreadable. */
export function fragmentNodes(xml: string | null, report: ExportReport): readonly XmlNode[] {
  if (xml === null || xml === '') return []
  const before = known.get(xml)
  if (before !== undefined) return before
  const read = parseFragment(xml)
  if (!read.ok) {
    report.add('piece that cannot be read')
    return []
  }
  if (known.size > mostKnown) known.clear()
  const nodes = xml.includes('xmlns') ? read.value.map(withoutForeignAttributes) : read.value
  known.set(xml, nodes)
  return nodes
}

/** The elements of XML text that a document carries. */
export function fragmentElements(xml: string | null, report: ExportReport): readonly XmlElement[] {
  return fragmentNodes(xml, report).filter((node): node is XmlElement => isElement(node))
}
