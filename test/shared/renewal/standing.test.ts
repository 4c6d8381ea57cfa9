import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, lastOfMonth, partsOf, weekday } from '#shared/lib/calendar-arithmetic.ts'
import { daysBetween } from '#shared/lib/calendar.ts'
import { isBusinessDay, rollForward, weekdaysOnly } from '#shared/lib/business-days.ts'
import { earliestEnd, noticeDeadline } from '#shared/renewal/deadline.ts'
import { periodUnits } from '#shared/lib/period.ts'
import { standingOn } from '#shared/renewal/standing.ts'
import type { TermRecord } from '#shared/contracts/present-term.ts'
import { endOfTerm } from '#shared/contracts/term-ends.ts'
import { endingDays, type Notice, type RenewalDecision, type Terms } from '#shared/contracts/terms.ts'
import { id, noon } from '#test/helpers/records.ts'

const notice = (count: number, unit: Notice['period']['unit'] = 'days', more: Partial<Notice> = {}): Notice => ({ period: { count, unit }, clear: false, delivery: { count: 0, unit: 'days' }, theirsRollsForward: false, ...more })
const terms = (more: Partial<Terms> = {}): Terms => ({ kind: 'automatic', renewal: { count: 12, unit: 'months' }, most: null, notice: notice(90), endsOn: 'any day', place: '', ...more })
const record = (more: Partial<TermRecord> = {}): TermRecord => ({ start: '2025-01-01', end: '2025-12-31', terms: terms(), decisions: [], ...more })
const on = (today: string, more: Partial<TermRecord> = {}) => standingOn(today, record(more), weekdaysOnly)
const decided = (kind: RenewalDecision['kind'], term = 1, more: Partial<RenewalDecision> = {}): RenewalDecision => ({
  kind, term, on: '2025-06-01', noticeGiven: null, ends: kind === 'let lapse' || kind === 'terminate' ? `${2024 + term}-12-31` : null, price: null, reason: 'Price', by: id('ada'), at: noon, ...more,
})

describe('the end of a later term', () => {
  it.each<[start: string | null, first: string, count: number, term: number, end: string, why: string]>([
    ['2025-01-01', '2025-12-31', 12, 4, '2028-12-31', 'the third renewal of a year is the fourth term'],
    [null, '2027-01-31', 1, 2, '2027-02-28', 'a month after 31 Jan is the last of February'],
    [null, '2027-01-31', 1, 3, '2027-03-31', 'and comes back to the 31st'],
    [null, '2027-01-30', 1, 2, '2027-02-28', 'a month after 30 Jan is the last of February as well'],
    [null, '2027-01-30', 1, 3, '2027-03-30', 'and comes back to the 30th'],
    ['2026-03-01', '2027-02-28', 12, 2, '2028-02-29', 'a year of whole months ends with February, in a leap year on the 29th'],
    [null, '2027-02-28', 12, 2, '2028-02-28', 'when it is not known to be whole months, the safe day is the earlier one'],
    [null, '2028-02-29', 12, 2, '2029-02-28', 'a leap day has no counterpart in the next year'],
    [null, '2028-02-29', 12, 5, '2032-02-29', 'and comes back four years on'],
    ['2026-04-15', '2026-10-14', 6, 3, '2027-10-14', 'half-years go by the day of the month'],
    ['2026-02-01', '2026-04-30', 3, 2, '2026-07-31', 'whole quarters end on the last of a month'],
    [null, '2026-04-30', 3, 2, '2026-07-30', 'otherwise on its 30th'],
  ])('%s to %s, renewed by %i months, term %i ends on %s: %s', (start, first, count, term, end) => {
    expect(endOfTerm(start, first, { count, unit: 'months' }, term)).toBe(end)
  })

  it('counts days and weeks as they are, and a year as twelve months', () => {
    expect(endOfTerm(null, '2026-01-31', { count: 30, unit: 'days' }, 3)).toBe('2026-04-01')
    expect(endOfTerm(null, '2026-01-31', { count: 2, unit: 'weeks' }, 2)).toBe('2026-02-14')
    expect(endOfTerm(null, '2026-01-31', { count: 1, unit: 'years' }, 3)).toBe('2028-01-31')
  })
})

