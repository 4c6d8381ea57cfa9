import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextDue, nothingViewed, pageSeen, readToEnd, settle, viewingTime, type ViewedPages } from '#renderer/editor/page-view/viewed-pages.ts'

describe('the pages a person has viewed', () => {
  it('counts a page once it was in view for a second', () => {
    const seen = pageSeen(nothingViewed, 1, true, 0)
    expect(nextDue(seen)).toBe(viewingTime)
    expect([...settle(seen, viewingTime - 1).viewed]).toEqual([])
    expect([...settle(seen, viewingTime).viewed]).toEqual([1])
    expect(nextDue(settle(seen, viewingTime))).toBeNull()
  })

  it('starts anew for a page that left too soon', () => {
    let state = pageSeen(nothingViewed, 1, true, 0)
    state = pageSeen(state, 1, false, 900)
    state = pageSeen(state, 1, true, 950)
    expect([...settle(state, 1_800).viewed]).toEqual([])
    expect([...settle(state, 1_950).viewed]).toEqual([1])
  })

  it('is read to the end only when all pages were viewed and the end was reached', () => {
    const both = settle(pageSeen(pageSeen(nothingViewed, 1, true, 0), 2, true, 0), viewingTime)
    expect(readToEnd(both, 2)).toBe(false)
    expect(readToEnd({ ...both, reachedEnd: true }, 2)).toBe(true)
    expect(readToEnd({ ...both, reachedEnd: true }, 3)).toBe(false)
    expect(readToEnd({ ...nothingViewed, reachedEnd: true }, 0)).toBe(false)
  })

  it('never counts a page that was not in view for a second on end, and forgets none it counted', () => {
    const moves = fc.array(fc.record({ page: fc.integer({ min: 1, max: 4 }), enough: fc.boolean(), wait: fc.integer({ min: 0, max: 1_500 }) }), { maxLength: 40 })
    fc.assert(
      fc.property(moves, (script) => {
        let state: ViewedPages = nothingViewed
        let now = 0
        const start = new Map<number, number>()
        const earned = new Set<number>()
        const earn = (): void => start.forEach((from, page) => void (now - from >= viewingTime && earned.add(page)))
        for (const { page, enough, wait } of script) {
          now += wait
          earn()
          state = pageSeen(state, page, enough, now)
          if (!enough) start.delete(page)
          else if (!start.has(page)) start.set(page, now)
          expect(state.viewed).toEqual(earned)
        }
      }),
    )
  })
})
