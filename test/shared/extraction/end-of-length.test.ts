import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfLength, firstDayBy } from '#shared/extraction/end-of-length.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import type { Period } from '#shared/lib/period.ts'

const day = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2150-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
const count = fc.integer({ min: 1, max: 400 })

describe('the end of a length of time that is counted from a day', () => {
  it.each<[words: string, firstDay: string]>([
    ['from', 'left out'], ['after', 'left out'], ['following', 'left out'], ['of', 'left out'], ['effective as of', 'left out'], ['with effect from', 'left out'], ['commencing from', 'left out'],
    ['commencing on', 'included'], ['commencing', 'included'], ['beginning on', 'included'], ['beginning with', 'included'], ['starting on', 'included'],
    ['from and including', 'included'], ['with effect from and including', 'included'],
  ])('takes its first day in or leaves it out by its words: %s', (words, firstDay) => expect(firstDayBy(`${words} `)).toBe(firstDay))

  it.each<[start: string, count: number, unit: Period['unit'], leftOut: string, included: string]>([
    ['2024-01-01', 3, 'years', '2027-01-01', '2026-12-31'],
    ['2020-03-25', 10, 'years', '2030-03-25', '2030-03-24'],
    ['2024-02-29', 1, 'years', '2025-02-28', '2025-02-28'],
    ['2024-02-29', 4, 'years', '2028-02-29', '2028-02-28'],
    ['2023-01-31', 1, 'months', '2023-02-28', '2023-02-28'],
    ['2023-01-31', 2, 'months', '2023-03-31', '2023-03-30'],
    ['2023-09-30', 5, 'months', '2024-02-29', '2024-02-29'],
    ['2024-01-01', 30, 'days', '2024-01-31', '2024-01-30'],
    ['2024-01-01', 2, 'weeks', '2024-01-15', '2024-01-14'],
  ])('from %s for %i %s is %s, or %s with that day in it', (start, many, unit, leftOut, included) => {
    expect(endOfLength(start, { count: many, unit }, 'left out')).toBe(leftOut)
    expect(endOfLength(start, { count: many, unit }, 'included')).toBe(included)
  })

  it('cannot be told for business days, for nothing and for thousands of years', () => {
    for (const [many, unit] of [[10, 'business days'], [0, 'years'], [501, 'years'], [6001, 'months']] as const) expect(endOfLength('2024-01-01', { count: many, unit }, 'left out')).toBeNull()
  })

  it('with its first day in it is never later than without, and no more than a day earlier', () => {
    fc.assert(fc.property(day, count, fc.constantFrom<Period['unit']>('days', 'weeks', 'months', 'years'), (start, many, unit) => {
      const [leftOut, included] = [endOfLength(start, { count: many, unit }, 'left out') ?? '', endOfLength(start, { count: many, unit }, 'included') ?? '']
      expect([leftOut, addDays(leftOut, -1)]).toContain(included)
      expect(included >= start).toBe(true)
    }))
  })
})
