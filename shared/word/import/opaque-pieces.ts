import type { Node } from 'prosemirror-model'
import type { OpaqueKind } from '#shared/document/opaque.ts'
import { schema } from '#shared/document/schema.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import type { WordReportKind } from '#shared/word/import/report.ts'
import { wordsOf } from '#shared/word/import/words.ts'
import { fragmentText } from '#shared/word/xml/fragment.ts'
import { child, descendants, element, isElement, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

const reported: Readonly<Record<OpaqueKind, WordReportKind>> = {
  textBox: 'text box',
  equation: 'equation',
  chart: 'chart',
  diagram: 'diagram',
  drawing: 'drawing',
  picture: 'picture',
  object: 'embedded object',
  table: 'nested table',
  contentControl: 'content control',
  field: 'field',
  contents: 'table of contents',
  note: 'endnote',
  symbol: 'symbol',
  break: 'break',
  other: 'other content',
}

/** Every element that is a revision, wherever it stands (ECMA-376 Part 1, 17.13.5). */
export const revisionElements: ReadonlySet<string> = new Set(
  'ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange cellIns cellDel cellMerge numberingChange'.split(' ').map((name) => `w:${name}`),
)

/** Whether anything in some XML is a revision. */
export function holdsRevisions(nodes: readonly XmlNode[]): boolean {
  return nodes.some((node) => isElement(node) && (revisionElements.has(node.name) || Array.from(descendants(node)).some(({ name }) => revisionElements.has(name))))
}

/** The longest XML an opaque piece may keep. */
const mostXml = 4_000_000

/** What a file may not hold: one piece that the editor cannot carry. The import is refused, for nothing is dropped in silence. */
export class TooLargePiece extends Error {}

function attributesFor(kind: OpaqueKind, nodes: readonly XmlNode[], importing: Importing, words: string): Record<string, unknown> {
  const xml = fragmentText(nodes)
  if (xml.length > mostXml || words.length > 1_000_000) throw new TooLargePiece()
  for (const inner of nodes.flatMap((node) => (isElement(node) ? [node, ...descendants(node)] : []))) {
    if (revisionElements.has(inner.name)) importing.report.add('change inside an opaque piece', 'kept', words)
  }
  return { kind, words, xml, parts: importing.parts.namedIn(nodes) }
}

/** A piece within a line that only Word can edit. */
export function opaqueInline(kind: OpaqueKind, nodes: readonly XmlNode[], importing: Importing, words = wordsOf(nodes), as: WordReportKind = reported[kind]): Node {
  importing.report.add(as, 'shown', words)
  return schema.nodes.opaque.create(attributesFor(kind, nodes, importing, words))
}

/** A passage that only Word can edit. */
export function opaqueBlock(kind: OpaqueKind, source: XmlElement, importing: Importing): Node {
  const words = wordsOf([source])
  importing.report.add(reported[kind], 'shown', words)
  const id = importing.ids.of(source)
  importing.sources.block(id, source)
  return schema.nodes.opaqueBlock.create({ id, ...attributesFor(kind, [source], importing, words) })
}

/** What a drawing, picture or object is, by what it holds. */
export function drawingKind(holder: XmlElement): OpaqueKind {
  let kind: OpaqueKind = holder.name === 'w:object' ? 'object' : holder.name === 'w:pict' ? 'picture' : 'drawing'
  for (const { name } of descendants(holder)) {
    if (name === 'w:txbxContent') return 'textBox'
    if (name === 'c:chart' || name === 'cx:chart') return 'chart'
    if (name === 'dgm:relIds') return 'diagram'
    if (name === 'pic:pic' && kind === 'drawing') kind = 'picture'
  }
  return kind
}

/** A run with only some of what it holds, without a source of its own; deleted text reads as text, for the piece's mark tells of the deletion. */
export function runWith(run: XmlElement, contents: readonly XmlElement[]): XmlElement {
  const properties = child(run, 'w:rPr')
  return element('w:r', [], [...(properties === null ? [] : [properties]), ...contents.map(standing)])
}

/** The element as it is where it is not deleted (17.3.3.7 delText, 17.16.13 delInstrText). */
export function standing(content: XmlElement): XmlElement {
  const name = content.name === 'w:delText' ? 'w:t' : content.name === 'w:delInstrText' ? 'w:instrText' : null
  return name === null ? content : element(name, content.attributes, content.children)
}
