import { describe, expect, it } from 'vitest'
import { newUuid } from '#electron/new-id.ts'

describe('a new id', () => {
  const made = Array.from({ length: 20_000 }, () => newUuid())

  it('is a UUID of version 7 (RFC 9562, 5.7)', () => {
    expect(made.filter((each) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(each))).toEqual([])
  })

  it('begins with the moment, in milliseconds', () => {
    const moment = Number.parseInt((newUuid() as string).replace('-', '').slice(0, 12), 16)
    expect(Math.abs(moment - Date.now())).toBeLessThan(60_000)
  })

  it('sorts after every one made before, also many within a millisecond', () => {
    expect(made.toSorted()).toEqual(made)
    expect(new Set(made).size).toBe(made.length)
  })
})
