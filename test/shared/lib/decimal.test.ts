import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, decimal, decimalText, divided, plus, roundedDown, times } from '#shared/lib/decimal.ts'

const text = fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 })).map(([units, places]) => decimalText({ units, places }))

describe('decimal numbers', () => {
  it('are held to the last place, where binary fractions are not', () => {
    expect(decimalText(plus(decimal('0.1'), decimal('0.2')))).toBe('0.3')
    expect(decimalText(times(decimal('1.005'), decimal('100')))).toBe('100.500')
    expect(decimalText(decimal('-0.05'))).toBe('-0.05')
  })

  it.each([['1.239', 2, '1.23'], ['-1.231', 2, '-1.24'], ['5', 2, '5.00'], ['1.2', 0, '1'], ['-1.2', 0, '-2'], ['-1.20', 1, '-1.2']] as const)('round %s down to %i places as %s', (value, places, down) => {
    expect(decimalText(roundedDown(decimal(value), places))).toBe(down)
  })

  it.each([['1', '3', 2, '0.33'], ['2', '3', 2, '0.67'], ['-1', '8', 2, '-0.13'], ['10', '-4', 1, '-2.5']] as const)('%s divided by %s to %i places is %s', (a, b, places, result) => {
    expect(decimalText(divided(decimal(a), decimal(b), places))).toBe(result)
  })

  it('read back what they write, and keep the laws of arithmetic', () => {
    fc.assert(fc.property(text, text, text, (a, b, c) => {
      const [x, y, z] = [decimal(a), decimal(b), decimal(c)]
      expect(decimalText(x)).toBe(a.replace(/^-(0(\.0+)?)$/, '$1'))
      expect(compareDecimals(plus(x, y), plus(y, x))).toBe(0)
      expect(compareDecimals(times(x, plus(y, z)), plus(times(x, y), times(x, z)))).toBe(0)
      expect(Math.sign(compareDecimals(x, y))).toBe(-Math.sign(compareDecimals(y, x)) + 0)
      expect(compareDecimals(roundedDown(x, 1), x)).toBeLessThanOrEqual(0)
    }))
  })
})