describe('where a contract stands', () => {
  it('waits to begin, is in time for notice, renews, and begins again with a new last day', () => {
    expect(on('2024-12-31')).toMatchObject({ standing: 'not started', term: 1 })
    expect(on('2025-10-02')).toMatchObject({ standing: 'notice due', term: 1, end: '2025-12-31', ours: { date: '2025-10-02' } })
    expect(on('2025-10-03')).toMatchObject({ standing: 'renews', term: 1, end: '2025-12-31' })
    expect(on('2025-12-31')).toMatchObject({ standing: 'renews', term: 1 })
    expect(on('2026-01-01')).toMatchObject({ standing: 'notice due', term: 2, renewals: 1, end: '2026-12-31', ours: { date: '2026-10-02' } })
    expect(on('2028-05-01')).toMatchObject({ standing: 'notice due', term: 4, renewals: 3, end: '2028-12-31', ours: { date: '2028-10-02' } })
  })

  it('runs out after the most renewals there may be', () => {
    const twice = { terms: terms({ most: 2 }) }
    expect(on('2026-05-01', twice)).toMatchObject({ standing: 'notice due', term: 2 })
    expect(on('2027-05-01', twice)).toMatchObject({ standing: 'runs out', term: 3, end: '2027-12-31', ours: null })
    expect(on('2028-01-01', twice)).toMatchObject({ standing: 'ended', term: 3, renewals: 2 })
  })

  it.each(['let lapse', 'terminate'] as const)('runs out once it was decided to %s', (kind) => {
    expect(on('2025-11-01', { decisions: [decided(kind)] })).toMatchObject({ standing: 'runs out', end: '2025-12-31' })
    expect(on('2026-01-01', { decisions: [decided(kind)] })).toMatchObject({ standing: 'ended', end: '2025-12-31' })
    expect(on('2026-02-01', { decisions: [decided(kind, 2)] })).toMatchObject({ standing: 'runs out', term: 2 })
  })

  it('goes by the last decision about a term', () => {
    expect(on('2025-11-01', { decisions: [decided('let lapse'), decided('renew')] }).standing).toBe('renews')
  })

  it('keeps to a notice that was given when the other side is asked to negotiate, and when it is let lapse once more', () => {
    for (const later of [decided('renegotiate'), decided('let lapse', 1, { ends: null })]) {
      expect(on('2025-11-01', { decisions: [decided('terminate'), later] })).toMatchObject({ standing: 'runs out', end: '2025-12-31' })
    }
  })

  it('is not ended by a decision to let it lapse without the notice it needs', () => {
    expect(on('2025-11-01', { decisions: [decided('let lapse', 1, { ends: null })] }).standing).toBe('renews')
    expect(on('2026-11-01', { decisions: [decided('let lapse', 1, { ends: null })] })).toMatchObject({ standing: 'renews', term: 2 })
  })

  it('ends a fixed term on its day', () => {
    const fixed = { terms: terms({ kind: 'fixed', renewal: null }) }
    expect(on('2025-12-31', fixed)).toMatchObject({ standing: 'runs out', ours: null })
    expect(on('2026-01-01', fixed)).toMatchObject({ standing: 'ended' })
  })

  it('goes on with an option only if it is taken up', () => {
    const option = { terms: terms({ kind: 'optional', most: 1 }) }
    expect(on('2025-05-01', option)).toMatchObject({ standing: 'notice due', term: 1, ours: { date: '2025-10-02' } })
    expect(on('2025-10-03', option)).toMatchObject({ standing: 'runs out', term: 1 })
    expect(on('2026-01-01', option)).toMatchObject({ standing: 'ended', term: 1 })
    const taken = { ...option, decisions: [decided('renew')] }
    expect(on('2025-10-03', taken)).toMatchObject({ standing: 'runs out', term: 2, end: '2026-12-31' })
    expect(on('2027-01-01', taken)).toMatchObject({ standing: 'ended', term: 2 })
  })

  it('goes on for ever when evergreen, until notice; it ends when the clause lets it', () => {
    const evergreen = { end: null, terms: terms({ kind: 'evergreen', renewal: null, notice: notice(3, 'months'), endsOn: 'month end' }) }
    expect(on('2031-01-01', evergreen)).toMatchObject({ standing: 'evergreen', end: null })
    const given = { ...evergreen, decisions: [decided('terminate', 1, { noticeGiven: '2026-01-15', ends: '2026-04-30' })] }
    expect(on('2026-02-01', given)).toMatchObject({ standing: 'runs out', end: '2026-04-30' })
    expect(on('2026-05-01', given)).toMatchObject({ standing: 'ended' })
  })

  it.each([
    [{ terms: null }, ['whether it renews']],
    [{ terms: null, end: null }, ['whether it renews', 'the day it ends']],
    [{ end: null }, ['the day it ends']],
  ] as const)('is unknown where a fact is missing, and names it: %j', (more, missing) => {
    expect(on('2025-05-01', more)).toMatchObject({ standing: 'unknown', missing })
  })

  it('knows until when to give notice in the first term even if nobody knows how long a renewal is, and nothing after it', () => {
    const unsaid = { terms: terms({ renewal: null }) }
    expect(on('2025-05-01', unsaid)).toMatchObject({ standing: 'notice due', missing: ['how long a renewal is'], ours: { date: '2025-10-02' } })
    expect(on('2026-01-01', unsaid)).toMatchObject({ standing: 'unknown', missing: ['how long a renewal is'], end: '2025-12-31', ours: null })
    expect(on('2026-01-01', { terms: terms({ kind: 'optional', renewal: null }) })).toMatchObject({ standing: 'ended' })
  })

  it('knows that it renews, but not until when notice could be given, without a notice period', () => {
    expect(on('2025-05-01', { terms: terms({ notice: null }) })).toMatchObject({ standing: 'renews', missing: ['the notice period'], ours: null })
  })
})

