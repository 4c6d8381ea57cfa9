import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, lastOfMonth, partsOf } from '#shared/lib/calendar-arithmetic.ts'
import { daysBetween } from '#shared/lib/calendar.ts'
import { datesOf } from '#shared/obligations/recurrence/dates.ts'
import { recurrenceInWords } from '#shared/obligations/recurrence/in-words.ts'
import { parseRecurrence, recurrenceText } from '#shared/obligations/recurrence/parse-recurrence.ts'
import type { Recurrence } from '#shared/obligations/recurrence/recurrence.ts'
import { outcome, value } from '#test/helpers/records.ts'

const rule = (text: string): Recurrence => value(parseRecurrence(text))
const year = { through: '2027-12-31', most: 100 }

describe('the dates of a recurrence', () => {
  it('fall on the last day of a shorter month where a contract says the 31st', () => {
    expect(value(datesOf('2027-01-31', rule('FREQ=MONTHLY;COUNT=5'), { ...year, clamp: true }))).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'])
  })

  it('leave a shorter month out where RFC 5545 is meant to the letter', () => {
    expect(value(datesOf('2027-01-31', rule('FREQ=MONTHLY;COUNT=3'), year))).toEqual(['2027-01-31', '2027-03-31', '2027-05-31'])
  })

  it('come back to 29 February after three years of the 28th', () => {
    expect(value(datesOf('2024-02-29', rule('FREQ=YEARLY;COUNT=5'), { through: '2030-01-01', most: 9, clamp: true }))).toEqual(['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'])
  })

  it('are the last business day of a month by position', () => {
    expect(value(datesOf('2027-01-01', rule('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3'), year))).toEqual(['2027-01-29', '2027-02-26', '2027-03-31'])
  })

  it('are counted from the beginning when only later ones are asked for', () => {
    expect(value(datesOf('2027-01-04', rule('FREQ=WEEKLY;COUNT=4'), { ...year, from: '2027-01-12' }))).toEqual(['2027-01-18', '2027-01-25'])
  })

  it('take in the whole of the last day', () => {
    expect(value(datesOf('2027-01-04', rule('FREQ=DAILY;UNTIL=20270106'), year))).toEqual(['2027-01-04', '2027-01-05', '2027-01-06'])
  })

  it('are refused for a rule that never happens, and do not run on for ever', () => {
    expect(outcome(datesOf('2027-01-01', rule('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'), { through: '9999-12-31', most: 5 }))).toBe('recurrence.too-sparse')
    expect(value(datesOf('2027-01-01', rule('FREQ=YEARLY;INTERVAL=1000000'), { through: '9999-12-31', most: 5 }))).toEqual(['2027-01-01'])
  })
})

describe('the text of a rule', () => {
  it.each([
    ['FREQ=MONTHLY;BYMONTHDAY=31', 'every month on the 31st, or the last day of a shorter month'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20271231', 'every 2 weeks on Monday and Thursday until 31 December 2027'],
    ['FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1', 'every year on the 1st in March and September'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'every month on the last Friday'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'every month on the last weekday'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'every month on the last day'],
    ['FREQ=DAILY;COUNT=1', 'every day, 1 time'],
    ['FREQ=HOURLY;INTERVAL=3', 'by the rule FREQ=HOURLY;INTERVAL=3'],
  ])('%s says: %s', (text, words) => {
    expect(recurrenceInWords(rule(text))).toBe(words)
  })

  it.each([
    ['', 'recurrence.malformed'],
    ['INTERVAL=2', 'recurrence.malformed'],
    ['FREQ=MONTHLY;FREQ=DAILY', 'recurrence.malformed'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'recurrence.malformed'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'recurrence.malformed'],
    ['FREQ=DAILY;INTERVAL=0', 'recurrence.malformed'],
    ['FREQ=DAILY;UNTIL=20270230', 'recurrence.malformed'],
    [`FREQ=DAILY;BYSECOND=${'1,'.repeat(2000)}1`, 'recurrence.malformed'],
    ['FREQ=YEARLY;BYEASTER=0', 'recurrence.not-supported'],
    ['RSCALE=HEBREW;FREQ=YEARLY', 'recurrence.not-supported'],
    ['FREQ=YEARLY;BYWEEKNO=20', 'recurrence.ambiguous'],
    ['FREQ=YEARLY;BYMONTHDAY=29', 'recurrence.ambiguous'],
  ])('%s is refused: %s', (text, expected) => {
    expect(outcome(parseRecurrence(text))).toBe(expected)
  })

  it('is refused where it is longer than any rule', () => {
    expect(outcome(parseRecurrence(`FREQ=DAILY;BYSECOND=${'1,'.repeat(2000)}1`))).toBe('recurrence.malformed')
  })

  it('is never more than a refusal, whatever it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(FREQ|BYDAY|COUNT|UNTIL|BYMONTH)=[A-Z0-9,;=+-]{0,40}$/)), (text) => {
      const parsed = parseRecurrence(text)
      if (parsed.ok) expect(value(parseRecurrence(recurrenceText(parsed.value)))).toEqual(parsed.value)
      else expect(parsed.refusal.code).toMatch(/^recurrence\./)
    }))
  })
})

const drawn = fc.record({
  frequency: fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'),
  interval: fc.integer({ min: 1, max: 13 }),
  start: fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days)),
  count: fc.option(fc.integer({ min: 1, max: 40 })),
})

describe('any usual rule', () => {
  it('gives ascending days within its bounds, the first of them its beginning, and as many as it says', () => {
    fc.assert(fc.property(drawn, ({ frequency, interval, start, count }) => {
      const through = addDays(start, 4000)
      const parsed = rule(`FREQ=${frequency};INTERVAL=${interval}${count === null ? '' : `;COUNT=${count}`}`)
      const dates = value(datesOf(start, parsed, { through, most: 30, clamp: true }))
      expect(dates[0]).toBe(start)
      expect(dates.every((date, at) => at === 0 || date > (dates[at - 1] ?? ''))).toBe(true)
      expect(dates.every((date) => date <= through)).toBe(true)
      if (count !== null) expect(dates.length).toBeLessThanOrEqual(count)
      expect(value(parseRecurrence(recurrenceText(parsed)))).toEqual(parsed)
    }))
  })

  it('leaves out no month when days are clamped, and goes on the same day or the last', () => {
    fc.assert(fc.property(drawn, ({ interval, start }) => {
      const dates = value(datesOf(start, rule(`FREQ=MONTHLY;INTERVAL=${interval}`), { through: addDays(start, 4000), most: 20, clamp: true }))
      const months = dates.map((date) => partsOf(date).year * 12 + partsOf(date).month)
      expect(months.every((month, at) => at === 0 || month - (months[at - 1] ?? 0) === interval)).toBe(true)
      expect(dates.every((date) => partsOf(date).day === partsOf(start).day || date === lastOfMonth(date))).toBe(true)
    }))
  })

  it('is as far apart as it says, in days and weeks', () => {
    fc.assert(fc.property(drawn, fc.constantFrom('DAILY', 'WEEKLY'), ({ interval, start }, frequency) => {
      const dates = value(datesOf(start, rule(`FREQ=${frequency};INTERVAL=${interval}`), { through: addDays(start, 900), most: 20 }))
      const step = frequency === 'DAILY' ? interval : 7 * interval
      expect(dates.every((date, at) => daysBetween(start, date) === at * step)).toBe(true)
    }))
  })
})
