import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysInMonth, weekday } from '#shared/lib/calendar-arithmetic.ts'

const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9990-12-31'), noInvalidDate: true }).map((moment) => moment.toISOString().slice(0, 10))

describe('reckoning with dates', () => {
  it('agrees with the calendar that the platform has', () => {
    fc.assert(fc.property(day, fc.integer({ min: -300, max: 3000 }), (date, days) => {
      const moment = new Date(`${date}T00:00:00Z`)
      expect(weekday(date)).toBe(moment.getUTCDay() || 7)
      expect(daysInMonth(moment.getUTCFullYear(), moment.getUTCMonth() + 1)).toBe(new Date(Date.parse(`${addMonths(`${date.slice(0, 8)}01`, 1)}T00:00:00Z`) - 86_400_000).getUTCDate())
      const later = new Date(moment.getTime() + days * 86_400_000)
      if (later.getUTCFullYear() >= 0 && later.getUTCFullYear() <= 9999) expect(addDays(date, days)).toBe(later.toISOString().slice(0, 10))
    }), { numRuns: 1000 })
  })

  it('never leaves the four digits of a year', () => {
    expect([addDays('9999-12-30', 5), addMonths('9999-01-31', 12_000_000), addDays('0000-01-03', -5), addMonths('0001-01-31', -1000)]).toEqual(['9999-12-31', '9999-12-31', '0000-01-01', '0000-01-01'])
  })
})
