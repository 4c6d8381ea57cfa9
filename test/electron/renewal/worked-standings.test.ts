import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar, calendarOf } from '#electron/renewal/business-calendar.ts'
import { isBusinessDay } from '#shared/lib/business-days.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import { standingOn, type Standing } from '#shared/renewal/standing.ts'
import { workedStandings } from '#test/electron/renewal/worked-standings.ts'

describe('where a contract stands', () => {
  it.each(workedStandings.map((worked) => [`${worked.terms.kind}, first to ${worked.end ?? 'no day'}, on ${worked.on}: ${worked.reasoning}`, worked] as const))('%s', (_, worked) => {
    const { start, end, terms, decisions = [], on, standing, term, ends, ours } = worked
    const found = standingOn(on, { start, end, terms, decisions }, businessCalendar(terms.place))
    expect({ standing: found.standing, term: found.term, ends: found.end, ours: found.ours?.date ?? null }).toEqual({ standing, term, ends, ours })
  })

  it('goes forward only as the days pass, and each later term has a last day to give notice of its own', () => {
    const order: readonly Standing['standing'][] = ['not started', 'notice due', 'renews']
    const automatic = workedStandings.filter(({ terms, decisions }) => terms.kind === 'automatic' && terms.most === null && decisions === undefined)
    fc.assert(fc.property(fc.constantFrom(...automatic), fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 400 }), ({ start, end, terms, on }, skip, step) => {
      const record = { start, end, terms, decisions: [] }
      const calendar = businessCalendar(terms.place)
      const [earlier, later] = [addDays(on, skip), addDays(on, skip + step)].map((day) => standingOn(day, record, calendar))
      if (earlier === undefined || later === undefined) return
      expect(later.term).toBeGreaterThanOrEqual(earlier.term)
      if (later.term === earlier.term) expect(order.indexOf(later.standing)).toBeGreaterThanOrEqual(order.indexOf(earlier.standing))
      else expect((later.ours?.date ?? '') > (earlier.ours?.date ?? '')).toBe(true)
      expect(isBusinessDay(later.ours?.date ?? '', calendar)).toBe(true)
    }), { numRuns: 200 })
  })
})

describe('the holidays of a place', () => {
  it('are reckoned once, however often they are asked for', () => {
    expect(businessCalendar('gb-eng')).toBe(businessCalendar('GB-ENG'))
  })

  it.each(['0001-02-03', '1899-12-25', '2201-01-01', '9999-12-25'])('are none in a year as far away as %s, for some rules never come to an end there', (day) => {
    expect([businessCalendar('CN').holiday(day), businessCalendar('GB-ENG').holiday(day)]).toEqual([null, null])
  })

  it('are left out where a record names a place that is not known, so that it can still be read', () => {
    expect(calendarOf('XX').holiday('2026-12-25')).toBeNull()
    expect(calendarOf('GB-ENG').holiday('2026-12-25')).toBe('Christmas Day')
    expect(() => businessCalendar('XX')).toThrow(expect.objectContaining({ code: 'place.unknown' }))
  })

  it.each(['DE-BY-XYZ', 'GB-ENG-A-B'])('are refused for a part that is not known: %s', (place) => {
    expect(() => businessCalendar(place)).toThrow(expect.objectContaining({ code: 'place.unknown' }))
  })
})
