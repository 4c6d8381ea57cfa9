import { describe, expect, it } from 'vitest'
import { documentText } from '#shared/document/plain-text.ts'
import { addressMissing, letterDocument, type Letter } from '#shared/letters/letter-document.ts'

const letter: Letter = {
  from: { name: 'Marlow Ltd', address: '1 High Street\nMarlow' }, to: { name: 'Bright Bakery Ltd', address: '4 Mill Lane\r\nReading' }, date: '2026-03-02',
  delivery: 'By courier', reference: 'Lease', subject: 'Notice', paragraphs: ['First.', 'Second.\nThird.'], closing: 'Yours faithfully',
}
const linesOf = (given: Letter): string[] => documentText(letterDocument(given), { numbers: true }).split('\n').filter((line) => line !== '')

describe('a letter', () => {
  it('has both sides, the day in words, how it goes out, what it is about, what it says and a place to sign', () => {
    expect(linesOf(letter)).toEqual(['Marlow Ltd', '1 High Street', 'Marlow', 'Bright Bakery Ltd', '4 Mill Lane', 'Reading', '2 March 2026', 'By courier', 'Our reference: Lease', 'Notice', 'First.', 'Second.', 'Third.', 'Yours faithfully', 'For Marlow Ltd'])
  })

  it('says that an address is missing rather than leave it out', () => {
    expect(linesOf({ ...letter, to: { name: 'Bright Bakery Ltd', address: ' \n ' } })).toContain(addressMissing)
  })

  it('is a document that stands by its schema, whatever is typed', () => {
    for (const hostile of ['', '<script>', '\u0000', '\ud800', 'x'.repeat(20_000)]) {
      letterDocument({ ...letter, subject: hostile, paragraphs: [hostile], to: { name: hostile, address: hostile } }).check()
    }
  })
})
