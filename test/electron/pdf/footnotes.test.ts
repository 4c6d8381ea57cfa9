import type { Node } from 'prosemirror-model'
import { afterAll, describe, expect, it } from 'vitest'
import { printWithFootnotes } from '#electron/pdf/footnotes.ts'
import { pageTexts } from '#electron/pdf/page-text.ts'
import type { PrintToPdf } from '#electron/pdf/print.ts'
import { defaultPage } from '#shared/document/attributes.ts'
import { cell, doc, footnote, p, paragraph, table } from '#shared/document/builders.ts'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { ask, contract, has, onA4, printer } from '#test/electron/pdf/printing.ts'

const shared = printer()
afterAll(() => shared.close())

let prints = 0
const counted: PrintToPdf = (html, options) => {
  prints += 1
  return shared.print(html, options)
}

async function printed(document: Node): Promise<Uint8Array> {
  prints = 0
  return printWithFootnotes(counted, contract(documentToHtml(document, { imageSource: (blob) => blob })), defaultPage, onA4)
}

const words = 'Some words of a clause that goes on for the sake of its length, so that it has several lines on the page. '
const noted = (index: number, note: string): Node => paragraph({ numbering: { scheme: 'decimal', level: index % 4 } }, `Marked${index} ${words}`, footnote(`Note${index} ${note}`), words)

/** The page, counted from 0, on which each mark and each note stands. */
function pagesOf(texts: readonly string[], what: string): Map<number, number> {
  return new Map(texts.flatMap((text, page) => [...text.matchAll(new RegExp(`${what}(\\d+)\\b`, 'g'))].map(([, index]): [number, number] => [Number(index), page])))
}

describe('footnotes', () => {
  it('stand at the foot of the page of their mark, below all other text, through a whole document', async () => {
    const blocks = Array.from({ length: 48 }, (_, index) => (index % 5 === 2 ? noted(index, words.repeat(index % 3)) : p(words.repeat((index % 3) + 1))))
    const texts = await pageTexts(await printed(doc({}, ...blocks)))
    const notes = pagesOf(texts, 'Note')
    expect(texts.length).toBeGreaterThan(3)
    expect(notes.size).toBe(10)
    for (const [index, page] of pagesOf(texts, 'Marked')) expect([index, notes.get(index)]).toEqual([index, page])
  })

  it('find a place wherever the mark stands on the page, and never lie over other text', async () => {
    for (const lines of [25, 27, 28, 29, 30]) {
      const blocks = Array.from({ length: 40 }, (_, index) => (index === lines ? paragraph({}, `Marked${index} short`, footnote(`Note${index} ${words.repeat(2)}`)) : p('x')))
      const pdf = await printed(doc({}, ...blocks))
      const texts = await pageTexts(pdf)
      expect(pagesOf(texts, 'Note')).toEqual(pagesOf(texts, 'Marked'))
      expect(texts.join('').match(/Some words/g)).toHaveLength(2)
      if (has('pdftotext')) {
        // Read by position: below the first line of the note there is only the note and the page number.
        const page = ask('pdftotext', pdf, '-layout', '{}', '-').split('\f').find((text) => text.includes('Note')) ?? ''
        expect(page.slice(page.indexOf('Note'))).not.toMatch(/^\s*x\s*$/m)
      }
    }
  }, 120_000)

  it('of one page share its foot', async () => {
    const texts = await pageTexts(await printed(doc({}, noted(1, 'first.'), noted(2, 'second.'), ...Array.from({ length: 60 }, () => p('x')))))
    expect(texts[0]).toMatch(/Note1 first\.[\s\S]*Note2 second\./)
    expect(texts.length).toBeGreaterThan(1)
  })

  it('cost no second print where there are none', async () => {
    await printed(doc({}, p('plain')))
    expect(prints).toBe(1)
  })

  it('stand at the end of the document where one is marked in a table', async () => {
    const texts = await pageTexts(await printed(doc({}, table([[cell({}, paragraph({}, 'Marked1 cell', footnote('Note1 of a cell')))]]), noted(2, 'of the text'), ...Array.from({ length: 60 }, () => p('x')))))
    expect(texts.at(-1)).toMatch(/Note1 of a cell[\s\S]*Note2 of the text/)
  })

  it('stand at the end of the document where a note is longer than a page', async () => {
    const texts = await pageTexts(await printed(doc({}, noted(1, words.repeat(60)), p('x'))))
    expect(texts.join('').match(/Some words/g)).toHaveLength(62)
  })

  it.skipIf(!has('pdfinfo'))('are read where their mark stands (skipped without poppler)', async () => {
    const structure = ask('pdfinfo', await printed(doc({}, paragraph({}, 'Before', footnote('The note.'), ' after'), p('Next'))), '-struct-text', '{}')
    expect(structure.replaceAll(/\s+/g, ' ')).toMatch(/Before.*The note\..*after.*Next/)
  })
})
