import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { doc, p, paragraph, signature, table } from '#shared/document/builders.ts'
import { withParagraphIds } from '#shared/document/paragraph-ids.ts'
import { schema } from '#shared/document/schema.ts'
import { blocks } from '#test/shared/document/arbitraries.ts'

function counted(): () => string {
  let count = 0
  return () => `new${(count += 1)}`
}
const idsOf = (whole: Node): (string | null)[] => {
  const ids: (string | null)[] = []
  whole.descendants((node) => {
    if ('id' in node.attrs) ids.push(node.attrs['id'] as string | null)
    return true
  })
  return ids
}
const given = (whole: Node, range?: { from: number; to: number }): (string | null)[] =>
  idsOf(withParagraphIds(new Transform(whole), counted(), range).doc)

describe('withParagraphIds', () => {
  it('gives ids to paragraphs, tables, the paragraphs in them, and signature blocks', () => {
    expect(given(doc({}, p('a'), table([['b']]), signature({})))).toEqual(['new1', 'new2', 'new3', 'new4'])
  })
  it('gives the later copy a new id', () =>
    expect(given(doc({}, paragraph({ id: 'x' }, 'a'), paragraph({ id: 'x' }, 'a')))).toEqual(['x', 'new1']))
  it('leaves the id with the words when Enter was pressed at the start of a paragraph', () => {
    expect(given(doc({}, paragraph({ id: 'x' }), paragraph({ id: 'x' }, 'words')))).toEqual(['new1', 'x'])
  })
  it('with a range, leaves the id with the original outside it, even if the copy stands before', () => {
    expect(given(doc({}, paragraph({ id: 'x' }, 'copy'), p('y'), paragraph({ id: 'x' }, 'original')), { from: 0, to: 5 })).toEqual([
      'new1',
      null,
      'x',
    ])
  })
  it('leaves all ids given and different, whatever they were, and changes nothing the second time', () => {
    const withIds = fc
      .array(fc.tuple(blocks, fc.constantFrom(null, 'a', 'b')), { minLength: 1, maxLength: 10 })
      .map((chosen) =>
        doc({}, ...chosen.map(([block, id]) => ('id' in block.attrs ? block.type.create({ ...block.attrs, id }, block.content) : block))),
      )
    fc.assert(
      fc.property(withIds, (whole) => {
        const first = withParagraphIds(new Transform(whole), counted())
        const ids = idsOf(first.doc)
        expect(ids).not.toContain(null)
        expect(new Set(ids).size).toBe(ids.length)
        expect(first.doc.textContent).toBe(whole.textContent)
        expect(withParagraphIds(new Transform(first.doc), counted()).steps).toEqual([])
      }),
    )
  })
  it('knows every node kind that has an id', () => {
    const kinds = Object.values(schema.nodes).filter((type) => type.spec.attrs !== undefined && 'id' in type.spec.attrs)
    expect(kinds.map(({ name }) => name).sort()).toEqual(['opaqueBlock', 'paragraph', 'signatureBlock', 'table'])
  })
})
