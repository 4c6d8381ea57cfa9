import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { fullEffort, alignTokens } from '#shared/compare/align-tokens.ts'
import { heaviestChain } from '#shared/compare/heaviest-chain.ts'
import { increasing } from '#shared/compare/increasing.ts'
import { compareDocuments } from '#shared/compare/compare-documents.ts'
import { Vocabulary } from '#shared/compare/vocabulary.ts'
import { doc, p, table } from '#shared/document/builders.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { prose, randomFrom } from '#test/bench/material/words.ts'
import { countedStamp } from '#test/shared/compare/stamp.ts'

const paragraphs = (count: number, text: (index: number) => string): Node => doc({}, ...Array.from({ length: count }, (_value, index) => p(text(index))))
const one = randomFrom(1)
const other = randomFrom(2)
const reversed = (document: Node): Node => doc({}, ...document.children.toReversed())
const long = paragraphs(300, () => prose(one, 60))

describe('texts that are hard to align are compared exactly in good time', () => {
  it.each<[string, Node, Node]>([
    ['nothing in common but common words', long, paragraphs(300, () => prose(other, 60))],
    ['paragraphs all alike', paragraphs(2_000, () => 'The Supplier pays.'), paragraphs(2_100, (index) => (index % 97 === 0 ? 'Other words.' : 'The Supplier pays.'))],
    ['nothing but empty paragraphs', paragraphs(4_000, () => ''), paragraphs(3_000, () => '')],
    ['a few kinds of short paragraphs in another order', paragraphs(3_000, (index) => ['a', 'b', 'c'][(index * index) % 3] ?? ''), paragraphs(3_000, (index) => ['a', 'b', 'c'][(index * 7) % 3] ?? '')],
    ['the order turned round', long, reversed(long)],
    ['one paragraph of everything', paragraphs(1, () => prose(one, 10_000)), paragraphs(1, () => prose(other, 10_000))],
    ['one word over and over', paragraphs(1, () => 'word '.repeat(10_000)), paragraphs(1, () => 'word '.repeat(8_000))],
    ['everything joined to one paragraph', long, paragraphs(1, () => long.children.map(({ textContent }) => textContent).join(' '))],
    ['a large table turned round', doc({}, table(Array.from({ length: 300 }, (_value, row) => Array.from({ length: 8 }, (_cell, column) => `${row}.${column}`)))), doc({}, table(Array.from({ length: 300 }, (_value, row) => Array.from({ length: 8 }, (_cell, column) => `${299 - row}.${7 - column}`))))],
  ])('%s', (_what, before, after) => {
    const { redline } = compareDocuments(before, after, countedStamp())
    expect(acceptAll(redline).eq(after)).toBe(true)
    expect(rejectAll(redline).eq(before)).toBe(true)
  })

  it('what may still be weighed is never exceeded', () => {
    const vocabulary = new Vocabulary()
    const ids = (random: () => number): Int32Array => Int32Array.from({ length: 300 }, () => vocabulary.word(`w${Math.floor(random() * 5)}`))
    const effort = fullEffort()
    const all = effort.left
    alignTokens(ids(one), ids(other), vocabulary, effort)
    expect(all - effort.left).toBeLessThanOrEqual(90_000)
    expect(all - effort.left).toBeGreaterThan(0)
    const none = { left: 0 }
    alignTokens(ids(one), ids(other), vocabulary, none)
    expect(none.left).toBe(0)
  })
})

describe('chains', () => {
  it('the heaviest is not the longest', () => {
    const chain = heaviestChain([{ a: 0, b: 5, value: 10 }, { a: 1, b: 1, value: 3 }, { a: 2, b: 2, value: 3 }, { a: 3, b: 3, value: 3 }], 6)
    expect(chain.map(({ a, b }) => [a, b])).toEqual([[0, 5]])
  })

  it('nothing is used twice', () => {
    const chain = heaviestChain([{ a: 0, b: 0, value: 1 }, { a: 0, b: 1, value: 1 }, { a: 1, b: 1, value: 1 }, { a: 2, b: 1, value: 1 }], 2)
    expect(chain).toHaveLength(2)
  })

  it('the longest ascends on both sides', () => {
    expect(increasing([[0, 4], [1, 0], [2, 1], [3, 5], [4, 2]])).toEqual([[1, 0], [2, 1], [4, 2]])
  })
})
