import type { ExportReport } from '#shared/word/export/export-report.ts'
import { parseFragment } from '#shared/word/xml/fragment.ts'
import { isElement, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

const known = new Map<string, readonly XmlNode[]>()
const mostKnown = 2_000

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
  known.set(xml, read.value)
  return read.value
}

/** The elements of XML text that a document carries. */
export function fragmentElements(xml: string | null, report: ExportReport): readonly XmlElement[] {
  return fragmentNodes(xml, report).filter((node): node is XmlElement => isElement(node))
}
