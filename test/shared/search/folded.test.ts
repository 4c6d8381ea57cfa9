import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folded } from '#shared/search/folded.ts'

describe('a text as searches compare it', () => {
  it.each([
    ['ÉTÉ', 'été'], ['ÉTÉ', 'ete'], ['E\u0301te\u0301', 'été'], ['Straße', 'STRASSE'], ['STRAẞE', 'strasse'], ['İstanbul', 'istanbul'], ['ISTANBUL', 'ıstanbul'],
    ['ΟΔΟΣ ΑΘΗΝΑΣ', 'οδός Αθηνάς'], ['ΛΟΓΟΣ', 'λογοσ'], ['ŁÓDŹ', 'łódź'], ['ДОГОВОР', 'договор'], ['ﬁrst', 'FIRST'],
  ])('%s is found as %s', (a, b) => {
    expect(folded(a)).toBe(folded(b))
  })

  it('keeps letters that are no accents apart', () => {
    expect(folded('がく')).not.toContain(folded('か'))
    expect(folded('한국')).toBe('한국')
  })

  it('is the same twice, and whichever way a text is written or its case is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
      expect(folded(folded(text))).toBe(folded(text))
      expect(folded(text.normalize('NFD'))).toBe(folded(text.normalize('NFC')))
      // A Greek iota below a letter is an accent, and a letter of its own in capitals.
      if (!text.normalize('NFD').includes('\u0345')) expect(folded(text.toUpperCase())).toBe(folded(text))
    }), { numRuns: 5000 })
  })
})
