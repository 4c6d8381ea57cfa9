/** The notes that stand at the foot of one page: their numbers, and how far below the top of the text area the first mark's line begins. */
export interface PageNotes {
  readonly notes: readonly number[]
  /** In points. */
  readonly from: number
}

const section = /<section class="footnotes"[^>]*>(.*?)<\/section>/s
const note = /<p\b[^>]*\bid="footnote-(\d+)"[^>]*>(.*?)<\/p>/gs
const mark = (number: number): RegExp => new RegExp(`<sup class="footnote-mark"><a id="footnote-mark-${number}"[^>]*>\\d+</a></sup>`)

/** What each note says, by its number, as inline HTML. Empty where notes can only stand at the end: there are none, or one is marked inside a table. */
export function placeableNotes(html: string): Map<number, string> {
  const insideTables = [...html.matchAll(/<table\b.*?<\/table>/gs)].some(([table]) => table.includes('class="footnote-mark"'))
  const listed = insideTables ? '' : (section.exec(html)?.[1] ?? '')
  return new Map([...listed.matchAll(note)].map(([, number, content]) => [Number(number), content ?? '']))
}

/** The document with its notes still at the end, each followed by a link that tells where it ends. */
export function forMeasuring(html: string): string {
  return html.replace(section, (whole) =>
    whole.replaceAll(note, (paragraph, number: string) => `<div class="note-measured">${paragraph}<a class="note-end" href="#footnote-mark-${number}">&nbsp;</a></div>`),
  )
}

/**
 * The document with these notes at the foot of their pages and the others at the end. Two floats stand behind the first mark of a page:
 * one without width that reaches down to where the notes begin, and the notes, below it and as wide as the page. The text flows past
 * the first and stops above the second. `heights` and `room`, the height of the text area, in points; `breaks` are the marks whose
 * paragraphs start a new page.
 */
export function withNotesPlaced(html: string, pages: readonly PageNotes[], heights: ReadonlyMap<number, number>, room: number, breaks: ReadonlySet<number>): string {
  const words = placeableNotes(html)
  let placed = html
  for (const { notes, from } of pages) {
    const height = notesHeight(notes, heights)
    const spans = notes.map((number) => `<span class="footnote" role="doc-footnote" id="footnote-${number}">${words.get(number) ?? ''}</span>`).join('')
    const above = `<span class="notes-above" style="height:${round(room - from - height - slack)}pt"></span>`
    placed = placed.replace(mark(notes[0] ?? 0), (whole) => `${whole}${above}<span class="notes" style="height:${round(height)}pt">${spans}</span>`)
  }
  const gone = new Set(pages.flatMap(({ notes }) => notes))
  const left = placed.replace(section, (whole) => (gone.size === words.size ? '' : whole.replaceAll(note, (paragraph, number: string) => (gone.has(Number(number)) ? '' : paragraph))))
  return [...breaks].reduce(startNewPage, left)
}

/** The height of a page's notes with the rule above them, in points. */
export function notesHeight(notes: readonly number[], heights: ReadonlyMap<number, number>): number {
  return notes.reduce((sum, number) => sum + (heights.get(number) ?? 0), ruleHeight)
}

/** The rule above the notes and the space about it (print/blocks.css), in points. */
const ruleHeight = 14
/** Keeps the notes from touching the end of the page, where rounding would push them to the next one. In points. */
const slack = 1

function round(points: number): number {
  return Math.round(Math.max(points, 0) * 100) / 100
}

function startNewPage(html: string, number: number): string {
  const at = html.search(mark(number))
  const start = Math.max(...['<p ', '<h1 ', '<h2 ', '<h3 '].map((tag) => html.lastIndexOf(tag, at)))
  return start < 0 ? html : `${html.slice(0, start)}${html.slice(start).replace(/^<(\w+) /, '<$1 data-new-page ')}`
}
