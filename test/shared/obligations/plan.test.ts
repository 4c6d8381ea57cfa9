import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { periodUnits } from '#shared/lib/period.ts'
import { firstDue } from '#shared/obligations/first-due.ts'
import { anchors as anchorNames } from '#shared/obligations/obligation.ts'
import { dueBetween, planOf } from '#shared/obligations/plan.ts'
import { outcome, value } from '#test/helpers/records.ts'
import { anchors, details } from '#test/shared/obligations/records.ts'

const days = (count: number) => ({ count, unit: 'days' }) as const

describe('when an obligation is first due', () => {
  it('is the day that is named', () => {
    expect(firstDue({ on: 'date', date: '2026-03-31' }, anchors())).toEqual({ due: '2026-03-31', waitsFor: null })
  })

  it('is so long after an event, once somebody says that it happened', () => {
    const trigger = { on: 'event', event: 'the works are complete', happenedOn: null, after: { count: 1, unit: 'months' } } as const
    expect(firstDue(trigger, anchors())).toEqual({ due: null, waitsFor: 'the works are complete' })
    expect(firstDue({ ...trigger, happenedOn: '2026-01-31' }, anchors())).toEqual({ due: '2026-02-28', waitsFor: null })
  })

  it('is counted in business days where the contract does so', () => {
    expect(firstDue({ on: 'event', event: 'invoice', happenedOn: '2026-03-06', after: { count: 2, unit: 'business days' } }, anchors()).due).toBe('2026-03-10')
  })

  it.each(anchorNames)('is counted from “%s”, and until that is known says that it waits for it', (anchor) => {
    const trigger = { on: 'offset', anchor, direction: 'before', period: days(30) } as const
    expect(firstDue(trigger, anchors()).waitsFor).toMatch(/day/)
    expect(firstDue(trigger, anchors({ [anchor]: '2026-12-31' })).due).toBe('2026-12-01')
    expect(firstDue({ ...trigger, direction: 'after' }, anchors({ [anchor]: '2026-12-31' })).due).toBe('2027-01-30')
  })

  it('is a day that a record can hold, or says that there is none', () => {
    const period = fc.constantFrom(...periodUnits).chain((unit) => fc.record({ count: fc.nat({ max: unit === 'business days' ? 300 : 9999 }), unit: fc.constant(unit) }))
    const date = fc.constantFrom('0001-01-01', '0099-12-31', '2024-02-29', '2026-08-31', '9999-12-31')
    fc.assert(
      fc.property(date, period, fc.constantFrom('before', 'after'), (signed, length, direction) => {
        const { due, waitsFor } = firstDue({ on: 'offset', anchor: 'signed', direction, period: length }, anchors({ signed }))
        expect(due === null ? waitsFor : calendarDateSchema.safeParse(due).success).toBeTruthy()
      }),
      { numRuns: 200 },
    )
  })
})

