import type { Node } from 'prosemirror-model'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import type { ShownChange } from '#renderer/features/compare/compared.ts'

/** Where a page begins and ends in the redline, as far as can be said without printing it. */
export interface EstimatedPage {
  readonly from: number
  readonly to: number
}

/** What a printed page of 11 pt holds between its margins of 25 mm, words kept whole at the end of a line. */
const lettersToLine = 82
const linesToPage = 46
const blockGap = 0.5
const headingGap = 1.5
const signatureLines = 12

function textLength(block: Node): number {
  let length = 0
  for (const child of block.children) length += child.isText ? child.nodeSize : 8
  return length
}

/** Letters to a line of a paragraph: numbers hang 12 or 10 mm before their text, and inner levels stand further in (renderer/editor/document.css). */
function lettersIn(block: Node): number {
  const { numbering, indent } = block.attrs as ParagraphAttributes
  const millimetres = numbering === null ? indent * 10 : 12 + Math.max(0, numbering.level - 1) * 10
  return Math.max(20, Math.round((lettersToLine * (160 - millimetres)) / 160))
}

function linesOf(length: number, letters: number): number {
  return Math.max(1, Math.ceil(length / letters))
}

/** What is laid out in one piece: a paragraph, the row of a table, a signature block. */
interface Unit {
  readonly from: number
  readonly to: number
  readonly lines: number
  readonly turnsPage: boolean
}

function rowLines(row: Node): number {
  const letters = Math.max(6, Math.floor(lettersToLine / Math.max(1, row.childCount)) - 3)
  const cells = row.children.map(cell => cell.children.reduce((lines, paragraph) => lines + linesOf(textLength(paragraph), letters), 0))
  return Math.max(1, ...cells) + blockGap
}

function blockLines(block: Node): number {
  if (block.type.name === 'signatureBlock') return signatureLines
  if (block.type.name === 'opaqueBlock') return linesOf(String(block.attrs['words']).length, lettersToLine) + blockGap
  return block.type.name === 'pageBreak' ? 0 : linesOf(textLength(block), lettersIn(block)) + (block.attrs['style'] === 'body' ? blockGap : headingGap)
}

function unitsOf(doc: Node): Unit[] {
  const units: Unit[] = []
  doc.forEach((block, offset) => {
    if (block.type.name !== 'table') {
      units.push({ from: offset, to: offset + block.nodeSize, lines: blockLines(block), turnsPage: block.type.name === 'pageBreak' })
      return
    }
    block.forEach((row, rowOffset, index) => {
      const from = index === 0 ? offset : offset + 1 + rowOffset
      units.push({ from, to: offset + 1 + rowOffset + row.nodeSize, lines: rowLines(row), turnsPage: false })
    })
  })
  return units
}

/** The pages of a document about as they would be printed. */
export function estimatePages(doc: Node): readonly EstimatedPage[] {
  const pages: EstimatedPage[] = []
  let [from, lines] = [0, 0]
  const turn = (at: number, carried: number): void => {
    if (at > from) pages.push({ from, to: at })
    ;[from, lines] = [at, carried]
  }
  for (const unit of unitsOf(doc)) {
    if (lines > 0 && lines + Math.min(unit.lines, 2) > linesToPage) turn(unit.from, 0)
    lines += unit.lines
    // What begins on a page counts there; the rest of it fills the next one.
    if (unit.turnsPage) turn(unit.to, 0)
    else if (lines > linesToPage) turn(unit.to, Math.min(lines - linesToPage, linesToPage - 1))
  }
  turn(doc.content.size, 0)
  return pages
}

/** One mark on a page of the strip: how far down, from 0 to 1, and of which change. */
export interface StripMark {
  readonly at: number
  readonly change: ShownChange
}

/** The strip beside the text: pages that hold changes, and how many lie between them that hold none. */
export type StripEntry =
  | { readonly kind: 'page'; readonly number: number; readonly marks: readonly StripMark[] }
  | { readonly kind: 'unchanged'; readonly from: number; readonly to: number }

/** The pages with the changes on each. */
export function stripOf(pages: readonly EstimatedPage[], changes: readonly ShownChange[]): StripEntry[] {
  const entries: StripEntry[] = []
  const ordered = changes.toSorted((a, b) => a.from - b.from)
  let next = 0
  for (const [index, { from, to }] of pages.entries()) {
    const marks: StripMark[] = []
    for (let change = ordered[next]; change !== undefined && (change.from < to || index === pages.length - 1); change = ordered[next]) {
      marks.push({ at: Math.min(1, Math.max(0, (change.from - from) / Math.max(1, to - from))), change })
      next += 1
    }
    const number = index + 1
    const last = entries.at(-1)
    if (marks.length > 0) entries.push({ kind: 'page', number, marks })
    else if (last?.kind === 'unchanged') entries[entries.length - 1] = { ...last, to: number }
    else entries.push({ kind: 'unchanged', from: number, to: number })
  }
  return entries
}

/** A line of a page's small picture: what the changes on it come to, several of different kinds as `mixed`, and which they are. */
export interface SheetLine {
  readonly line: number
  readonly kind: ShownChange['kind'] | 'mixed'
  readonly keys: ReadonlySet<string>
}

/** The lines of a page's small picture, of which there are so many that marks side by side stay apart. */
export function linesOnSheet(marks: readonly StripMark[], lines: number): SheetLine[] {
  const found = new Map<number, { line: number; kind: SheetLine['kind']; keys: Set<string> }>()
  for (const { at, change } of marks) {
    const line = Math.min(lines - 1, Math.floor(at * lines))
    const known = found.get(line)
    if (known === undefined) found.set(line, { line, kind: change.kind, keys: new Set([change.key]) })
    else {
      if (known.kind !== change.kind) known.kind = 'mixed'
      known.keys.add(change.key)
    }
  }
  return [...found.values()]
}
