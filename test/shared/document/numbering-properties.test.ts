import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveConditions } from '#shared/document/conditions.ts'
import { numberFootnotes } from '#shared/document/footnotes.ts'
import { numberingChanged, numberParagraphs } from '#shared/document/numbering.ts'
import { blocks, documents } from '#test/shared/document/arbitraries.ts'

describe('for any document', () => {
  it('the numbers that pass over excluded passages are those of the document as it stands', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        const passing = numberParagraphs(whole, { skipExcluded: true })
        const standing = numberParagraphs(resolveConditions(whole))
        expect(passing.map(({ id, full }) => [id, full])).toEqual(standing.map(({ id, full }) => [id, full]))
        for (const { pos, id } of passing) expect(whole.nodeAt(pos)?.attrs['id']).toBe(id)
        expect(numberFootnotes(whole, { skipExcluded: true }).length).toBe(numberFootnotes(resolveConditions(whole)).length)
      }),
    )
  })

  it('numbers that are said not to have changed have not', () => {
    fc.assert(
      fc.property(documents, blocks, fc.nat(), fc.boolean(), (before, block, where, insert) => {
        const at = where % before.childCount
        const children = before.children.toSpliced(at, insert ? 0 : 1, block)
        const after = before.type.create(before.attrs, children)
        if (numberingChanged(before, after)) return
        const numbersOf = (doc: typeof before) => numberParagraphs(doc, { skipExcluded: true }).map(({ id, label }) => [id, label])
        expect(numbersOf(after)).toEqual(numbersOf(before))
      }),
    )
  })

  it('as it stands, stands as it is: settling conditions twice changes nothing', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        const standing = resolveConditions(whole)
        standing.check()
        expect(resolveConditions(standing).eq(standing)).toBe(true)
      }),
    )
  })
})
