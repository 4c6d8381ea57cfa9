import { describe, expect, it } from 'vitest'
import { businessCalendar, knownPlaces } from '#electron/renewal/business-calendar.ts'
import { noticeDeadline } from '#shared/renewal/deadline.ts'
import type { Notice } from '#shared/contracts/terms.ts'
import { workedDeadlines, type WorkedDeadline } from '#test/electron/renewal/worked-deadlines.ts'

const period = ([count, unit]: WorkedDeadline['notice']): Notice['period'] => ({ count, unit })

describe('the last day to give notice', () => {
  it.each(workedDeadlines.map((worked) => [`${worked.end} less ${worked.notice.join(' ')}${worked.clear ? ' clear' : ''} in ${worked.place ?? 'no place'}${worked.side === undefined ? '' : `, ${worked.side}`} is ${worked.last}: ${worked.reasoning}`, worked] as const))('%s', (_, worked) => {
    const { end, notice, clear = false, delivery = [0, 'days'], place = '', side, last } = worked
    const clause: Notice = { period: period(notice), clear, delivery: period(delivery), theirsRollsForward: side === 'theirs, rolling forward' }
    const found = noticeDeadline(end, clause, businessCalendar(place), side === undefined ? 'ours' : 'theirs')
    expect(found.date).toBe(last)
    expect(found.steps.at(-1)?.date).toBe(last)
  })

  it('has been worked out by hand in at least eighty cases, none twice', () => {
    expect(workedDeadlines.length).toBeGreaterThanOrEqual(80)
    expect(new Set(workedDeadlines.map((worked) => JSON.stringify({ ...worked, last: '', reasoning: '' }))).size).toBe(workedDeadlines.length)
  })
})

describe('places', () => {
  it('are countries and parts of them', () => {
    expect(knownPlaces()).toContainEqual({ code: 'GB-ENG', name: 'United Kingdom, England' })
    expect(businessCalendar('gb-eng').holiday('2026-05-04')).toBe('Early May bank holiday')
  })

  it.each(['XX', 'GB-XYZ', 'england', '__proto__'])('are refused by name when unknown: %s', (place) => {
    expect(() => businessCalendar(place)).toThrow(expect.objectContaining({ code: 'place.unknown' }))
  })

  it('know no holidays where none is named, only weekends', () => {
    const plain = businessCalendar('')
    expect([plain.holiday('2026-12-25'), plain.weekend.has(6), plain.weekend.has(7)]).toEqual([null, true, true])
  })
})
