import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passageParts } from '#renderer/features/search/passage-parts.ts'

describe('the passage of a hit', () => {
  it('shows the words that matched apart from the rest', () => {
    expect(passageParts('the \uE000notice\uE001 period is \uE000thirty\uE001 days').map(({ text, matched }) => [text, matched])).toEqual([
      ['the ', false],
      ['notice', true],
      [' period is ', false],
      ['thirty', true],
      [' days', false],
    ])
  })

  it('keeps every letter and never shows the marks', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('\uE000', '\uE001', 'a', ' b')), pieces => {
      const passage = pieces.join('')
      const shown = passageParts(passage).map(({ text }) => text).join('')
      expect(shown).toBe(passage.replaceAll(/[\uE000\uE001]/g, ''))
    }))
  })
})
