import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { resolveListed } from '#renderer/features/changes/resolve-listed.ts'
import { doc, p } from '#shared/document/builders.ts'
import { listChanges, type ListedChange } from '#shared/redline/list.ts'
import { resolveChanges, type Decision } from '#shared/redline/resolve.ts'
import { redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { handOf } from '#test/shared/document/tracked-builders.ts'

const ann = handOf('Ann', 1)
const everywhere = doc({}, p('The ', ann.deleted('Seller', 'all'), ann.inserted('Vendor', 'all'), ' gives'), p('the ', ann.deleted('Seller', 'all'), ann.inserted('Vendor', 'all'), ' keeps and the ', ann.deleted('Seller', 'all'), ann.inserted('Vendor', 'all'), ' pays'))

function resolved(text: Node, decision: Decision, wanted: (change: ListedChange, index: number) => boolean): Node {
  const all = listChanges(text)
  return resolveListed(text, decision, all, new Set(all.filter(wanted)))
}
const linesOf = (text: Node): string[] => text.children.map(({ textContent }) => textContent)
const decisions = fc.constantFrom<Decision>('accept', 'reject')

describe('some of the listed changes', () => {
  it('are decided where they stand, though one gesture made them all', () => {
    expect(linesOf(resolved(everywhere, 'accept', (_change, index) => index === 1))).toEqual(['The SellerVendor gives', 'the Vendor keeps and the SellerVendor pays'])
    expect(linesOf(resolved(everywhere, 'reject', (_change, index) => index !== 1))).toEqual(['The Seller gives', 'the SellerVendor keeps and the Seller pays'])
  })

  it('are those of the document itself: a field, a page', () => {
    const paged = ann.changed(doc({ scheme: 'article' }, p('Words')), 'g', 'scheme', 'decimal')
    expect(resolved(paged, 'reject', () => true).attrs['scheme']).toBe('decimal')
    expect(listChanges(resolved(paged, 'accept', () => true))).toEqual([])
  })

  it('are none: the text stays the very same', () => {
    expect(resolved(everywhere, 'accept', () => false)).toBe(everywhere)
  })

  it('are all: the same as deciding everything', () => {
    fc.assert(
      fc.property(redlinedDocuments, decisions, (text, decision) => {
        const left = resolved(text, decision, () => true)
        expect(listChanges(left)).toEqual([])
        expect(left.eq(resolveChanges(text, decision, change => listChanges(text).some(({ ids }) => ids.includes(change.id))))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('are decided and the others stay, in any redline', () => {
    fc.assert(
      fc.property(redlinedDocuments, decisions, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (text, decision, picks) => {
        const all = listChanges(text)
        const chosen = all.filter((_change, index) => picks[index % picks.length] === true)
        const left = new Set(listChanges(resolveListed(text, decision, all, new Set(chosen))).flatMap(({ ids }) => ids))
        const others = new Set(all.filter(change => !chosen.includes(change)).flatMap(({ ids }) => ids))
        const gone = chosen.flatMap(({ ids }) => ids).filter(id => !others.has(id))
        expect(gone.filter(id => left.has(id))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('come to the same words as deciding one after the other where each stands, from the end', () => {
    fc.assert(
      fc.property(redlinedDocuments, decisions, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (text, decision, picks) => {
        const all = listChanges(text)
        // A move resolves another place besides, by which later places would be somewhere else.
        fc.pre(all.every(({ partner, label }) => partner === null && label !== 'moved'))
        const chosen = all.filter((_change, index) => picks[index % picks.length] === true)
        const oneByOne = chosen.toReversed().reduce((node, { ids, from, to }) => resolveChanges(node, decision, ({ id }) => ids.includes(id), { from, to: Math.max(to, from + 1) }), text)
        const together = resolveListed(text, decision, all, new Set(chosen))
        expect(together.textContent).toBe(oneByOne.textContent)
        const idsIn = (node: Node): Set<string> => new Set(listChanges(node).flatMap(({ ids }) => ids))
        // An end that cannot go yet is handed to what holds it up; by where each stands it may then be out of reach.
        expect([...idsIn(together)].filter(id => !idsIn(oneByOne).has(id))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
