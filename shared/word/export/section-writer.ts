import type { DocumentAttributes, PageSetup } from '#shared/document/attributes.ts'
import type { DocumentWord } from '#shared/document/opaque.ts'
import { changesOf, type PropertyChange } from '#shared/document/tracking.ts'
import type { Node } from 'prosemirror-model'
import { pageOf } from '#shared/word/import/sections.ts'
import { inOrder, overlaid } from '#shared/word/export/element-order.ts'
import { fragmentElements } from '#shared/word/export/fragments.ts'
import { withSectionChange, type ParagraphContext } from '#shared/word/export/paragraph-format.ts'
import { withRelationships } from '#shared/word/export/target.ts'
import { serializeXml } from '#shared/word/xml/serialize.ts'
import { element, text, xmlDocument, type XmlElement, isElement } from '#shared/word/xml/tree.ts'

const twipsToMillimetre = 1440 / 25.4
const sizes = { A4: ['11906', '16838'], Letter: ['12240', '15840'] } as const

function twips(millimetres: number): string {
  return String(Math.round(millimetres * twipsToMillimetre))
}

function pageElements({ size, margins }: PageSetup): XmlElement[] {
  const sides = { 'w:top': twips(margins.top), 'w:right': twips(margins.right), 'w:bottom': twips(margins.bottom), 'w:left': twips(margins.left) }
  return [element('w:pgSz', { 'w:w': sizes[size][0], 'w:h': sizes[size][1] }), element('w:pgMar', { ...sides, 'w:header': '708', 'w:footer': '708', 'w:gutter': '0' })]
}

function run(...content: readonly XmlElement[]): XmlElement {
  return element('w:r', [], content)
}

/** A footer that numbers the pages in its middle (ECMA-376 Part 1, 17.16.5.44 PAGE). */
function pageFooter(style: string | null): XmlElement {
  const sign = (type: string): XmlElement => run(element('w:fldChar', { 'w:fldCharType': type }))
  const properties = element('w:pPr', [], [...(style === null ? [] : [element('w:pStyle', { 'w:val': style })]), element('w:jc', { 'w:val': 'center' })])
  const code = run(element('w:instrText', { 'xml:space': 'preserve' }, [text(' PAGE ')]))
  return element('w:ftr', [], [element('w:p', [], [properties, sign('begin'), code, sign('separate'), run(element('w:t', [], [text('1')])), sign('end')])])
}

/** The last section of a text (17.6.17): the one it came with, on the page the document has now; else ours, with page numbers. */
export function finalSection(doc: Node, footerStyle: string | null, context: ParagraphContext): XmlElement {
  const { page, word } = doc.attrs as DocumentAttributes
  const { target, renamed } = context
  if (word === null) {
    const name = 'word/footer1.xml'
    target.part(name, serializeXml(xmlDocument(pageFooter(footerStyle))), 'application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml', 'footer')
    const footer = element('w:footerReference', { 'w:type': 'default', 'r:id': target.relationship('footer', name) })
    return element('w:sectPr', [], [footer, ...pageElements(page)])
  }
  const read = (xml: string): XmlElement[] => withRelationships(fragmentElements(xml, target.report), renamed).filter((node): node is XmlElement => isElement(node))
  const carried = read(word.section)
  const same = JSON.stringify(pageOf(element('w:sectPr', [], carried))) === JSON.stringify(page)
  const section = element('w:sectPr', [], inOrder(same ? carried : overlaid(carried, pageElements(page)), 'section'))
  const changes = changesOf(doc).filter((change): change is PropertyChange => change.kind === 'property')
  const tracked = changes.filter(({ attribute }) => attribute === 'word')
  const [oldest, newest] = [tracked[0], tracked.at(-1)]
  if (oldest === undefined || newest === undefined || oldest.before === null) return section
  return withSectionChange(section, element('w:sectPr', [], inOrder(read((oldest.before as DocumentWord).section), 'section')), newest, context)
}
