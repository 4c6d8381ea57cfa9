import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'
import { accepted, assertNever, refused } from '#shared/lib/result.ts'

describe('an id', () => {
  it('is any text of 1 to 100 characters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (text) => {
        expect(idSchema<'contract'>().safeParse(text).success).toBe(text.length > 0 && text.length <= 100)
      }),
    )
    expect(idSchema().safeParse('x'.repeat(100)).success).toBe(true)
    expect(idSchema().safeParse('x'.repeat(101)).success).toBe(false)
  })

  it.each([null, undefined, 7, {}, ['x']])('is not %j', (value) => {
    expect(idSchema().safeParse(value).success).toBe(false)
  })
})

describe('an instant', () => {
  it('is what toISOString writes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (moment) => {
        expect(instantSchema.safeParse(moment.toISOString()).success).toBe(true)
      }),
    )
  })

  it.each(['2026-03-01', '2026-03-01T09:30:00Z', '2026-03-01T09:30:00.000', '2026-03-01T09:30:00.000+01:00', '2026-02-30T09:30:00.000Z', '2026-03-01T09:30:00.000000Z'])(
    'is not %s: UTC, milliseconds, a real day',
    (text) => {
      expect(instantSchema.safeParse(text).success).toBe(false)
    },
  )
})

describe('a result', () => {
  it('holds a value or a refusal', () => {
    expect(accepted(7)).toEqual({ ok: true, value: 7 })
    expect(refused('a.code', 'Why.')).toEqual({ ok: false, refusal: { code: 'a.code', message: 'Why.' } })
  })

  it('fails loudly for a case that does not exist', () => {
    expect(() => assertNever('surprise' as never, 'state')).toThrow('Unexpected state: "surprise"')
  })
})
