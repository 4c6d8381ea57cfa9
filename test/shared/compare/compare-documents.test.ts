import { Fragment, type Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { compareDocuments } from '#shared/compare/compare-documents.ts'
import { changesByClause, type DifferenceKind } from '#shared/compare/compared-changes.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { clause, doc, field, footnote, marked, p, paragraph, reference, signature } from '#shared/document/builders.ts'
import type { Field } from '#shared/document/field.ts'
import { schema } from '#shared/document/schema.ts'
import { acceptAll, rejectAll, resolveChanges } from '#shared/redline/resolve.ts'
import { countedStamp } from '#test/shared/compare/stamp.ts'

const compared = (before: Node, after: Node) => compareDocuments(before, after, countedStamp())
const kinds = (before: readonly Node[], after: readonly Node[]): DifferenceKind[] => compared(doc({}, ...before), doc({}, ...after)).changes.map(({ kind }) => kind)

const fee: Field = { id: 'fee', label: 'Fee', required: true, type: 'money', value: { amount: '100', currency: 'GBP' } }

describe('differences are told by what they come to', () => {
  it.each<[string, Node[], Node[], DifferenceKind[]]>([
    ['words added', [p('Alpha beta gamma.')], [p('Alpha beta new gamma.')], ['inserted']],
    ['words struck out', [p('Alpha beta new gamma.')], [p('Alpha beta gamma.')], ['deleted']],
    ['words replaced', [p('Alpha beta gamma.')], [p('Alpha beta delta.')], ['replaced']],
    ['a paragraph added', [p('Alpha.'), p('Beta.')], [p('Alpha.'), p('Something wholly new.'), p('Beta.')], ['inserted']],
    ['two paragraphs added, each by itself', [p('Alpha.')], [p('Alpha.'), p('One more here.'), p('And yet another.')], ['inserted', 'inserted']],
    ['a split', [p('Alpha beta gamma. Delta epsilon zeta.')], [p('Alpha beta gamma.'), p('Delta epsilon zeta.')], ['split']],
    ['a join', [p('Alpha beta gamma.'), p('Delta epsilon zeta.')], [p('Alpha beta gamma. Delta epsilon zeta.')], ['joined']],
    ['a double space', [p('Alpha  beta.')], [p('Alpha beta.')], ['whitespace']],
    ['a line break for a space', [p('Alpha', schema.nodes.hardBreak.create(), 'beta.')], [p('Alpha beta.')], ['whitespace']],
    ['an empty paragraph', [p('Alpha.'), p('Beta.')], [p('Alpha.'), p(), p('Beta.')], ['whitespace']],
    ['bold', [p('Alpha beta.')], [p('Alpha ', marked('beta', 'bold'), '.')], ['formatted']],
    ['a style', [p('Alpha.')], [paragraph({ style: 'heading1' }, 'Alpha.')], ['changed']],
    ['a level', [clause(1, 'Alpha.')], [clause(2, 'Alpha.')], ['changed']],
    ['another id', [paragraph({ id: 'a' }, 'Alpha.')], [paragraph({ id: 'b' }, 'Alpha.')], []],
    ['a footnote’s words', [p('Alpha', footnote('The base rate of the bank.'))], [p('Alpha', footnote('The prime rate of the bank.'))], ['replaced']],
    ['a signature block’s capacity', [p('A.'), signature({ capacity: { text: 'Director' } })], [p('A.'), signature({ capacity: { text: 'Secretary' } })], ['changed']],
    ['a reference that says the same', [clause(0, 'Alpha', { id: 'x' }), p('See ', reference('x'), '.')], [clause(0, 'Alpha', { id: 'y' }), p('See ', reference('y'), '.')], ['unseen']],
    ['nothing', [p('Alpha.')], [p('Alpha.')], []],
  ])('%s', (_what, before, after, told) => {
    expect(kinds(before, after)).toEqual(told)
  })

  it('the value of a field, once, however often it stands in the text', () => {
    const text = [p('Pay ', field('fee'), ' now.'), p('Then ', field('fee'), ' again.')]
    const { changes } = compared(doc({ fields: [fee] }, ...text), doc({ fields: [{ ...fee, value: { amount: '120', currency: 'GBP' } }] }, ...text))
    expect(changes.map(({ kind, properties }) => [kind, properties.map(({ name }) => name)])).toEqual([['changed', ['Field “Fee”']]])
  })

  it('numbers are computed: a clause that goes renumbers the rest, and that is no difference', () => {
    const clauses = ['Alpha one.', 'Beta two.', 'Gamma three.'].map((text) => clause(0, text))
    expect(kinds(clauses, clauses.toSpliced(1, 1))).toEqual(['deleted'])
  })
})

describe('the redline', () => {
  const before = doc({ fields: [fee] }, clause(0, 'Price', { style: 'heading1' }), clause(1, 'The Buyer pays the price in ten days.'), p('Old words here stand alone.'), clause(1, 'Interest runs on late sums.'), clause(0, 'Law', { style: 'heading1' }), clause(1, 'English law applies  to it.'))
  const after = doc({ fields: [] }, clause(0, 'Price', { style: 'heading1' }), clause(1, 'The Buyer pays the fee in ten days.'), clause(1, 'Interest runs on late sums.'), clause(0, 'Law', { style: 'heading1' }), clause(1, 'English law applies to it.'), clause(1, 'Courts of London decide.'))

  it('gives the second document when all is accepted, the first when all is rejected', () => {
    const { redline } = compared(before, after)
    expect(canonicalDocument(acceptAll(redline))).toBe(canonicalDocument(after))
    expect(canonicalDocument(rejectAll(redline))).toBe(canonicalDocument(before))
  })

  it('lets each change be resolved by itself', () => {
    const { redline, changes } = compared(before, after)
    const price = changes.find(({ kind }) => kind === 'replaced')
    const resolved = resolveChanges(rejectAll(resolveChanges(redline, 'accept', ({ group }) => group === price?.group)), 'reject')
    expect(resolved.child(1).textContent).toBe('The Buyer pays the fee in ten days.')
    expect(resolved.child(2).textContent).toBe('Old words here stand alone.')
    expect(resolved.child(5).textContent).toBe('English law applies  to it.')
    expect(resolved.childCount).toBe(before.childCount)
  })

  it('is listed by clause, with excerpts, and summed up', () => {
    const { changes, summary } = compared(before, after)
    expect(changesByClause(changes).map(({ clause: where, changes: own }) => [where, own.map(({ kind, deleted, inserted }) => (kind === 'whitespace' ? kind : `${kind} ${deleted} ${inserted}`.trim()))])).toEqual([
      ['', ['changed']],
      ['1.1', ['replaced price fee']],
      ['1.2', ['deleted Old words here stand alone.']],
      ['2.1', ['whitespace']],
      ['2.2', ['inserted  Courts of London decide.']],
    ])
    expect(summary.counts).toMatchObject({ replaced: 1, deleted: 1, inserted: 1, whitespace: 1, changed: 1, moved: 0 })
    expect(summary.words).toEqual({ inserted: 5, deleted: 6 })
    expect(summary.sameWords).toBe(false)
  })

  it('says which blocks stand side by side', () => {
    expect(compared(before, after).alignedBlocks.map((pair) => `${pair.before ?? '–'}:${pair.after ?? '–'}${pair.same ? '' : ' differs'}`)).toEqual(['0:0', '1:1 differs', '2:– differs', '3:2', '4:3', '5:4', '–:5 differs'])
  })

  it('has the same words where only spaces, formatting and settings differ', () => {
    const { summary } = compared(doc({}, p('Alpha  beta.')), doc({ scheme: 'article' }, p(marked('Alpha beta.', 'italic'))))
    expect(summary).toMatchObject({ sameWords: true, identical: false })
    expect(compared(before, before).summary.identical).toBe(true)
  })

  it('is of the texts as they read with their pending changes accepted, without comments', () => {
    const stamp = { id: 'i', group: 'g', author: 'Ann', person: null, at: '2026-01-01T00:00:00.000Z', move: null }
    const comment = schema.marks.comment.create({ thread: 't' })
    const tracked = doc({}, schema.nodes.paragraph.create(null, Fragment.from([schema.text('Alpha ', [comment]), schema.text('old ', [schema.marks.deletion.create(stamp)]), schema.text('new ', [schema.marks.insertion.create({ ...stamp, id: 'j' })]), schema.text('beta.')])))
    const { changes, after: now, redline } = compared(doc({}, p('Alpha beta.')), tracked)
    expect(changes.map(({ kind, inserted }) => [kind, inserted])).toEqual([['inserted', 'new']])
    expect(now.textContent).toBe('Alpha new beta.')
    expect(JSON.stringify(redline)).not.toContain('"comment"')
  })
})
