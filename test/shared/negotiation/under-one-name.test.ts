import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { eachChange, type ResolvableChange } from '#shared/redline/resolving.ts'
import { underOneName } from '#shared/negotiation/under-one-name.ts'
import { redlinedDocuments } from '#test/shared/document/arbitraries.ts'

function stamps(doc: Node): ResolvableChange[] {
  const found: ResolvableChange[] = []
  eachChange(doc, 0, (change) => found.push(change))
  return found
}

it('puts what our people changed under one name, counts the names that went, and leaves the other side its own', () => {
  fc.assert(fc.property(redlinedDocuments, (doc) => {
    const { doc: outward, names } = underOneName(doc, 'Marlow & Co')
    const after = stamps(outward)
    expect(after.every(({ author, person }) => person === null || author === 'Marlow & Co')).toBe(true)
    expect(after.filter(({ person }) => person === null)).toEqual(stamps(doc).filter(({ person }) => person === null))
    expect(names > 0).toBe(stamps(doc).some(({ person }) => person !== null))
    expect(underOneName(outward, 'Marlow & Co')).toEqual({ doc: outward, names: 0 })
  }), { numRuns: 40 })
})
