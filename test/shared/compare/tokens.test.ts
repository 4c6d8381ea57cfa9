import { describe, expect, it } from 'vitest'
import { TokenReader } from '#shared/compare/tokens.ts'
import { Vocabulary } from '#shared/compare/vocabulary.ts'
import { field, footnote, p, reference } from '#shared/document/builders.ts'

function wordsOf(text: string): string[] {
  const vocabulary = new Vocabulary()
  return Array.from(new TokenReader(vocabulary).read(p(text)).ids, (id) => vocabulary.text(id))
}

describe('a token is what a person takes for one word', () => {
  it.each([
    ['pays £1,000.00, now', ['pays', '£1,000.00', ',', 'now']],
    ['at 12.5% on 01/02/2026', ['at', '12.5%', 'on', '01/02/2026']],
    ['clause 7.2(a)(ii) and the 30th', ['clause', '7.2(a)(ii)', 'and', 'the', '30th']],
    ['the Buyer’s non-exclusive rights', ['the', 'Buyer’s', 'non-exclusive', 'rights']],
    ['to a.b+c@example.co.uk.', ['to', 'a.b+c@example.co.uk', '.']],
    ['see https://example.org/a?b=c.', ['see', 'https://example.org/a?b=c', '.']],
    ['“Confidential Information”', ['“', 'Confidential', 'Information', '”']],
    ['and/or thirty (30)', ['and/or', 'thirty', '(', '30', ')']],
    ['Name: ____ .....', ['Name', ':', '____', '.....']],
    ['the end.Then', ['the', 'end', '.', 'Then']],
    ['契約書', ['契', '約', '書']],
    ['naïve cafe\u0301', ['naïve', 'cafe\u0301']],
    ['👍🏽 yes', ['👍', '🏽', 'yes']],
    ['\t a\u00A0 b ', ['a', 'b']],
    ['', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('leaves no character out but white space', () => {
    const text = 'A\u200B “b” – 1,5 € §3 ¶ \uFFFC \u0000 \u{1F468}\u200D\u{1F469} x'
    expect(wordsOf(text).join('')).toBe(text.replaceAll(/\s/g, ''))
  })

  it('takes every inline atom for one, equal if there is no difference between them but marks', () => {
    const vocabulary = new Vocabulary()
    const { ids, from, to, text } = new TokenReader(vocabulary).read(p('By ', field('start'), 'and', reference('a'), reference('b'), reference('a'), footnote('Note.')))
    expect(text).toBe('By \uFFFCand\uFFFC\uFFFC\uFFFC\uFFFC')
    expect(Array.from(from)).toEqual([0, 3, 4, 7, 8, 9, 10])
    expect(Array.from(to)).toEqual([2, 4, 7, 8, 9, 10, 11])
    expect(ids[3]).toBe(ids[5])
    expect(ids[3]).not.toBe(ids[4])
  })

  it('does not take a text that looks like an atom for one', () => {
    const vocabulary = new Vocabulary()
    const reader = new TokenReader(vocabulary)
    expect(reader.read(p('\uFFFC')).ids[0]).not.toBe(reader.read(p(field('start'))).ids[0])
  })
})
