import { describe, expect, it } from 'vitest'
import { differenceKinds, summarise, type ComparisonSummary } from '#shared/compare/compared-changes.ts'
import { summaryWords } from '#shared/negotiation/summary-words.ts'

const nothing = summarise([])
const summary = (counts: Partial<ComparisonSummary['counts']>, inserted = 0, deleted = 0): ComparisonSummary => ({
  ...nothing, identical: false, counts: { ...nothing.counts, ...counts }, words: { inserted, deleted },
})

describe('how two texts differ, in words', () => {
  it.each([
    [nothing, 'No differences'],
    [summary({ inserted: 1 }, 1), '1 insertion; 1 word added, 0 taken out'],
    [summary({ inserted: 2, deleted: 1, moved: 1 }, 12, 4), '2 insertions, 1 deletion and 1 passage moved; 12 words added, 4 taken out'],
    [summary({ formatted: 3 }), '3 changes of formatting'],
    [summary({ replaced: 1, whitespace: 1 }, 1, 1), '1 replacement and 1 change of white space; 1 word added, 1 taken out'],
  ])('%#: %s', (given, words) => {
    expect(summaryWords(given)).toBe(words)
  })

  it.each(differenceKinds)('knows one and many of every kind: %s', (kind) => {
    const [one, many] = [summaryWords(summary({ [kind]: 1 })), summaryWords(summary({ [kind]: 2 }))]
    expect(one).toMatch(/^1 \S/)
    expect(many).toMatch(/^2 \S/)
    expect(one.slice(2)).not.toBe(many.slice(2))
  })
})