describe('an evergreen contract after notice', () => {
  it.each([
    ['2026-01-15', notice(30), 'any day', '2026-02-14'],
    ['2026-01-15', notice(3, 'months'), 'any day', '2026-04-15'],
    ['2026-01-31', notice(1, 'months'), 'any day', '2026-02-28'],
    ['2026-01-15', notice(4, 'weeks'), 'month end', '2026-02-28'],
    ['2026-02-16', notice(6, 'weeks'), 'quarter end', '2026-03-31'],
    ['2026-02-18', notice(6, 'weeks'), 'quarter end', '2026-06-30'],
    ['2026-10-01', notice(3, 'months'), 'year end', '2027-12-31'],
    ['2026-09-30', notice(3, 'months'), 'year end', '2026-12-31'],
    ['2026-01-15', notice(10, 'business days'), 'any day', '2026-01-29'],
    ['2026-01-15', notice(30, 'days', { clear: true, delivery: { count: 2, unit: 'days' } }), 'any day', '2026-02-17'],
  ] as const)('sent on %s, %j, on %s, ends on %s', (sent, given, endsOn, end) => {
    expect(earliestEnd(sent, { notice: given, endsOn }, weekdaysOnly)).toBe(end)
  })
})

const date = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days))
const anyNotice = fc.record({
  period: fc.record({ count: fc.integer({ min: 0, max: 60 }), unit: fc.constantFrom(...periodUnits) }),
  clear: fc.boolean(),
  delivery: fc.record({ count: fc.integer({ min: 0, max: 5 }), unit: fc.constantFrom('days' as const, 'business days' as const) }),
  theirsRollsForward: fc.boolean(),
})

describe('dates of any kind', () => {
  it('come back when as many days are taken off as were added', () => {
    fc.assert(fc.property(date, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
      expect(addDays(addDays(day, count), -count)).toBe(day)
      expect(daysBetween(day, addDays(day, count))).toBe(count)
      expect(((weekday(addDays(day, 7)) - weekday(day)) % 7)).toBe(0)
    }))
  })

  it('keep their day of the month, or take the last one', () => {
    fc.assert(fc.property(date, fc.integer({ min: -500, max: 500 }), (day, count) => {
      const later = addMonths(day, count)
      expect(partsOf(later).day === partsOf(day).day || (later === lastOfMonth(later) && partsOf(later).day < partsOf(day).day)).toBe(true)
      const index = (each: string): number => partsOf(each).year * 12 + partsOf(each).month
      expect(index(later) - index(day)).toBe(count)
    }))
  })

  it('give us a business day that is never later than the plain reckoning, and them one never earlier', () => {
    fc.assert(fc.property(date, anyNotice, (end, given) => {
      const ours = noticeDeadline(end, given, weekdaysOnly, 'ours').date
      const theirs = noticeDeadline(end, given, weekdaysOnly, 'theirs').date
      expect(isBusinessDay(ours, weekdaysOnly)).toBe(true)
      expect(ours <= theirs).toBe(true)
      if (!given.theirsRollsForward) expect(theirs <= end).toBe(true)
    }))
  })

  it('let notice sent on our last day run out by the end, or by the business day after it where business days are counted back from a weekend', () => {
    fc.assert(fc.property(date, anyNotice, (end, given) => {
      const sent = noticeDeadline(end, given, weekdaysOnly, 'ours').date
      expect(earliestEnd(sent, { notice: given, endsOn: 'any day' }, weekdaysOnly) <= (given.period.unit === 'business days' ? rollForward(end, weekdaysOnly) : end)).toBe(true)
    }))
  })

  it('end an evergreen contract on a day on which it may end, the first that leaves the notice whole', () => {
    fc.assert(fc.property(date, anyNotice, fc.constantFrom(...endingDays), (sent, given, endsOn) => {
      const end = earliestEnd(sent, { notice: given, endsOn }, weekdaysOnly)
      expect(end >= sent).toBe(true)
      if (endsOn !== 'any day') expect(end).toBe(lastOfMonth(end))
      if (endsOn === 'quarter end') expect(partsOf(end).month % 3).toBe(0)
      if (endsOn === 'year end') expect(partsOf(end).month).toBe(12)
    }))
  })

  it('put every day of an automatic contract in exactly one term, each following the one before', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 24 }), (later, count) => {
      const of = record({ terms: terms({ renewal: { count, unit: 'months' } }) })
      const standing = standingOn(addDays('2025-01-01', later), of, weekdaysOnly)
      if (standing.end === null || standing.end < addDays('2025-01-01', later)) throw new Error('a day that is in no term')
      expect(standingOn(addDays(standing.end, 1), of, weekdaysOnly).term).toBe(standing.term + 1)
    }))
  })
})
