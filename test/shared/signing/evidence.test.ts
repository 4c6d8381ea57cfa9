import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantInWords, pagesInWords, sizeInWords } from '#shared/signing/evidence.ts'

describe('evidence in words', () => {
  it('tells an instant to the second, and says that it is UTC', () => {
    expect(instantInWords('2026-03-01T09:30:12.999Z')).toBe('1 March 2026, 09:30:12 UTC')
  })

  it('shows what is no instant as it is', () => {
    expect(instantInWords('yesterday')).toBe('yesterday')
  })

  it('tells pages in runs', () => {
    expect(pagesInWords([4, 1, 2, 3, 6, 6])).toBe('1–4, 6')
    expect(pagesInWords([])).toBe('')
  })

  it('names every page that was viewed and no other', () => {
    const named = (words: string): number[] =>
      words.split(', ').filter(Boolean).flatMap((run) => {
        const [first = 0, last = first] = run.split('–').map(Number)
        return Array.from({ length: last - first + 1 }, (_, index) => first + index)
      })
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 300 })), (pages) => {
      expect(named(pagesInWords(pages))).toEqual([...new Set(pages)].sort((a, b) => a - b))
    }))
  })

  it('tells a size as people do', () => {
    expect([999, 1_234, 5_400_000].map(sizeInWords)).toEqual(['999 bytes', '1.2 kB', '5.4 MB'])
  })
})
