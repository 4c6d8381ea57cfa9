import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { schema } from '#shared/document/schema.ts'
import { documents } from '#test/shared/document/arbitraries.ts'

it('random documents are valid, and between them hold every kind of node and mark', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(documents, (doc) => {
      doc.check()
      doc.descendants((node) => {
        seen.add(node.type.name)
        for (const mark of node.marks) seen.add(mark.type.name)
        return true
      })
    }),
    { numRuns: 300, seed: 7 },
  )
  const kinds = [...Object.keys(schema.nodes), ...Object.keys(schema.marks)].filter((name) => name !== 'doc' && name !== 'subscript')
  expect(kinds.filter((name) => !seen.has(name))).toEqual([])
})
