import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importText, type Imported } from '#shared/document/import/import-text.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import { documentText, lettersAndDigits } from '#shared/document/plain-text.ts'
import { documents } from '#test/shared/document/arbitraries.ts'

const imported = (source: string): Imported => {
  const result = importText(source)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const labels = (source: string): string[] => numberParagraphs(imported(source).doc).map(({ label }) => label)
const blocks = (source: string): string[] => documentText(imported(source).doc, { numbers: true }).split('\n\n')
const lines = (...typed: string[]): string => typed.map((number) => `${number} The Buyer shall pay.`).join('\n\n')

describe('typed numbers', () => {
  it.each([
    [['1.', '1.1', '(a)', '(b)', '(i)', '(ii)', '1.2', '2.', '2.1']],
    [['ARTICLE I', 'Section 1.01', 'Section 1.02', '(a)', '(b)', 'ARTICLE II', 'Section 2.01', 'Section 2.02']],
    [['(A)', '(B)', '1.', '2.', '(a)', '(b)', '3.']],
    [['1)', '2)', 'a)', 'b)', '3)']],
    [['1.', '1.1', '1.1.1', '1.1.2', '1.2', '2.', '2.1', '2.1.1', '2.1.2']],
    [['I.', 'II.', 'III.', 'IV.', 'V.']],
    [['1.', '2.', 'SCHEDULE 1', '1.', '2.', 'SCHEDULE 2', '1.', '2.']],
    [['EXHIBIT A', '1.', '2.', 'EXHIBIT B', '1.', '2.']],
    [['(g)', '(h)', '(i)', '(j)', '(k)']],
    [['(a)', '(b)', '(i)', '(ii)', '(iii)', '(c)', '(d)']],
    [['Section 1.', 'Section 2.', 'Section 3.']],
  ])('in plain sequence become live: %j', (typed) => expect(labels(lines(...typed))).toEqual(typed))

  it('use a built-in scheme where it has exactly these numbers', () => {
    const schemes = (...typed: string[]) => new Set(numberParagraphs(imported(lines(...typed)).doc).map(({ scheme }) => scheme))
    expect(schemes('1.', '1.1', '(a)', '(b)', '2.')).toEqual(new Set(['decimal']))
    expect(schemes('Article I', 'Section 1.01', 'Section 1.02', 'Article II', 'Section 2.01')).toEqual(new Set(['article']))
    expect(schemes('Schedule 1', '1.', '2.', 'Schedule 2', '1.', '2.')).toEqual(new Set(['schedule', 'decimal']))
  })

  it('stay text where they stand alone or out of order', () => {
    expect(labels(lines('7.'))).toEqual([])
    expect(labels('1999. The year.\n\nSection 5.1 of this Agreement says.\n\n30 days pass.')).toEqual([])
  })

  it('begin again where the text does, and keep a number after a gap', () => {
    expect(labels(lines('1.', '2.', '1.', '2.', '3.'))).toEqual(['1.', '2.', '1.', '2.', '3.'])
    expect(labels(lines('1.', '2.', '4.', '5.'))).toEqual(['1.', '2.', '4.', '5.'])
  })

  it('in a table of contents stay text', () => expect(labels('1. Words ........ 1\n2. Rent ........ 2\n3. Term ........ 9')).toEqual([]))
})

describe('lines', () => {
  const wrapped =
    'The Seller sells and the Buyer buys the goods that are described in the\nfirst schedule to this agreement, at the price and on the terms that are\nset out in it, and neither party may withdraw from the bargain.\n'
  it('that were wrapped are joined', () => expect(blocks(`${wrapped}\n${wrapped}`)).toHaveLength(2))
  it('that begin with a number by chance are joined too', () => {
    const text = `${wrapped}\nThe notice must be given as the agreement says it must be, by section\n(b) below and by no other section of this or any other agreement.\n\n${wrapped}`
    expect(blocks(text)).toHaveLength(3)
  })
  it('that hold several paragraphs behind wide gaps are divided', () => {
    const source =
      'A.       AUTHORITY         1.       Solicit business;         2.       Produce certificates,          as (a) agreed and      (b) signed.'
    expect(blocks(`${source}\n\nB.      NEXT`)).toEqual([
      'A. AUTHORITY',
      '1. Solicit business;',
      '2. Produce certificates, as (a) agreed and (b) signed.',
      'B. NEXT',
    ])
  })
  it('of a page number are left alone', () => expect(blocks(`${wrapped}\n- 7 -\n\n${wrapped}`)[1]).toBe('- 7 -'))
  it('that hold a number alone take the next line’s words', () =>
    expect(blocks('1.\nDefinitions\n\n2.\nPayment')).toEqual(['1. Definitions', '2. Payment']))
})

describe('any text', () => {
  const number = fc.constantFrom(
    '1.',
    '2.',
    '3.',
    '1.1',
    '1.2',
    '2.1',
    '(a)',
    '(b)',
    '(i)',
    '(ii)',
    '(1)',
    'A.',
    'B.',
    'ARTICLE I',
    'Article II',
    'Section 1.01',
    'Schedule 1',
    'EXHIBIT A',
    '1.1.1',
    'i.',
    '10.',
    '1.0',
    '(aa)',
    '',
  )
  const line = fc.tuple(
    number,
    fc.constantFrom(' ', '  ', '\t', ''),
    fc.lorem({ maxCount: 14 }),
    fc.constantFrom('\n', '\n\n', '\r\n', '\f', '\n   '),
  )
  const text = fc.array(line, { minLength: 1, maxLength: 60 }).map((made) => made.map((parts) => parts.join('')).join(''))

  it('keeps every letter and digit in order, in a valid document', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 200 })), (source) => {
        const result = importText(source)
        if (!result.ok) {
          expect(result.refusal.code).toBe('import.empty')
          return
        }
        const { doc } = result.value
        expect(lettersAndDigits(documentText(doc, { numbers: true }))).toBe(lettersAndDigits(source.toWellFormed()))
        expect(parseDocument(JSON.parse(JSON.stringify(doc.toJSON()))).ok).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('written by us is read back whole', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        const written = documentText(whole, { numbers: true })
        const result = importText(written)
        if (result.ok)
          expect(lettersAndDigits(documentText(result.value.doc, { numbers: true }))).toBe(lettersAndDigits(written.toWellFormed()))
      }),
    )
  })

  it('has no control characters left, and says how many there were', () => {
    const { doc, report } = imported('A\u0000B\u0007 C\u001B')
    expect(doc.textContent).toBe('AB C')
    expect(report.lost).toEqual([{ kind: 'control-characters', count: 3, example: 'NUL and other characters that cannot be shown' }])
  })

  it('gives ids where they are asked for', () => {
    let count = 0
    const result = importText('a\n\nb', { newId: () => `n${(count += 1)}` })
    expect(result.ok && result.value.doc.children.map((block) => block.attrs['id'] as string)).toEqual(['n1', 'n2'])
  })
})

