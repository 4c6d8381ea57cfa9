import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clause, conditional, doc, field, footnote, p, paragraph, reference, signature, table } from '#shared/document/builders.ts'
import { documentText, wordCount } from '#shared/document/plain-text.ts'
import { documents } from '#test/shared/document/arbitraries.ts'

const fields = [
  { id: 'fee', label: 'Fee', required: true, type: 'money' as const, value: { amount: '50', currency: 'GBP' } },
  { id: 'law', label: 'Law', required: true, type: 'text' as const, value: null },
]
const never = { field: 'fee', op: 'equals' as const, value: '1' }

describe('documentText', () => {
  const whole = doc(
    { fields },
    paragraph({ style: 'title' }, 'Deed'),
    clause(0, 'Payment', { id: 'pay' }),
    clause(1, 'x', { condition: never }),
    clause(1, field('fee')),
    p('Law of ', field('law'), footnote('See clause ', reference('pay')), conditional(never, ' gone'), ', under clause ', reference('pay')),
    table([
      ['a', 'b'],
      ['c', 'd'],
    ]),
    signature({ party: { text: 'Ash Ltd' }, signer: { text: 'A. Ash' } }),
  )
  it('reads as the contract does', () => {
    expect(documentText(whole, { numbers: true })).toBe(
      [
        'Deed',
        '1. Payment',
        '1.1 £50',
        'Law of [Law][1], under clause 1',
        'a\tb\nc\td',
        'Signed for and on behalf of Ash Ltd\nSignature: ____________________\nName: A. Ash\nCapacity: \nDate: ____________________',
        '[1] See clause 1',
      ].join('\n\n'),
    )
  })
  it('leaves numbers out when they are not wanted', () => expect(documentText(whole, { numbers: false })).toContain('\n\nPayment\n\n£50'))
})

describe('wordCount', () => {
  it('counts words, not numbers that are computed nor lone punctuation', () =>
    expect(wordCount(doc({}, clause(0, 'The Buyer – or its agent – pays £5.'), p('Two words')))).toBe(9))
  it('is never more than the tokens of the text', () => {
    fc.assert(fc.property(documents, (whole) => wordCount(whole) <= documentText(whole, { numbers: false }).split(/\s+/).length))
  })
})
