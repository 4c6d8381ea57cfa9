import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchExpression } from '#shared/search/query.ts'

const texts = [
  ['nda', 'Mutual confidentiality', 'Each party keeps the other’s information to itself for thirty days.'],
  ['lease', 'Lease of the workshop', 'The Tenant pays the rent of £1,200.50 on the first day of each month (clause 7.2).'],
  ['café', 'Accord with Café Müller', 'The café serves crème brûlée; don’t-ask-don’t-tell is AND, OR, NOT or NEAR.'],
] as const

const db = new Database(':memory:')
beforeAll(() => {
  db.exec("CREATE VIRTUAL TABLE t USING fts5(contract UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')")
  for (const row of texts) db.prepare('INSERT INTO t VALUES (?, ?, ?)').run(row)
})
afterAll(() => db.close())

function find(typed: string): string[] {
  const expression = searchExpression(typed)
  if (expression === null) return []
  return db.prepare<[string], { contract: string }>('SELECT contract FROM t WHERE t MATCH ? ORDER BY rowid').all(expression).map((row) => row.contract)
}

describe('what a person types', () => {
  it.each([
    ['a word', 'tenant', ['lease']],
    ['whatever its case', 'TENANT', ['lease']],
    ['without its accents', 'creme brulee', ['café']],
    ['the start of the last word', 'work', ['lease']],
    ['not the start of an earlier word', 'work tenant', []],
    ['every word, in any order and column', 'tenant lease', ['lease']],
    ['words that do not all occur', 'tenant confidentiality', []],
    ['words in quotes, together', '"first day"', ['lease']],
    ['words in quotes, in another order', '"day first"', []],
    ['words in quotes, whole only', '"first da"', []],
    ['a quote that is not closed yet', '"first day', ['lease']],
    ['a phrase beside a word', '"first day" ten', ['lease']],
    ['a number with its signs', '£1,200.50', ['lease']],
    ['a clause number', '7.2', ['lease']],
    ['operators, as the words they are', 'AND OR NOT NEAR', ['café']],
    ['a column filter, as words', 'title:lease', []],
    ['a caret, a star, brackets', '^tenant* (pays)', ['lease']],
    ['an apostrophe', 'other’s', ['nda']],
  ])('finds %s: %s', (_, typed, expected) => {
    expect(find(typed)).toEqual(expected)
  })

  it.each(['', '   ', '"', '""', '" "', '*', '-', '…', '()', '\t\n'])('is nothing to look for: %j', (typed) => {
    expect(searchExpression(typed)).toBeNull()
  })

  it('never is a syntax error of FTS5, whatever it is', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.constantFrom('"', '""', '*', '^', ':', '(', ')', '+', '-', '{', '}', ',', ' AND ', ' OR ', ' NOT ', 'NEAR(', 'title:', "'", '\\', '\0', '\u0000a', '\uD800', '\uFFFF', 'rent', 'é', '日本', '🖋'),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(pieces, (typed) => {
        expect(() => find(typed.join(''))).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })

  it('finds a text by any of its own words', () => {
    const words = texts.flatMap(([contract, title, body]) => `${title} ${body}`.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).map((word) => ({ contract, word })))
    for (const { contract, word } of words) expect(find(word), word).toContain(contract)
  })

  it('finds fewer texts the more is typed', () => {
    const word = fc.constantFrom('the', 'rent', 'day', 'caf', 'each', 'party', '"each party"', 'month', 'zebra')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), word, (typed, more) => {
        const broad = new Set(find(typed.join(' ')))
        expect(find([more, ...typed].join(' ')).every((contract) => broad.has(contract))).toBe(true)
      }),
    )
  })
})
