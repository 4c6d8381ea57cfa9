import type { Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import { tagOf } from '#shared/word/import/content-controls.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import { readRange } from '#shared/word/import/inline-items.ts'
import { drawingKind, holdsRevisions, opaqueBlock } from '#shared/word/import/opaque-pieces.ts'
import { readParagraph, type ParagraphPlace } from '#shared/word/import/paragraphs.ts'
import { signatureOf } from '#shared/word/import/signature-blocks.ts'
import { readTable } from '#shared/word/import/tables.ts'
import { conditionOfTag, isOwnTag } from '#shared/word/own-content.ts'
import { child, descendants, type XmlElement } from '#shared/word/xml/tree.ts'

/** A block and the element it was read from. */
export interface ReadBlock {
  readonly node: Node
  readonly source: XmlElement
}

/** Elements around blocks whose content is read through them. */
const transparent: ReadonlySet<string> = new Set(['w:customXml', 'w:sdtContent', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:smartTag'])
const ignored: ReadonlySet<string> = new Set(['w:sectPr', 'w:sdtPr', 'w:sdtEndPr', 'w:tcPr', 'w:customXmlPr', 'w:pPr'])

/** A content control that Word itself fills: a table of contents, a bibliography, a cover page (ECMA-376 Part 1, 17.5.2.12 docPartObj). */
function isBuilt(control: XmlElement): boolean {
  const properties = child(control, 'w:sdtPr')
  return properties !== null && child(properties, 'w:docPartObj') !== null
}

function holdsAnnotations(block: XmlElement): boolean {
  if (holdsRevisions([block])) return true
  for (const { name } of descendants(block)) if (name.startsWith('w:commentR')) return true
  return false
}

function read(parent: XmlElement, place: ParagraphPlace, importing: Importing, blocks: ReadBlock[]): void {
  for (const node of parent.children) {
    if (node.kind !== 'element' || ignored.has(node.name)) continue
    const add = (made: Node): void => {
      blocks.push({ node: made, source: node })
    }
    switch (node.name) {
      case 'w:p':
        add(readParagraph(node, place, importing))
        break
      case 'w:tbl':
        add(tableNode(node, place, importing))
        break
      case 'w:sdt': {
        const content = child(node, 'w:sdtContent')
        if (content === null) break
        if (isBuilt(node) && !holdsAnnotations(node)) add(opaqueBlock('contents', node, importing))
        else {
          const tag = tagOf(node)
          if (!isOwnTag(tag)) importing.report.add('content control', 'lost', tag ?? '')
          read(content, { ...place, condition: conditionOfTag(tag) ?? place.condition }, importing, blocks)
        }
        break
      }
      case 'w:altChunk':
        add(opaqueBlock('other', node, importing))
        break
      case 'm:oMath':
      case 'm:oMathPara':
        add(opaqueBlock('equation', node, importing))
        break
      case 'mc:AlternateContent':
        add(opaqueBlock(drawingKind(node), node, importing))
        break
      default:
        if (transparent.has(node.name)) read(node, place, importing, blocks)
        else if (Array.from(descendants(node)).some(({ name }) => name === 'w:t' || name === 'w:delText')) add(opaqueBlock('other', node, importing))
        else readRange(node, importing)
    }
  }
}

function tableNode(table: XmlElement, place: ParagraphPlace, importing: Importing): Node {
  // A table in a cell is shown whole: the model's cells hold paragraphs.
  if (place.inCell) return opaqueBlock('table', table, importing)
  const signature = signatureOf(table, importing)
  if (signature !== null) return signature
  return readTable(table, place.standing, (cell, standing) => cellBlocks(cell, { ...place, standing, inCell: true }, importing), importing)
}

function cellBlocks(cell: XmlElement, place: ParagraphPlace, importing: Importing): readonly Node[] {
  const blocks: ReadBlock[] = []
  read(cell, place, importing, blocks)
  const nodes = blocks.map(({ node }) => node)
  // A cell ends with a paragraph (17.4.65); one that does not was damaged.
  return nodes.at(-1)?.inlineContent === true ? nodes : [...nodes, schema.nodes.paragraph.create({ id: importing.ids.of(cell) })]
}

/** The blocks of the body in order (17.2.2). */
export function readBlocks(body: XmlElement, importing: Importing): ReadBlock[] {
  const blocks: ReadBlock[] = []
  read(body, { standing: true, inCell: false, condition: null }, importing, blocks)
  return blocks
}
