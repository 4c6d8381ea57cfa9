import { describe, expect, it } from 'vitest'
import { filerPairs, versionPairs } from '#test/shared/compare/corpus-pairs.ts'
import { comparisonFigures, figuresText } from '#test/shared/compare/figures.ts'

const sets = [
  { what: 'versions of real agreements', pairs: versionPairs(), size: 1.25, shreds: 0.12 },
  { what: 'real agreements of one filer', pairs: filerPairs(), size: 2, shreds: 0.25 },
]

describe.each(sets)('$what', ({ what, pairs, size, shreds }) => {
  it.runIf(pairs.length === 0)('skipped: corpus not present', () => {
    console.log('skipped: corpus not present')
  })

  it.skipIf(pairs.length === 0)('are compared exactly, in whole words, with little more than the shortest edit and few shreds', { timeout: 600_000 }, () => {
    const figures = comparisonFigures(pairs)
    console.log(figuresText(what, figures))
    expect(figures.inexact).toEqual([])
    expect(figures.size).toBeLessThan(size)
    expect(figures.ours.withinWords).toBe(0)
    expect(figures.ours.shreds).toBeLessThan(figures.ours.changes * shreds)
    expect(figures.ours.changes).toBeLessThan(figures.plain.changes)
  })
})
