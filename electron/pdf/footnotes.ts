import { PDFArray, PDFDict, PDFName, type PDFDocument, type PDFPage } from 'pdf-lib'
import { forMeasuring, notesHeight, placeableNotes, withNotesPlaced, type PageNotes } from '#electron/pdf/footnote-markup.ts'
import { loadPdf } from '#electron/pdf/page-text.ts'
import type { PrintOptions, PrintToPdf } from '#electron/pdf/print.ts'
import type { PageSetup } from '#shared/document/attributes.ts'

/** How often a document is printed at most to find the places of its notes: once for each page with notes, and once more. */
const mostPrints = 16
/** A mark's link begins this far below its line, in points: a superscript of 0.68 em, raised by 0.3 em, in a line of 15.5 pt. */
const markBelowLine = 1.6
/** What a mark's line needs above the notes, in points. */
const lineHeight = 17

interface Seen {
  readonly page: number
  /** From the top of the text area, in points. */
  readonly top: number
}
type Marks = ReadonlyMap<number, Seen>

interface Looked {
  readonly marks: Marks
  readonly notes: ReadonlyMap<number, readonly Seen[]>
}
interface Printed extends Looked {
  readonly pdf: Uint8Array
}

/**
 * Prints a contract with each footnote at the foot of the page on which its mark stands. Chromium has no footnotes of its own, so the document
 * is printed with the notes at the end and looked at; then page after page gets its notes, for they move only what comes after. A paragraph
 * whose note does not fit beside it starts the next page. Where a mark stands in a table, or there are too many pages with notes, all
 * notes stay at the end of the document. A document without notes is printed once.
 */
export async function printWithFootnotes(print: PrintToPdf, html: string, page: PageSetup, options: PrintOptions): Promise<Uint8Array> {
  const notes = placeableNotes(html)
  if (notes.size === 0) return print(html, options)
  const room = options.paper.height * 72 - ((page.margins.top + page.margins.bottom) / 25.4) * 72
  const first = await look(await print(forMeasuring(html), options), page)
  const heights = new Map([...first.notes].map(([number, ends]) => [number, Math.max(...ends.map(({ top }) => top)) - Math.min(...ends.map(({ top }) => top))]))
  const breaks = new Set<number>()
  const placed = async (pages: readonly PageNotes[]): Promise<Printed> => {
    const pdf = await print(withNotesPlaced(html, pages, heights, room, breaks), options)
    return { pdf, ...(await look(pdf, page)) }
  }
  let settled: readonly PageNotes[] = []
  let { marks } = first
  for (let prints = 1; prints < mostPrints; prints += 1) {
    const { fitting, without } = nextPage(marks, settled, heights, room)
    const pages = without === null ? [...settled, fitting] : settled
    const trial = without === null ? await placed(pages) : null
    const strayed = trial === null ? without : firstAstray(pages, trial)
    if (trial !== null && strayed === null) {
      if (pages.flatMap((done) => done.notes).length === notes.size) return trial.pdf
      settled = pages
      marks = trial.marks
      continue
    }
    // A paragraph that starts a new page already and still has no room for its note has a note longer than a page.
    if (strayed === null || breaks.has(strayed)) break
    breaks.add(strayed)
    marks = (await placed(settled)).marks
  }
  return print(html, options)
}

/**
 * The notes of the first page whose notes are not in place yet, or the first mark of that page whose line would stay there while its note
 * has no room. Notes take room from the foot of the page upwards, so what stands above them does not move.
 */
function nextPage(marks: Marks, settled: readonly PageNotes[], heights: ReadonlyMap<number, number>, room: number): { fitting: PageNotes; without: number | null } {
  const done = new Set(settled.flatMap(({ notes }) => notes))
  const open = [...marks].filter(([number]) => !done.has(number)).sort(([a], [b]) => a - b)
  const page = Math.min(...open.map(([, seen]) => seen.page))
  const here = open.filter(([, seen]) => seen.page === page)
  const from = (here[0]?.[1].top ?? 0) - markBelowLine
  const notes: number[] = []
  for (const [number, { top }] of here) {
    const fits = top + lineHeight <= room - notesHeight([...notes, number], heights)
    const stays = notes.length === 0 || top + lineHeight <= room - notesHeight(notes, heights)
    if (!fits) return { fitting: { notes, from }, without: stays ? number : null }
    notes.push(number)
  }
  return { fitting: { notes, from }, without: null }
}

/** The first mark whose note came to stand on another page. */
function firstAstray(pages: readonly PageNotes[], { marks, notes }: Looked): number | null {
  const together = (number: number): boolean => notes.get(number)?.every((seen) => seen.page === marks.get(number)?.page) === true
  return pages.flatMap((placed) => placed.notes).find((number) => !together(number)) ?? null
}

/** Where marks stand, and where the notes' own links do, told by what they lead to. */
async function look(bytes: Uint8Array, page: PageSetup): Promise<Looked> {
  const pdf = await loadPdf(bytes)
  const marks = new Map<number, Seen>()
  const notes = new Map<number, Seen[]>()
  for (const [index, sheet] of pdf.getPages().entries()) {
    for (const { destination, top } of linksWithin(pdf, sheet)) {
      const [, toMark, number] = /^footnote-(mark-)?(\d+)$/.exec(destination) ?? []
      const seen = { page: index, top: sheet.getHeight() - (page.margins.top / 25.4) * 72 - top }
      if (number === undefined) continue
      if (toMark === undefined) marks.set(Number(number), seen)
      else notes.set(Number(number), [...(notes.get(Number(number)) ?? []), seen])
    }
  }
  return { marks, notes }
}

function linksWithin(pdf: PDFDocument, page: PDFPage): { destination: string; top: number }[] {
  return (page.node.Annots()?.asArray() ?? []).flatMap((entry) => {
    const annotation = pdf.context.lookup(entry, PDFDict)
    const destination = annotation.lookup(PDFName.of('Dest'))
    if (!(destination instanceof PDFName)) return []
    const { y, height } = annotation.lookup(PDFName.of('Rect'), PDFArray).asRectangle()
    return [{ destination: destination.decodeText(), top: y + height }]
  })
}
