import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDateIn, daysBetween, daysHeld, calendarDateSchema } from '#shared/lib/calendar.ts'

const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
const day = moment.map((each) => each.toISOString().slice(0, 10))
const zones = ['UTC', 'Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Pacific/Niue', 'Australia/Lord_Howe'] as const

describe('days between two dates', () => {
  it.each([
    ['2026-03-02', '2026-03-02', 0],
    ['2026-03-01', '2026-03-02', 1],
    ['2026-03-02', '2026-03-01', -1],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['1900-02-28', '1900-03-01', 1],
    ['2000-02-28', '2000-03-01', 2],
    ['2026-03-28', '2026-03-30', 2],
  ])('from %s to %s are %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days)
  })

  it('add up, and turn round', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c))
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0)
      }),
    )
  })
})

describe('days held', () => {
  it('are whole days of 24 hours, and never below none', () => {
    expect(daysHeld('2026-03-01T12:00:00.000Z', '2026-03-02T11:59:59.999Z')).toBe(0)
    expect(daysHeld('2026-03-01T12:00:00.000Z', '2026-03-02T12:00:00.000Z')).toBe(1)
    expect(daysHeld('2026-03-05T12:00:00.000Z', '2026-03-02T12:00:00.000Z')).toBe(0)
  })
})

describe('the date of an instant', () => {
  it.each([
    ['2026-03-01T23:30:00.000Z', 'UTC', '2026-03-01'],
    ['2026-06-30T23:30:00.000Z', 'Europe/London', '2026-07-01'],
    ['2026-01-01T04:59:59.999Z', 'America/New_York', '2025-12-31'],
    ['2026-03-29T00:59:59.000Z', 'Europe/London', '2026-03-29'],
    ['2026-01-01T10:00:00.000Z', 'Pacific/Kiritimati', '2026-01-02'],
    ['0999-05-01T12:00:00.000Z', 'UTC', '0999-05-01'],
  ])('of %s in %s is %s', (instant, zone, date) => {
    expect(calendarDateIn(instant, zone)).toBe(date)
  })

  it('is a calendar date, within a day of the one in UTC', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (at, zone) => {
        const date = calendarDateIn(at.toISOString(), zone)
        expect(calendarDateSchema.safeParse(date).success).toBe(true)
        expect(Math.abs(daysBetween(at.toISOString().slice(0, 10), date))).toBeLessThanOrEqual(1)
      }),
    )
  })
})
