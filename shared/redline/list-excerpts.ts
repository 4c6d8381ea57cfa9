import { opaqueNames, type OpaqueKind } from '#shared/document/opaque.ts'
import type { Node } from 'prosemirror-model'
import { fieldText } from '#shared/document/field-format.ts'
import type { Field } from '#shared/document/field.ts'
import type { ChangePiece, ContentPiece } from '#shared/document/change-pieces.ts'

/** The longest excerpt of a change's words, in characters. */
const most = 120

/** What an excerpt needs of the document around a text. */
export interface ExcerptContext {
  readonly fields: readonly Field[]
  /** What the reference at a position says. */
  readonly reference: (pos: number) => string
}

/** A text cut at a word to what an excerpt holds. */
function cut(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  if (plain.length <= most) return plain
  const kept = plain.slice(0, most)
  const space = kept.lastIndexOf(' ')
  return `${(space > most / 2 ? kept.slice(0, space) : kept).trimEnd().toWellFormed()}…`
}

function wordsOf(node: Node, pos: number, context: ExcerptContext): string {
  switch (node.type.name) {
    case 'text':
      return node.text ?? ''
    case 'field':
      return fieldText(context.fields, String(node.attrs['field']), node.attrs['part'] as string | null)
    case 'reference':
      return context.reference(pos)
    case 'footnote': {
      const words: string[] = []
      node.forEach((child, offset) => words.push(wordsOf(child, pos + 1 + offset, context)))
      return ` [note: ${words.join('')}] `
    }
    case 'image':
      return String(node.attrs['alt']) || 'image'
    case 'opaque':
      return String(node.attrs['words']) || opaqueNames[node.attrs['kind'] as OpaqueKind]
    case 'hardBreak':
      return ' '
    default:
      return ''
  }
}

/** What cannot be seen as words, by its name. */
function nameOfBlank(pieces: readonly ChangePiece[]): string {
  const inline = pieces.filter(({ node }) => node.isInline)
  if (inline.length === 0) return pieces.some(({ node }) => node.type.name === 'paragraph') ? '¶' : ''
  if (inline.some(({ node }) => node.type.name === 'hardBreak')) return '[line break]'
  return inline.every(({ node }) => node.isText) ? '[space]' : '[blank]'
}

/** The words of some pieces; the end of a paragraph, and nothing else of a block, shows as ¶ before further words. */
export function excerptOf(pieces: readonly ChangePiece[], context: ExcerptContext): string {
  if (pieces.length === 0) return ''
  let text = ''
  let end = -1
  for (const { node, from, to } of pieces) {
    if (text.length > most * 2) break
    if (end !== -1 && from > end) text += ' '
    if (node.isInline) text += wordsOf(node, from, context)
    else if (node.type.name === 'paragraph') text += ' ¶ '
    end = to
  }
  return cut(text.replace(/(?:\s*¶\s*)+$/, '')) || nameOfBlank(pieces)
}

/** The beginning of a block whose attributes changed. */
export function openingOf(block: Node, pos: number, context: ExcerptContext): string {
  let text = ''
  block.descendants((node, offset) => {
    if (text.length > most * 2) return false
    if (node.isInline) text += wordsOf(node, pos + 1 + offset, context)
    else text += ' '
    return !node.isInline
  })
  return cut(text)
}

const outside = (holders: readonly ContentPiece[]) => (piece: ContentPiece): boolean => !holders.some(({ from, to }) => piece.from > from && piece.to < to)
const counted = (count: number, one: string, many: string): string[] => (count === 0 ? [] : [count === 1 ? one : `${count} ${many}`])

/** The blocks among some pieces that came or went as such, in words: “Table”, “2 rows”, “Column”, “Page break”. */
export function blocksOf(pieces: readonly ContentPiece[]): readonly string[] {
  const own = pieces.filter(({ node }) => !node.isInline && node.type.name !== 'paragraph')
  if (own.length === 0) return []
  const tables = own.filter(({ node }) => node.type.name === 'table')
  const rows = own.filter(({ node }) => node.type.name === 'tableRow').filter(outside(tables))
  const cells = own.filter(({ node }) => node.type.name === 'tableCell' || node.type.name === 'tableHeader').filter(outside([...tables, ...rows]))
  // Cells of one row stand beside each other; those of a column do not.
  const lines = cells.filter(({ from }, index) => cells[index - 1]?.to !== from).length
  const columns = lines > 1 ? Math.round(cells.length / lines) : 0
  const of = (name: string): number => own.filter(({ node }) => node.type.name === name).length
  return [
    ...counted(tables.length, 'Table', 'tables'),
    ...counted(rows.length, 'Row', 'rows'),
    ...counted(columns, 'Column', 'columns'),
    ...counted(lines > 1 ? 0 : cells.length, 'Cell', 'cells'),
    ...counted(of('pageBreak'), 'Page break', 'page breaks'),
    ...counted(of('signatureBlock'), 'Signature block', 'signature blocks'),
    ...own.filter(({ node }) => node.type.name === 'opaqueBlock').map(({ node }) => opaqueNames[node.attrs['kind'] as OpaqueKind]),
  ]
}
