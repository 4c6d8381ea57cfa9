import type { Node } from 'prosemirror-model'
import type { Compared, ShownChange } from '#renderer/features/compare/compared.ts'
import { changedFields, markChangedFields } from '#renderer/features/compare/changed-fields.ts'
import { looksOfText } from '#renderer/editor/views/word-looks.ts'
import { drawBlocks, type Drawing } from '#renderer/features/compare/sides/draw-blocks.ts'
import { sideDocument, sideRows, type SideRow } from '#renderer/features/compare/sides/side-rows.ts'
import { texts } from '#renderer/features/compare/texts.ts'
import { isTracked } from '#shared/document/view/document-view.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import classes from './sides.module.css'

type Side = 'before' | 'after'

function element(className: string, role: string): HTMLElement {
  const made = document.createElement('div')
  made.className = classes[className] ?? ''
  made.setAttribute('role', role)
  return made
}

/** The words of a footnote with what went or came in them marked, for its mark alone does not tell. */
function noteWords(note: Node): DocumentFragment {
  const words = document.createDocumentFragment()
  for (const child of note.children) {
    const kind = child.marks.find(({ type }) => type.name === 'insertion' || type.name === 'deletion')?.type.name
    const part = document.createElement(kind === 'insertion' ? 'ins' : kind === 'deletion' ? 'del' : 'span')
    part.textContent = child.isText ? (child.text ?? '') : ' … '
    words.append(part)
  }
  return words
}

function changedNotes(blocks: readonly Node[]): { readonly note: Node; readonly place: number }[] {
  const found: { note: Node; place: number }[] = []
  let place = 0
  for (const block of blocks) {
    block.descendants(node => {
      if (node.type.name !== 'footnote') return true
      if (isTracked(node)) found.push({ note: node, place })
      place += 1
      return false
    })
  }
  return found
}

function cellOf(blocks: readonly Node[], drawn: readonly Element[], side: Side, looks: string | null): HTMLElement {
  const cell = element('cell', 'cell')
  cell.dataset['side'] = side
  if (blocks.length === 0) {
    const nothing = document.createElement('span')
    nothing.className = 'visually-hidden'
    nothing.textContent = texts.none[side]
    cell.append(nothing)
    cell.dataset['empty'] = ''
    return cell
  }
  const text = document.createElement('div')
  text.className = `document ${classes['text'] ?? ''}`
  if (looks !== null) text.dataset['looks'] = looks
  text.append(...drawn)
  cell.append(text)
  const marks = text.querySelectorAll('.document-footnote')
  for (const { note, place } of changedNotes(blocks)) {
    const line = document.createElement('p')
    line.className = classes['footnote'] ?? ''
    line.append(`${texts.note} ${marks[place]?.textContent ?? ''}: `, noteWords(note))
    cell.append(line)
  }
  return cell
}

function gapOf(count: number, locale: string): HTMLElement {
  const row = element('gap', 'row')
  const cell = document.createElement('div')
  cell.setAttribute('role', 'cell')
  cell.setAttribute('aria-colspan', '2')
  cell.textContent = texts.unchanged(formatNumber(count, locale))
  row.append(cell)
  return row
}

/** The rows on the page, and the way from a change to the row it is seen in. */
export interface SideGrid {
  readonly rows: DocumentFragment
  readonly rowOf: (change: ShownChange) => HTMLElement | null
}

/** Lays two texts beside each other: a row of two cells for what corresponds, drawn as the paper draws it. */
export function sideGrid({ redline }: Compared, drawing: Drawing): SideGrid {
  const rows = sideRows(redline)
  const drawn = {
    before: drawBlocks(sideDocument(redline, rows, 'before'), 'original', drawing),
    after: drawBlocks(sideDocument(redline, rows, 'after'), 'final', drawing),
  }
  const looks = looksOfText(redline)
  const next = { before: 0, after: 0 }
  const take = (side: Side, row: SideRow): HTMLElement => {
    const count = row[side].length
    next[side] += count
    return cellOf(row[side], drawn[side].slice(next[side] - count, next[side]), side, looks)
  }
  const fields = changedFields(redline)
  const made = document.createDocumentFragment()
  const byBlock = new Map<number, HTMLElement>()
  let unchanged = 0
  for (const row of rows) {
    const line = element('row', 'row')
    line.append(take('before', row), take('after', row))
    const changed = markChangedFields(line, fields) || row.changed
    line.dataset['changed'] = String(changed)
    if (changed && unchanged > 0) made.append(gapOf(unchanged, drawing.locale))
    unchanged = changed ? 0 : unchanged + 1
    made.append(line)
    for (let block = row.from; block < row.to; block += 1) byBlock.set(block, line)
  }
  if (unchanged > 0) made.append(gapOf(unchanged, drawing.locale))
  const lines = [...byBlock.values()]
  // The value of a field is the whole text's; it is seen where the field is first used.
  const ofText = ({ ids }: ShownChange) => lines.find(line => [...line.querySelectorAll('[data-change]')].some(use => ids.includes(use.getAttribute('data-change') ?? '')))
  return { rows: made, rowOf: change => (change.to === 0 ? (ofText(change) ?? null) : (byBlock.get(change.block) ?? null)) }
}
