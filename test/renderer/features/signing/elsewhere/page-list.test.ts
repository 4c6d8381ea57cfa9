import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pagesFrom } from '#renderer/features/signing/elsewhere/page-list.ts'

describe('pages as a person writes them', () => {
  it.each([
    ['7', [7]],
    ['1-3, 7', [1, 2, 3, 7]],
    ['7; 1–2', [1, 2, 7]],
    ['2 2 1-2', [1, 2]],
  ])('%s', (written, pages) => expect(pagesFrom(written, 10)).toEqual(pages))

  it.each(['', '0', '11', '5-3', '-2', 'all', '1,x', '8-11'])('“%s” says no pages of ten', written => expect(pagesFrom(written, 10)).toBeNull())

  it('come back in order, each once, and never beyond the last', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }), (pages) => {
      expect(pagesFrom(pages.join(', '), 40)).toEqual([...new Set(pages)].toSorted((a, b) => a - b))
    }))
  })
})
