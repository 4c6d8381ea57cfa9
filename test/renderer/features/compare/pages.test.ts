import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimatePages, linesOnSheet, stripOf } from '#renderer/features/compare/pages.ts'
import { doc, p, pageBreak, table } from '#shared/document/builders.ts'
import { compared } from '#test/renderer/features/compare/redlines.ts'
import { editedPairs } from '#test/shared/compare/edited.ts'

const line = 'The parties agree on what is written here and on nothing else at all. '
const long = (paragraphs: number) => Array.from({ length: paragraphs }, (_, index) => p(`${index} ${line.repeat(4)}`))

describe('the pages of a text', () => {
  it('are about as many as are printed: 60 paragraphs of four lines fill six', () => {
    expect(estimatePages(doc({}, ...long(60)))).toHaveLength(6)
  })

  it('turn at every page break', () => {
    expect(estimatePages(doc({}, p('One'), pageBreak(), p('Two'), pageBreak(), p('Three')))).toHaveLength(3)
  })

  it('turn within a table, but not within one of its rows', () => {
    const text = doc({}, table(Array.from({ length: 100 }, (_, row) => [`Item ${row}`, 'GBP 40']), { id: 't' }))
    const pages = estimatePages(text)
    expect(pages).toHaveLength(4)
    for (const { from } of pages.slice(1)) expect(text.resolve(from).parent.type.name).toBe('table')
  })

  it('follow one another without a gap, from the first position to the last', () => {
    fc.assert(
      fc.property(editedPairs, ({ before }) => {
        const pages = estimatePages(before)
        expect(pages[0]?.from).toBe(0)
        expect(pages.at(-1)?.to).toBe(before.content.size)
        for (const [index, page] of pages.entries()) if (index > 0) expect(page.from).toBe(pages[index - 1]?.to)
      }),
    )
  })
})

describe('the strip of pages', () => {
  it('shows pages with changes, and between them how many have none', () => {
    const paragraphs = long(60)
    const edited = paragraphs.map((paragraph, index) => (index === 1 || index === 58 ? p(`${paragraph.textContent}And more.`) : paragraph))
    const { redline, changes } = compared(doc({}, ...paragraphs), doc({}, ...edited))
    const strip = stripOf(estimatePages(redline), changes)
    expect(strip.map(entry => (entry.kind === 'page' ? `page ${entry.number}: ${entry.marks.length}` : `${entry.from} to ${entry.to}`))).toEqual(['page 1: 1', '2 to 5', 'page 6: 1'])
  })

  it('draws changes on one line as one mark, of no single kind if they are of several', () => {
    const [one, other] = compared(doc({}, p('Paid within thirty days.'), p('The end.')), doc({}, p('Paid within sixty days.'), p('The very end.'))).changes
    if (one === undefined || other === undefined) throw new Error('both paragraphs were changed')
    expect([one.kind, other.kind]).toEqual(['replaced', 'inserted'])
    const drawn = (...places: [number, typeof one][]) => linesOnSheet(places.map(([at, change]) => ({ at, change })), 10).map(({ line, kind, keys }) => `${line} ${kind} ${keys.size}`)
    expect(drawn([0.1, one], [0.95, other])).toEqual(['1 replaced 1', '9 inserted 1'])
    expect(drawn([0.11, one], [0.12, other])).toEqual(['1 mixed 2'])
    expect(drawn([1, one])).toEqual(['9 replaced 1'])
  })

  it('tells of every change once, on the page it begins on', () => {
    fc.assert(
      fc.property(editedPairs, ({ before, after }) => {
        const { redline, changes } = compared(before, after)
        const pages = estimatePages(redline)
        const strip = stripOf(pages, changes)
        const told = strip.flatMap(entry => (entry.kind === 'page' ? entry.marks.map(({ change }) => change.key) : []))
        expect(told.toSorted()).toEqual(changes.map(({ key }) => key).toSorted())
        for (const entry of strip) {
          if (entry.kind !== 'page') continue
          for (const { at } of entry.marks) expect(at).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 60 },
    )
  })
})
