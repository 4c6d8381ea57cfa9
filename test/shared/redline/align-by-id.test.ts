import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { p } from '#shared/document/builders.ts'
import { replacedInline } from '#shared/redline/align-by-id.ts'

const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
const texts = fc.oneof(letters, fc.array(fc.constantFrom('😀', '😁', '😂', 'a'), { minLength: 1, maxLength: 6 }).map((all) => all.join('')))

describe('what differs between two texts', () => {
  it('lies between what is the same at both ends', () => {
    expect(replacedInline(p('thirty days'), p('thirteen days'))).toEqual([{ fromA: 5, toA: 6, fromB: 5, toB: 8 }])
    expect(replacedInline(p('the same'), p('the same'))).toEqual([])
  })

  it('never begins or ends within a character', () => {
    expect(replacedInline(p('a😀b'), p('a😁b'))).toEqual([{ fromA: 1, toA: 3, fromB: 1, toB: 3 }])
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        for (const { fromA, toA, fromB, toB } of replacedInline(p(before), p(after))) {
          for (const piece of [before.slice(0, fromA), before.slice(fromA, toA), after.slice(fromB, toB), after.slice(toB)]) expect(piece.isWellFormed()).toBe(true)
          expect(before.slice(0, fromA) + after.slice(fromB, toB) + before.slice(toA)).toBe(after)
        }
      }),
    )
  })
})
