import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frequencies, monthly, repeatFrom, ruleFrom, weekdays, type Repeat } from '#renderer/features/obligations/form/repeat.ts'
import { readRule } from '#renderer/features/obligations/form/rule-words.ts'

const ends = fc.oneof(
  fc.constant<Repeat['end']>({ by: 'never' }),
  fc.integer({ min: 1, max: 9999 }).map((count): Repeat['end'] => ({ by: 'count', count })),
  fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date): Repeat['end'] => ({ by: 'date', until: date.toISOString().slice(0, 10) })),
)
const repeats = fc.record({ frequency: fc.constantFrom(...frequencies), interval: fc.integer({ min: 1, max: 999 }), days: fc.subarray([...weekdays]), day: fc.option(fc.oneof(fc.constant('last' as const), fc.integer({ min: 1, max: 31 }))), end: ends }).map(
  ({ frequency, interval, days, day, end }): Repeat => ({ frequency, interval, weekdays: frequency === 'WEEKLY' ? days : [], day: frequency === 'MONTHLY' ? day : null, end }),
)

describe('a repetition as the form builds it', () => {
  it('is read back as it was written', () => {
    fc.assert(fc.property(repeats, repeat => void expect(repeatFrom(ruleFrom(repeat))).toEqual(repeat)))
  })

  it.each([
    [monthly, 'FREQ=MONTHLY', 'Every month.'],
    [{ ...monthly, interval: 3, day: 31, end: { by: 'date', until: '2027-12-31' } }, 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31;UNTIL=20271231', 'Every 3 months on the 31st, or the last day of a shorter month until 31 December 2027.'],
    [{ ...monthly, day: 'last', end: { by: 'count', count: 4 } }, 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4', 'Every month on the last day, 4 times.'],
    [{ ...monthly, frequency: 'WEEKLY', interval: 2, weekdays: ['MO', 'FR'] }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', 'Every 2 weeks on Monday and Friday.'],
  ] satisfies [Repeat, string, string][])('%# is one rule and one sentence', (repeat, rule, words) => {
    expect(ruleFrom(repeat)).toBe(rule)
    expect(readRule(rule).words).toBe(words)
  })

  it.each(['FREQ=MONTHLY;BYDAY=2TU', 'FREQ=YEARLY;BYMONTH=3', 'FREQ=MONTHLY;BYMONTHDAY=1,15', 'FREQ=HOURLY', 'FREQ=DAILY;COUNT=2;UNTIL=20270101', 'FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY;FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=XX', 'nonsense', ''])('%s says more, or less, and is edited as text', rule => {
    expect(repeatFrom(rule)).toBeNull()
  })

  it('says what is wrong with a rule that is none', () => {
    expect(readRule('FREQ=NEVER').problem).toMatch(/\w{4}/)
    expect(readRule('FREQ=MONTHLY;BYDAY=2TU').problem).toBeNull()
  })
})
