import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { clause, doc, footnote, p, paragraph, reference, table } from '#shared/document/builders.ts'
import { clauseTree, eachClause } from '#shared/document/clause-tree.ts'
import { documentToMarkdown } from '#shared/document/export/to-markdown.ts'
import { fieldUses } from '#shared/document/fields.ts'
import { numberFootnotes } from '#shared/document/footnotes.ts'
import { moveClause } from '#shared/document/move-clause.ts'
import { numberingChanged, numberParagraphs, struckNumbers } from '#shared/document/numbering.ts'
import { documentText, wordCount } from '#shared/document/plain-text.ts'
import { brokenReferences, referenceIndex, resolveReference, resolveReferences } from '#shared/document/references.ts'
import { schema } from '#shared/document/schema.ts'
import type { DocumentView } from '#shared/document/view/document-view.ts'
import { acceptAll } from '#shared/redline/resolve.ts'
import { handOf } from '#test/shared/document/tracked-builders.ts'

const ann = handOf('Ann')
const ben = handOf('Ben')
const goneClause = (text: string, id: string): Node => ann.goes(clause(0, ann.deleted(text, 'g'), { id }), 'g')
const newClause = (text: string, id: string): Node => ann.came(clause(0, ann.inserted(text, 'g'), { id }), 'g')
const numbers = (whole: Node, view?: DocumentView): string[] => numberParagraphs(whole, view === undefined ? {} : { view }).map(({ id, label }) => `${id} ${label}`)

describe('numbers', () => {
  const whole = doc({}, clause(0, 'One', { id: 'a' }), goneClause('Two', 'b'), newClause('New', 'c'), clause(0, 'Three', { id: 'd' }))
  it('pass over what is deleted in every view but the original, which passes over what is inserted', () => {
    for (const view of [undefined, 'final', 'markup', 'simple'] as const) expect(numbers(whole, view)).toEqual(['a 1.', 'c 2.', 'd 3.'])
    expect(numbers(whole, 'original')).toEqual(['a 1.', 'b 2.', 'd 3.'])
  })
  it('keep what a deleted paragraph was called, to show it struck', () => {
    const at = whole.child(0).nodeSize
    expect([...struckNumbers(whole)]).toEqual([[at, '2.']])
  })
  it('read levels and schemes as they were in the original', () => {
    const deeper = ann.changed(clause(1, 'Sub', { id: 'b' }), 'g', 'numbering', { scheme: 'decimal', level: 0 })
    const unnumbered = ann.changed(paragraph({ id: 'c' }, 'Was a clause'), 'h', 'numbering', { scheme: 'decimal', level: 0 })
    const changed = doc({}, clause(0, 'One', { id: 'a' }), deeper, unnumbered)
    expect(numbers(changed)).toEqual(['a 1.', 'b 1.1'])
    expect(numbers(changed, 'original')).toEqual(['a 1.', 'b 2.', 'c 3.'])
  })
  it('belong to the paragraph whose attributes stay where two run into one', () => {
    const first = clause(0, 'One', { id: 'a' })
    expect(numbers(doc({}, ann.goes(first, 'g'), clause(1, 'two', { id: 'b' })))).toEqual(['b 1.1'])
    expect(numbers(doc({}, ann.goes(first, 'g', { keeps: 'this' }), clause(1, 'two', { id: 'b' })))).toEqual(['a 1.'])
  })
  it('are said to change when a paragraph comes to stand or goes, and not while one types beside it', () => {
    const before = doc({}, clause(0, 'One', { id: 'a' }), clause(0, 'Two', { id: 'b' }))
    const gone = before.copy(before.content.replaceChild(1, goneClause('Two', 'b')))
    expect(numberingChanged(before, gone)).toBe(true)
    const typed = gone.copy(gone.content.replaceChild(0, clause(0, ann.inserted('One more', 'h'), { id: 'a' })))
    expect(numberingChanged(gone, typed)).toBe(false)
    const emptied = before.copy(before.content.replaceChild(1, ann.goes(clause(0, 'Two', { id: 'b' }), 'g')))
    expect(numberingChanged(emptied, gone)).toBe(true)
  })
})

describe('references', () => {
  it('to a deleted clause are broken, and were not in the original', () => {
    const whole = doc({}, goneClause('Fees', 'a'), clause(0, reference('a'), { id: 'b' }))
    expect(resolveReferences(whole).map(({ text }) => text)).toEqual(['[reference to a deleted clause]'])
    expect(brokenReferences(whole).map(({ reason }) => reason)).toEqual(['missing'])
    expect(resolveReferences(whole, 'original').map(({ text }) => text)).toEqual(['1'])
    expect(brokenReferences(whole, 'original')).toEqual([])
  })
  it('to a moved clause lead to where it is now', () => {
    const source = ann.changed(ann.goes(clause(0, ann.deleted('Term', 'g', 'm'), { id: 'a-old' }), 'g', { move: 'm' }), 'g', 'id', 'a', { move: 'm' })
    const target = ann.came(clause(0, ann.inserted('Term', 'g', 'm'), { id: 'a' }), 'g', { move: 'm' })
    const whole = doc({}, source, clause(0, reference('a', 'both'), { id: 'b' }), target)
    expect(resolveReferences(whole).map(({ text }) => text)).toEqual(['2 (Term)'])
    expect(resolveReferences(whole, 'original').map(({ text }) => text)).toEqual(['1 (Term)'])
  })
  it('that are deleted say in all markup what they said, those never accepted what they would say', () => {
    const whole = doc({}, goneClause('Fees', 'a'), clause(0, 'Term', { id: 'b' }), p(ann.deleted(reference('b'), 'h'), ' ', reference('b'), ' ', ben.deleted(ann.inserted(reference('b'), 'i'), 'j')))
    expect(resolveReferences(whole, 'markup').map(({ text, struck }) => [text, struck])).toEqual([
      ['2', true],
      ['1', false],
      ['1', true],
    ])
    expect(resolveReferences(whole)).toHaveLength(1)
  })
  it('say what a heading says in the view', () => {
    const whole = doc({}, clause(0, 'x', { id: 'z' }), paragraph({ id: 'a', style: 'heading1' }, 'Fees', ann.deleted(' and costs', 'g'), ann.inserted(' only', 'g')))
    const heading = (view: DocumentView): string => resolveReference(referenceIndex(whole, view), { target: 'a', form: 'heading' }).text
    expect([heading('markup'), heading('original')]).toEqual(['Fees only', 'Fees and costs'])
  })
})