describe('a hostile text', () => {
  it('that is too large is refused, politely', () => {
    expect(importText('x'.repeat(21 * 1024 * 1024))).toMatchObject({ ok: false, refusal: { code: 'import.too-large' } })
    expect(importText('x\n\n'.repeat(100_001))).toMatchObject({ ok: false, refusal: { code: 'import.too-large' } })
  })
  it.each<[string, string]>([
    ['one line of 10 MB', 'a'.repeat(10_000_000)],
    ['10 MB of blanks', `${' '.repeat(10_000_000)}a`],
    ['4 MB of gaps', '    a'.repeat(800_000)],
    ['4 MB of dots', '. '.repeat(2_000_000)],
    ['4 MB of brackets', '(a'.repeat(2_000_000)],
    [
      'numbers of 30,000 kinds',
      Array.from({ length: 30_000 }, (_, index) => `${index % 999}.${Math.floor(index / 999)} Words`).join('\n\n'),
    ],
    ['30,000 schedules', Array.from({ length: 30_000 }, (_, index) => `${index % 2 === 0 ? 'Exhibit A' : '1. Words'}`).join('\n\n')],
    ['30,000 letters', Array.from({ length: 30_000 }, (_, index) => `(${String.fromCharCode(97 + (index % 26))}) Words`).join('\n\n')],
  ])('of %s is read whole', (_name, source) => {
    const result = importText(source)
    expect(result.ok && lettersAndDigits(documentText(result.value.doc, { numbers: true })) === lettersAndDigits(source)).toBe(true)
  })
})