describe('a plan', () => {
  const plan = (more: Parameters<typeof details>[0], through: string, today = '2026-01-10', known = anchors()) => value(planOf(details(more), known, through, today))

  it('has one date where nothing recurs, however far away, and when it opens', () => {
    expect(plan({ trigger: { on: 'date', date: '2031-06-30' } }, '2026-12-31')).toEqual({ planned: [{ number: 1, due: '2031-06-30', opens: '2031-06-23' }], waitsFor: null, through: null })
  })

  it('goes to the last day of a shorter month, and back to the 31st', () => {
    const { planned } = plan({ trigger: { on: 'date', date: '2026-01-31' }, recurrence: 'FREQ=MONTHLY' }, '2026-06-30')
    expect(planned.map(({ due }) => due)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'])
    expect(planned.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('has at least the next date, beyond the day it is made up to', () => {
    const { planned, through } = plan({ trigger: { on: 'date', date: '2020-05-01' }, recurrence: 'FREQ=YEARLY;INTERVAL=10' }, '2027-07-10')
    expect(planned.map(({ due }) => due)).toEqual(['2020-05-01', '2030-05-01'])
    expect(through).toBe('2030-05-01')
  })

  it('comes to its end where the rule does', () => {
    expect(plan({ trigger: { on: 'date', date: '2025-01-01' }, recurrence: 'FREQ=MONTHLY;COUNT=3' }, '2027-07-10')).toMatchObject({ through: null, planned: [{}, {}, {}] })
  })

  it('is numbered by the term where it is counted from its end', () => {
    const { planned } = plan({ trigger: { on: 'offset', anchor: 'end of term', direction: 'before', period: days(30) } }, '2027-07-10', '2026-01-10', anchors({ 'end of term': '2028-12-31' }, 3))
    expect(planned).toMatchObject([{ number: 3, due: '2028-12-01' }])
  })

  it('is empty while it waits, and says for what', () => {
    expect(plan({ trigger: { on: 'offset', anchor: 'signed', direction: 'after', period: days(5) } }, '2027-07-10')).toEqual({ planned: [], waitsFor: 'the day on which everyone has signed', through: null })
  })

  it('refuses by name a rule that is none', () => {
    expect(outcome(planOf(details({ recurrence: 'EVERY MONDAY' }), anchors(), '2027-01-01', '2026-01-01'))).toBe('recurrence.malformed')
  })

  it('opens no later than it is due, and in rising order', () => {
    const start = fc.integer({ min: 0, max: 400 }).map((count) => addDays('2025-07-01', count))
    const rule = fc.constantFrom(null, 'FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;INTERVAL=3', 'FREQ=YEARLY')
    fc.assert(
      fc.property(start, rule, fc.nat({ max: 10 }), (date, recurrence, lead) => {
        const { planned } = plan({ trigger: { on: 'date', date }, recurrence, lead: { count: lead, unit: 'business days' } }, '2026-07-10')
        expect(planned.every(({ opens, due }) => opens <= due)).toBe(true)
        expect(planned.map(({ due }) => due)).toEqual([...new Set(planned.map(({ due }) => due))].toSorted())
        if (recurrence !== null) expect(planned.some(({ due }) => due >= '2026-01-10')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is due between two days', () => {
  const rule = fc.tuple(fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'), fc.integer({ min: 1, max: 6 }), fc.constantFrom('', ';COUNT=7', ';UNTIL=20280630')).map(([frequency, interval, end]) => `FREQ=${frequency};INTERVAL=${interval}${frequency === 'MONTHLY' && end === '' ? ';BYMONTHDAY=-1' : end}`)

  it('is what the whole plan has between them, whatever was reckoned before', () => {
    const known = new Map()
    fc.assert(fc.property(rule, fc.integer({ min: -400, max: 900 }), fc.integer({ min: 0, max: 900 }), (recurrence, start, after) => {
      const span = { from: addDays('2026-03-02', 900), through: addDays('2026-03-02', 1500) }
      const obligation = details({ trigger: { on: 'date', date: addDays('2026-03-02', start) }, recurrence, lead: days(after % 40) })
      const whole = value(planOf(obligation, anchors(), span.through, '2026-03-02')).planned.filter(({ due }) => due >= span.from && due <= span.through)
      expect(value(dueBetween(obligation, anchors(), span, known))).toEqual(whole.map(({ due, opens }) => ({ due, opens })))
    }))
  })

  it('is nothing of what waits, begins later or happens once', () => {
    const span = { from: '2026-01-01', through: '2026-12-31' }
    const trigger = { on: 'event', event: 'the works are complete', happenedOn: null, after: days(1) } as const
    expect(value(dueBetween(details({ trigger, recurrence: 'FREQ=DAILY' }), anchors(), span, new Map()))).toEqual([])
    expect(value(dueBetween(details({ trigger: { on: 'date', date: '2027-01-01' }, recurrence: 'FREQ=DAILY' }), anchors(), span, new Map()))).toEqual([])
    expect(value(dueBetween(details({ trigger: { on: 'date', date: '2026-06-01' }, recurrence: null }), anchors(), span, new Map()))).toEqual([])
  })
})
