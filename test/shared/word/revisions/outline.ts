import { partXml } from '#shared/word/package/part-xml.ts'
import { readPackage } from '#shared/word/package/read-package.ts'
import { storiesOf } from '#shared/word/package/stories.ts'
import { attr, children, textOf, type XmlElement } from '#shared/word/xml/tree.ts'

/** A paragraph as its text, a table as rows of cells of blocks. */
export type Outline = string | readonly (readonly (readonly Outline[])[])[]

const SIGNS: Readonly<Record<string, string>> = { 'w:tab': '→', 'w:br': '↵', 'w:cr': '↵', 'w:noBreakHyphen': '‑', 'w:footnoteReference': '†', 'w:endnoteReference': '‡', 'w:drawing': '▣', 'w:pict': '▣' }

/** What a Word file says: per part with paragraphs its paragraphs, tables, rows and cells, with their text and field codes. */
export function outline(bytes: Uint8Array): Record<string, Outline[]> {
  const pkg = readPackage(bytes)
  if (!pkg.ok) throw new Error(pkg.refusal.message)
  return Object.fromEntries(
    storiesOf(pkg.value).map(({ name }) => {
      const xml = partXml(pkg.value, name)
      return [name, xml.ok && xml.value !== null ? blocksOf(xml.value.root) : []]
    }),
  )
}

/** The blocks inside an element, in order, those of content controls and text boxes included. */
export function blocksOf(parent: XmlElement): Outline[] {
  return children(parent).flatMap((each): Outline[] => {
    if (each.name === 'w:p') return [wordsOf(each), ...boxesIn(each)]
    if (each.name === 'w:tbl') return [rowsOf(each).map((row) => cellsOf(row).map(blocksOf))]
    return blocksOf(each)
  })
}

function rowsOf(table: XmlElement): XmlElement[] {
  return children(table).flatMap((each) => (each.name === 'w:tr' ? [each] : rowsOf(each)))
}

function cellsOf(row: XmlElement): XmlElement[] {
  return children(row).flatMap((each) => (each.name === 'w:tc' ? [each] : cellsOf(each)))
}

function wordsOf(each: XmlElement): string {
  if (['w:t', 'w:delText', 'w:instrText', 'w:delInstrText', 'm:t'].includes(each.name)) return textOf(each)
  if (each.name === 'w:txbxContent' || each.name.endsWith('Pr')) return ''
  const sign = SIGNS[each.name] ?? ''
  const field = each.name === 'w:fldSimple' ? `{${attr(each, 'w:instr') ?? ''}}` : ''
  return sign + field + children(each).map(wordsOf).join('')
}

function boxesIn(each: XmlElement): Outline[] {
  return children(each).flatMap((inside) => (inside.name === 'w:txbxContent' ? blocksOf(inside) : boxesIn(inside)))
}
