import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber, letterValue, romanValue } from '#shared/document/number-format.ts'

describe('formatNumber', () => {
  it.each([
    [9, 'decimalZero', '09'],
    [10, 'decimalZero', '10'],
    [3, 'lowerLetter', 'c'],
    [26, 'upperLetter', 'Z'],
    [27, 'lowerLetter', 'aa'],
    [28, 'lowerLetter', 'bb'],
    [4, 'lowerRoman', 'iv'],
    [1994, 'upperRoman', 'MCMXCIV'],
    [0, 'lowerLetter', '0'],
    [4000, 'upperRoman', '4000'],
    [5, 'none', ''],
  ] as const)('%i as %s is “%s”', (value, format, text) => expect(formatNumber(value, format)).toBe(text))

  it('is read back as the same value', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3999 }), (value) => romanValue(formatNumber(value, 'upperRoman')) === value))
    fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), (value) => letterValue(formatNumber(value, 'lowerLetter')) === value))
  })

  it('refuses what it would not have written', () => {
    expect([romanValue('iiii'), romanValue('vx'), romanValue(''), letterValue('ab'), letterValue('1')]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
