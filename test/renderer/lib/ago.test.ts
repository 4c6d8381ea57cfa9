import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAgo } from '#renderer/lib/ago.ts'

const now = new Date('2026-11-23T16:00:00.000Z')
const ago = (instant: string): string => formatAgo(instant, now, 'en-GB')

describe('how long ago something was', () => {
  it.each([
    ['2026-11-23T15:59:30.000Z', 'now'],
    ['2026-11-23T15:59:00.000Z', '1 minute ago'],
    ['2026-11-23T15:00:01.000Z', '59 minutes ago'],
    ['2026-11-23T13:00:00.000Z', '3 hours ago'],
    ['2026-11-22T16:00:00.000Z', 'yesterday'],
    ['2026-11-11T09:00:00.000Z', '12 days ago'],
    ['2026-07-01T09:00:00.000Z', '4 months ago'],
    ['2023-11-01T09:00:00.000Z', '3 years ago'],
  ])('%s is %s', (instant, words) => {
    expect(ago(instant)).toBe(words)
  })

  it('is said in the manner of the locale', () => {
    expect(formatAgo('2026-11-23T13:00:00.000Z', now, 'de-DE')).toBe('vor 3 Stunden')
  })

  it('is now for what another machine’s clock has put into the future', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 10 }), ahead => {
      expect(ago(new Date(now.getTime() + ahead).toISOString())).toBe('now')
    }))
  })
})
