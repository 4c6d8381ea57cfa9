import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractTerms } from '#shared/extraction/extract-terms.ts'
import type { Quoted } from '#shared/extraction/facts.ts'
import { suggestObligations } from '#shared/extraction/suggest-obligations.ts'

const words = fc.constantFrom(
  'This Agreement', 'the term of this Agreement', 'shall', 'may', 'not', 'pay', '$1,000', '£5m', 'within', 'thirty (30) days', 'sixty days’', 'notice', 'prior to', 'until', '31 December 2024', '02/03/04', 'March 1, 2020', '“Effective Date”',
  'renew', 'automatically', 'successive', 'one (1) year', 'terms', 'governed by', 'the laws of', 'New York', 'England', 'and', '(the “Supplier”)', 'between', 'Oak Limited', '.', ';', ',', '\n', '\n\n', '\r\n', '   ', '- 3 -\n', '_____', '[●]', '\u200b', '\u00a0', '😀', '(a)', '2.1', 'insurance',
)
const text = fc.oneof(fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' ')), fc.string({ unit: 'binary', maxLength: 300 }))

function quotesIn(source: string): readonly Quoted[] {
  const { effective, expiration, renewalTerm, noticePeriod, governingLaw, parties, amounts, obligations } = extractTerms(source)
  return [effective, expiration, renewalTerm, noticePeriod, governingLaw, ...parties, ...amounts, ...obligations].filter((fact) => fact !== null)
}

describe('whatever the text is', () => {
  it('quotes it exactly', () => {
    fc.assert(fc.property(text, (source) => {
      for (const { quote, start, end } of quotesIn(source)) expect(source.slice(start, end)).toBe(quote)
    }))
  })

  it('gives dates that exist, and the same answer each time', () => {
    fc.assert(fc.property(text, (source) => {
      const read = extractTerms(source)
      expect(extractTerms(source)).toEqual(read)
      for (const date of [read.effective?.value, read.expiration?.value]) {
        if (date !== undefined && date !== 'perpetual') expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date)
      }
    }))
  })

  it('quotes suggestions from the paragraph they stand in', () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
      const paragraphs = texts.map((each, index) => ({ id: `p${index}`, label: `${index + 1}.`, text: each }))
      for (const { paragraph, quote, start, end } of suggestObligations(paragraphs)) {
        expect(quote).not.toBe('')
        expect(paragraphs.find(({ id }) => id === paragraph)?.text.slice(start, end)).toBe(quote)
      }
    }))
  })

  it.each(['(“', 'one hundred and ', 'this agreement is effective ', 'renew for two additional successive terms of ', 'until terminated ', 'laws of the State of New York and ', '$1,', '(a) ', 'A. '])('comes to an end with 200,000 characters of “%s”', (piece) => {
    expect(extractTerms(piece.repeat(Math.ceil(200_000 / piece.length))).obligations.length).toBeLessThanOrEqual(500)
  })
})
