import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayByKey, inMonth, isMonth, monthAfter, monthOf, weeksOf } from '#renderer/features/obligations/calendar/month-grid.ts'
import { addDays, daysInMonth, weekday } from '#shared/lib/calendar-arithmetic.ts'

const months = fc.tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 })).map(([year, month]) => `${String(year)}-${String(month).padStart(2, '0')}`)

describe('the days of a month', () => {
  it('are whole weeks from Monday that hold every day of it once and begin and end within it', () => {
    fc.assert(
      fc.property(months, month => {
        const weeks = weeksOf(month)
        const days = weeks.flat()
        expect(weeks.every(week => week.length === 7 && weekday(week[0] ?? '') === 1)).toBe(true)
        expect(days.every((day, index) => index === 0 || day === addDays(days[index - 1] ?? '', 1))).toBe(true)
        expect(days.filter(day => monthOf(day) === month)).toHaveLength(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5))))
        expect(monthOf(weeks[0]?.at(-1) ?? '')).toBe(month)
        expect(monthOf(weeks.at(-1)?.[0] ?? '')).toBe(month)
      }),
    )
  })

  it.each([
    ['ArrowLeft', false, '2026-12-30'],
    ['ArrowRight', false, '2027-01-01'],
    ['ArrowUp', false, '2026-12-24'],
    ['ArrowDown', false, '2027-01-07'],
    ['Home', false, '2026-12-28'],
    ['End', false, '2027-01-03'],
    ['PageUp', false, '2026-11-30'],
    ['PageDown', false, '2027-01-31'],
    ['PageDown', true, '2027-12-31'],
    ['Tab', false, null],
  ])('from 31 December 2026, %s (shift: %s) leads to %s', (key, shift, to) => {
    expect(dayByKey('2026-12-31', key, shift)).toBe(to)
  })

  it('keeps the day in another month, or takes its last', () => {
    expect(inMonth('2026-01-31', '2028-02')).toBe('2028-02-29')
    expect(inMonth('2026-01-15', '2028-02')).toBe('2028-02-15')
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
  })

  it('knows a month from other text', () => {
    expect(['2026-11', '2026-13', '0000-01', '26-1', null].map(isMonth)).toEqual([true, false, false, false, false])
  })
})
