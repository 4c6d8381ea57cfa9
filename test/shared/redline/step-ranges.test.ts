import * as fc from 'fast-check'
import { Slice } from 'prosemirror-model'
import { ReplaceStep, Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema.ts'
import { replacedPositions } from '#shared/redline/step-ranges.ts'

const edits = fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 6 }), text: fc.string({ unit: fc.constantFrom(...'abcxyz'), maxLength: 5 }) }), { minLength: 1, maxLength: 12 })

describe('the positions that several steps replaced, taken together', () => {
  it('are ascending, apart, and everything between them is the same in both documents', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 40 }), edits, (words, made) => {
        const before = schema.nodes.doc.create(null, [schema.nodes.paragraph.create(null, schema.text(words))])
        const tr = new Transform(before)
        for (const { at, length, text } of made) {
          const size = tr.doc.content.size - 2
          const from = 1 + (at % (size + 1))
          const slice = text === '' ? Slice.empty : new Slice(schema.nodes.paragraph.create(null, schema.text(text)).content, 0, 0)
          tr.step(new ReplaceStep(from, Math.min(from + length, size + 1), slice))
        }
        const [old, now] = [before, tr.doc].map((doc) => ` ${doc.textContent} `)
        let [a, b] = [0, 0]
        for (const { fromA, toA, fromB, toB } of [...replacedPositions(tr.mapping.maps), { fromA: old?.length ?? 0, toA: 0, fromB: now?.length ?? 0, toB: 0 }]) {
          expect(fromA).toBeGreaterThanOrEqual(a)
          expect(old?.slice(a, fromA)).toBe(now?.slice(b, fromB))
          ;[a, b] = [toA, toB]
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
