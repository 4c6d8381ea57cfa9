import * as fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { clause, doc, paragraph, reference } from '#shared/document/builders.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import { acceptAll } from '#shared/redline/resolve.ts'
import { withIdsOf } from '#shared/negotiation/known-again.ts'
import { redlinedDocuments } from '#test/shared/document/arbitraries.ts'

/** The same text with other ids throughout, as another program or another import would give them. */
function renamed(node: Node): Node {
  const attrs = { ...node.attrs }
  if (typeof attrs['id'] === 'string') attrs['id'] = `their-${attrs['id']}`
  if (node.type.name === 'reference' && typeof attrs['target'] === 'string') attrs['target'] = `their-${attrs['target']}`
  if (node.isText) return node
  if (node.childCount === 0) return node.type.create(attrs, node.content, node.marks)
  return node.type.create(attrs, Fragment.fromArray(node.children.map(renamed)), node.marks)
}

/** The text without ids. */
function anonymous(node: Node): unknown {
  return JSON.parse(JSON.stringify(node.toJSON(), (key, value: unknown) => (key === 'id' || key === 'target' ? null : value)))
}

describe('a text from outside', () => {
  const ours = doc({}, clause(0, 'The Seller delivers the goods.', { id: 'k1' }), paragraph({ id: 'k2' }, 'As clause ', reference('k1'), ' says, risk passes.'), clause(0, 'The Buyer pays.', { id: 'k3' }))

  it('is given our ids where its paragraphs are ours, and its references follow', () => {
    expect(withIdsOf(ours, renamed(ours)).eq(ours)).toBe(true)
  })

  it('keeps its own ids where it is new', () => {
    const theirs = renamed(ours)
    const longer = theirs.copy(theirs.content.addToStart(paragraph({ id: 'their-new' }, 'A preamble nobody of ours has written.')))
    expect(withIdsOf(ours, longer).children.map((node) => String(node.attrs['id']))).toEqual(['their-new', 'k1', 'k2', 'k3'])
  })

  it('is otherwise the same text, with no id twice, whatever the two texts are', () => {
    fc.assert(
      fc.property(redlinedDocuments, redlinedDocuments, fc.boolean(), (a, b, same) => {
        const mine = acceptAll(a)
        const theirs = renamed(same ? mine : acceptAll(b))
        const made = withIdsOf(mine, theirs)
        expect(anonymous(made)).toEqual(anonymous(theirs))
        if (parseDocument(theirs.toJSON()).ok) expect(parseDocument(made.toJSON())).toMatchObject({ ok: true })
      }),
      { numRuns: 200 },
    )
  })
})
