import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { eachChange, type ResolvableChange } from '#shared/redline/resolving.ts'
import { withFreshChanges } from '#shared/redline/fresh-changes.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { withStamps } from '#shared/redline/with-stamps.ts'
import { documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'

function stamps(doc: Node): ResolvableChange[] {
  const found: ResolvableChange[] = []
  eachChange(doc, 0, (change) => found.push(change))
  return found
}

it('gives every change its new stamp, and leaves everything else as it was', () => {
  fc.assert(fc.property(redlinedDocuments, (doc) => {
    const renamed = withStamps(doc, (stamp, kind) => ({ ...stamp, author: `${stamp.author} (${kind})` }))
    expect(stamps(renamed).map(({ author }) => author)).toEqual(stamps(doc).map(({ author, kind }) => `${author} (${kind})`))
    expect(acceptAll(renamed).eq(acceptAll(doc))).toBe(true)
    expect(rejectAll(renamed).eq(rejectAll(doc))).toBe(true)
    expect(withStamps(renamed, (stamp, kind) => ({ ...stamp, author: stamp.author.slice(0, -` (${kind})`.length) })).eq(doc)).toBe(true)
  }), { numRuns: 50 })
})

it('leaves a text without changes the very same', () => {
  fc.assert(fc.property(documents, (doc) => {
    expect(withStamps(doc, (stamp) => ({ ...stamp, author: 'Nobody' }))).toBe(doc)
  }), { numRuns: 20 })
})

it('gives the changes of a file ids that no other text has, and keeps together what belongs together', () => {
  fc.assert(fc.property(redlinedDocuments, (doc) => {
    const [before, after] = [stamps(doc), stamps(withFreshChanges(doc, 'file'))]
    expect(after.map(({ id, group, move }) => [id, group, move])).toEqual(before.map(({ id, group, move }) => [`file-${id}`, `file-${group}`, move === null ? null : `file-${move}`]))
  }), { numRuns: 30 })
})
