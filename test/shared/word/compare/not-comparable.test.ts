import { describe, expect, it } from 'vitest'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'
import { makeDocx } from '#test/shared/word/package/make-archive.ts'

const stamp = { author: 'Comparison', at: '2026-03-01T09:00:00Z' }
const words = '<w:p><w:r><w:t>The fee is 100 pounds.</w:t></w:r></w:p>'

describe('two files of which no redline is exact', () => {
  it('are refused in words: another file that is drawn in whole (17.17.2.1) cannot be shown as deleted', () => {
    const result = compareDocx(makeDocx(`<w:altChunk r:id="rId9"/>${words}`), makeDocx(words), stamp)
    expect(result.ok ? null : result.refusal.code).toBe('word.not-comparable')
    expect(result.ok ? null : result.refusal.message).toMatch(/^[A-Z][^<>{}]*\.$/)
  })

  it.each([['the old one', true], ['the new one', false]])('are refused as what they are where %s is damaged', (_, isOld) => {
    const [whole, broken] = [makeDocx(words), makeDocx('<w:p>')]
    const result = isOld ? compareDocx(broken, whole, stamp) : compareDocx(whole, broken, stamp)
    expect(result.ok ? null : result.refusal.code).toBe('word.damaged-xml')
  })
})