describe('footnotes, fields and words', () => {
  it('a deleted footnote takes no number; all markup shows the one it had', () => {
    const whole = doc({}, p('a', ann.deleted(footnote('one'), 'g'), 'b', footnote('two'), ann.inserted(footnote('three'), 'h')))
    expect(numberFootnotes(whole).map(({ number, node }) => `${number} ${node.textContent}`)).toEqual(['1 two', '2 three'])
    expect(numberFootnotes(whole, { view: 'original' }).map(({ number, node }) => `${number} ${node.textContent}`)).toEqual(['1 one', '2 two'])
    expect(numberFootnotes(whole, { view: 'markup' }).map(({ number, struck }) => [number, struck])).toEqual([
      [1, true],
      [1, false],
      [2, false],
    ])
  })
  it('a deleted footnote behind a new one still shows the number it had', () => {
    const whole = doc({}, p(ann.inserted(footnote('new'), 'g'), 'a', ann.deleted(footnote('old'), 'h'), 'b', ben.deleted(ann.inserted(footnote('never'), 'i'), 'j')))
    expect(numberFootnotes(whole, { view: 'markup' }).map(({ number, struck }) => [number, struck])).toEqual([
      [1, false],
      [1, true],
      [2, true],
    ])
  })
  it('a field in deleted text is still in use', () => {
    const whole = doc({}, p(ann.deleted(schema.nodes.field.create({ field: 'fee' }), 'g')))
    expect([fieldUses(whole).length, fieldUses(whole, 'final').length]).toEqual([1, 0])
  })
  it('the text is the final one, or the original', () => {
    const whole = doc({}, clause(0, 'Fees'), ann.goes(p('Pay ', ann.deleted('ten ', 'g')), 'g'), p(ann.inserted('thirty ', 'g'), 'days'))
    expect(documentText(whole, { numbers: true })).toBe('1. Fees\n\nPay thirty days')
    expect(documentText(whole, { numbers: true, view: 'original' })).toBe('1. Fees\n\nPay ten \n\ndays')
    expect(documentToMarkdown(whole, { view: 'original' })).toBe('1. Fees\n\nPay ten \n\ndays\n')
    expect([wordCount(whole), wordCount(whole, 'original')]).toEqual([4, 4])
  })
  it('a deleted row is not in the final text', () => {
    const kept = table([['a', 'b']])
    const row = ann.goes(schema.nodes.tableRow.create(null, [schema.nodes.tableCell.create(null, [p(ann.deleted('c', 'g'))]), schema.nodes.tableCell.create(null, [p(ann.deleted('d', 'g'))])]), 'g')
    const whole = doc({}, kept.copy(kept.content.addToEnd(row)))
    expect(documentText(whole, { numbers: false })).toBe('a\tb')
    expect(documentText(whole, { numbers: false, view: 'original' })).toBe('a\tb\nc\td')
  })
})

describe('clauses', () => {
  it('are those of the final text, or of the original', () => {
    const whole = doc({}, goneClause('Fees', 'a'), clause(0, 'Term', { id: 'b' }), newClause('Notices', 'c'))
    const outline = (view: DocumentView): string[] => Array.from(eachClause(clauseTree(whole, { view })), ({ clause: { label, heading } }) => `${label} ${heading}`)
    expect(outline('markup')).toEqual(['1. Term', '2. Notices'])
    expect(outline('original')).toEqual(['1. Fees', '2. Term'])
  })
  it('move with the words that run into them', () => {
    const runsIn = ann.goes(clause(0, 'Late ', { id: 'a' }), 'g')
    const whole = doc({}, clause(0, 'First', { id: 'z' }), runsIn, clause(0, 'payment', { id: 'b' }), clause(0, 'Last', { id: 'y' }))
    const moved = moveClause(new Transform(whole), 'b', 'end')
    expect(moved.ok && documentText(moved.value.doc, { numbers: true })).toBe('1. First\n\n2. Last\n\n3. Late payment')
    const plain = moveClause(new Transform(acceptAll(whole)), 'b', 'end')
    expect(plain.ok && moved.ok && acceptAll(moved.value.doc).eq(plain.value.doc)).toBe(true)
  })
})
