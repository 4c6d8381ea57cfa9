import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextUnread } from '#renderer/features/signing/ceremony/next-unread.ts'

/** How many pages from the first on were looked at without a gap. */
function leading(viewed: readonly number[]): number {
  let count = 0
  while (viewed.includes(count + 1)) count += 1
  return count
}

describe('the page to be looked at next', () => {
  it('is the first that was not looked at, and none when all were', () => {
    expect(nextUnread(5, [1, 2, 4])).toBe(3)
    expect(nextUnread(3, [3, 1, 2])).toBeNull()
    expect(nextUnread(2, [])).toBe(1)
  })

  it('leads through every page of any document', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 30 }), fc.array(fc.integer({ min: 1, max: 30 })), (pages, viewed) => {
      const next = nextUnread(pages, viewed)
      expect(next === null ? pages : next - 1).toBe(Math.min(pages, leading(viewed)))
    }))
  })
})
