import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepTo } from '#renderer/features/changes/change-list.tsx'

describe('where a key leads in the list', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowUp', 3, 2],
    ['Home', 3, 0],
    ['End', 3, 9],
    ['PageDown', 3, 9],
    ['PageUp', 3, 0],
  ])('%s from %i of ten leads to %i', (key, from, to) => {
    expect(stepTo(key, from, 10)).toBe(to)
  })

  it('never leads out of the list, and other keys lead nowhere', () => {
    fc.assert(fc.property(fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'), fc.integer({ min: 1, max: 5000 }), fc.nat(), (key, count, from) => {
      const to = stepTo(key, from % count, count)
      expect(to).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThan(count)
    }))
    expect(stepTo('x', 3, 10)).toBeNull()
  })
})
