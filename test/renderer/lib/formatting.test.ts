import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counted, daysBetween, formatDate, formatDistance, formatLongDate, formatMoney, initials, shortHash } from '#renderer/lib/formatting.ts'

const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map(each => each.toISOString().slice(0, 10))

describe('dates', () => {
  it('are written in the manner of the locale', () => {
    expect(formatDate('2026-03-01', 'en-GB')).toBe('1 Mar 2026')
    expect(formatDate('2026-03-01', 'en-US')).toBe('Mar 1, 2026')
    expect(formatLongDate('2026-11-23', 'en-GB')).toContain('Monday')
  })

  it('say how far away they are, in the largest unit that is still exact enough', () => {
    expect(formatDistance('2026-03-01', '2026-03-01', 'en-GB')).toBe('today')
    expect(formatDistance('2026-03-13', '2026-03-01', 'en-GB')).toBe('in 12 days')
    expect(formatDistance('2026-02-28', '2026-03-01', 'en-GB')).toBe('yesterday')
    expect(formatDistance('2026-06-01', '2026-03-01', 'en-GB')).toBe('in 3 months')
    expect(formatDistance('2030-03-01', '2026-03-01', 'en-GB')).toBe('in 4 years')
  })

  it('are counted in whole days, whatever daylight saving does', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    fc.assert(fc.property(date, fc.integer({ min: -3000, max: 3000 }), (from, days) => {
      const to = new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
      expect(daysBetween(from, to)).toBe(days)
    }))
  })
})

describe('money', () => {
  it('loses no cent, however large the amount', () => {
    expect(formatMoney({ amount: '9007199254740993.07', currency: 'GBP' }, 'en-GB')).toBe('£9,007,199,254,740,993.07')
  })

  it('shows pence only where there are any', () => {
    expect(formatMoney({ amount: '1200', currency: 'EUR' }, 'en-GB')).toBe('€1,200')
    expect(formatMoney({ amount: '1200.5', currency: 'EUR' }, 'en-GB')).toBe('€1,200.50')
  })
})

describe('words', () => {
  it('count with the right form', () => {
    expect(counted(1, 'page', 'pages', 'en-GB')).toBe('1 page')
    expect(counted(1200, 'page', 'pages', 'en-GB')).toBe('1,200 pages')
  })

  it('shorten a name to its first and last letter', () => {
    expect(initials('Ada Lovelace')).toBe('AL')
    expect(initials('  élodie   de la Tour ')).toBe('ÉT')
    expect(initials('Cher')).toBe('C')
    expect(initials('')).toBe('')
  })

  it('shorten a hash to what people compare', () => {
    expect(shortHash(`abcdef12${'0'.repeat(52)}9876`)).toBe('abcd ef12 … 9876')
  })
})
