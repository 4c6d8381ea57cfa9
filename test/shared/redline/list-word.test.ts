import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordDifference } from '#shared/redline/list-word.ts'

describe('a change of what only Word knows is told', () => {
  it('by name and value where a reader knows the value', () => {
    expect(wordDifference('<w:rFonts w:ascii="Arial"/><w:sz w:val="22"/>', '<w:rFonts w:ascii="Calibri"/><w:sz w:val="24"/>')).toBe('Font Arial → Calibri, Size 11 pt → 12 pt')
    expect(wordDifference(null, '<w:sz w:val="21"/>')).toBe('Size of the style → 10.5 pt')
  })

  it('by name alone where the value says little', () => {
    expect(wordDifference('<w:spacing w:after="120"/>', '<w:spacing w:after="240"/><w:pBdr><w:top w:val="single"/></w:pBdr>')).toBe('Spacing, Borders')
  })

  it('as Word formatting where it has no name', () => {
    expect(wordDifference('<w:kern w:val="2"/>', null)).toBe('Word formatting')
    expect(wordDifference(null, null)).toBe('Word formatting')
  })

  it('never empty, whatever the XML', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(wordDifference(before, after)).not.toBe('')
      }),
    )
  })
})
