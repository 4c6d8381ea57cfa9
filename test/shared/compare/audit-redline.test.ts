import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditRedline } from '#shared/compare/audit-redline.ts'
import { compareDocuments } from '#shared/compare/compare-documents.ts'
import { clause, doc, field, footnote, p, signature, table } from '#shared/document/builders.ts'
import type { Field } from '#shared/document/field.ts'
import { schema } from '#shared/document/schema.ts'
import type { ChangeStamp } from '#shared/document/tracking.ts'
import { resolveChanges } from '#shared/redline/resolve.ts'
import { editedPairs } from '#test/shared/compare/edited.ts'
import { countedStamp } from '#test/shared/compare/stamp.ts'

const ours: ChangeStamp = { id: 'ours', group: 'g', author: 'Ann', person: 'ann', at: '2026-02-01T09:00:00.000Z', move: null }
const theirs: ChangeStamp = { ...ours, id: 'theirs', group: 'h', author: 'Bob', person: null, at: '2026-02-05T10:00:00.000Z' }

const inserted = (text: string, stamp: ChangeStamp = ours): Node => schema.text(text, [schema.marks.insertion.create({ ...stamp })])
const deleted = (text: string, stamp: ChangeStamp = ours): Node => schema.text(text, [schema.marks.deletion.create({ ...stamp })])

const audit = (sent: Node, received: Node) => auditRedline(sent, received, countedStamp('audit'))
const told = (sent: Node, received: Node): string[] => audit(sent, received).untracked.map(({ kind, part, where, before, after }) => `${kind} in ${part} ${where}: ${before} → ${after}`)

const text = doc({}, clause(0, 'Price'), clause(1, 'The fee is 100 euros per month.'), clause(0, 'Term'), clause(1, 'The term is two years from today.'))
const replaced = (from: Node, index: number, block: Node): Node => from.copy(Fragment.fromArray(from.children.toSpliced(index, 1, block)))

describe('a text that came back', () => {
  it('with tracked changes only has nothing untracked', () => {
    const received = replaced(text, 1, clause(1, 'x', {}).copy(Fragment.from([schema.text('The fee is '), deleted('100', theirs), inserted('120', { ...theirs, id: 'theirs 2' }), schema.text(' euros per month.')])))
    const { tracked, untracked } = audit(text, received)
    expect(untracked).toEqual([])
    expect(tracked.map((change) => [change.author, change.deleted, change.inserted])).toEqual([['Bob', '100', '120']])
  })

  it('with a word changed beside a tracked change tells of that word alone', () => {
    const received = replaced(text, 1, clause(1, 'x').copy(Fragment.from([schema.text('The fee is '), deleted('100', theirs), inserted('120', { ...theirs, id: 'theirs 2' }), schema.text(' dollars per month.')])))
    expect(told(text, received)).toEqual(['replaced in body 1.1: euros → dollars'])
  })

  it.each<[string, Node, Node, string[]]>([
    ['a clause added', text, text.copy(Fragment.fromArray(text.children.toSpliced(2, 0, clause(1, 'Interest runs at ten per cent.')))), ['inserted in body 1.2:  → Interest runs at ten per cent.']],
    ['a level changed', text, replaced(text, 3, clause(2, 'The term is two years from today.')), ['changed in numbering 2(a): Level: 2 → Level: 3']],
    ['a figure in a table', doc({}, table([['Item', 'Price'], ['Licence', '100']]), p('End.')), doc({}, table([['Item', 'Price'], ['Licence', '900']]), p('End.')), ['replaced in table : 100 → 900']],
    ['a footnote', doc({}, p('Rate', footnote('The base rate of the bank.'))), doc({}, p('Rate', footnote('The prime rate of the bank.'))), ['replaced in footnote : base → prime']],
    ['a signature block', doc({}, p('A.'), signature({ capacity: { text: 'Director' } })), doc({}, p('A.'), signature({ capacity: { text: 'Intern' } })), ['changed in signature : Capacity: Director → Capacity: Intern']],
    ['bold', doc({}, p('Alpha beta.')), doc({}, p(schema.text('Alpha beta.', [schema.marks.bold.create()]))), ['formatted in formatting : Alpha beta. → Alpha beta. (Bold)']],
    ['a space', doc({}, p('Alpha  beta.')), doc({}, p('Alpha beta.')), ['whitespace']],
  ])('with %s untracked tells where', (_what, sent, received, expected) => {
    expect(told(sent, received).map((line) => (line.startsWith('whitespace') ? 'whitespace' : line))).toEqual(expected)
  })

  it('with the value of a field changed tells of the field', () => {
    const fee: Field = { id: 'fee', label: 'Fee', required: true, type: 'number', value: 100 }
    const sent = doc({ fields: [fee] }, p('Pay ', field('fee'), '.'))
    expect(told(sent, doc({ fields: [{ ...fee, value: 900 }] }, p('Pay ', field('fee'), '.')))).toEqual(['changed in field : Field “Fee”: 100 → Field “Fee”: 900'])
  })
})

describe('pending changes of ours', () => {
  const proposal = (...more: readonly Node[]): Node => doc({}, schema.nodes.paragraph.create(null, [schema.text('The fee is '), deleted('100'), inserted('120', { ...ours, id: 'ours 2' }), schema.text(' euros'), ...more, schema.text('.')]))

  it('that came back as they went are no difference, whatever id a program gave them', () => {
    const renamed = (mark: Mark): Mark => mark.type.create({ ...mark.attrs, id: `other ${String(mark.attrs['id'])}`, group: 'x', person: null, at: '2026-02-01T09:00:00.000Z' })
    const paragraph = proposal().child(0)
    const received = doc({}, paragraph.copy(Fragment.fromArray(paragraph.children.map((child) => child.mark(child.marks.map(renamed))))))
    expect(audit(proposal(), received)).toMatchObject({ tracked: [], untracked: [] })
  })

  it('that were accepted without a trace are told of', () => {
    const received = resolveChanges(proposal(), 'accept')
    expect(told(proposal(), received)).toEqual(['deleted in body : 100 → ', 'pending in body : 100 → ', 'pending in body : 120 → '])
  })

  it('that were rejected without a trace are told of', () => {
    expect(told(proposal(), resolveChanges(proposal(), 'reject'))).toEqual(['deleted in body : 120 → ', 'pending in body : 100 → ', 'pending in body : 120 → '])
  })

  it('that were made to cover more words are told of, though no word changed', () => {
    const received = doc({}, schema.nodes.paragraph.create(null, [schema.text('The fee is '), deleted('100'), inserted('120', { ...ours, id: 'ours 2' }), deleted(' euros'), schema.text('.')]))
    expect(told(proposal(), received)).toEqual(['pending in body : 100 → 100 euros'])
  })

  it('that the other side answered with tracked changes stay as they were', () => {
    const received = doc({}, schema.nodes.paragraph.create(null, [schema.text('The fee is '), deleted('100'), inserted('1', { ...ours, id: 'ours 2' }), schema.text('2', [schema.marks.insertion.create({ ...ours, id: 'ours 2' }), schema.marks.deletion.create({ ...theirs })]), inserted('0', { ...ours, id: 'ours 2' }), schema.text(' euros.')]))
    const { tracked, untracked } = audit(proposal(), received)
    expect(untracked).toEqual([])
    expect(tracked.map((change) => [change.author, change.deleted])).toEqual([['Bob', '2']])
  })

  it('do not hide a change in our name that we never made', () => {
    const sneaky = (text: Node): Node => doc({}, schema.nodes.paragraph.create(null, [schema.text('The fee is '), deleted('100'), inserted('120', { ...ours, id: 'ours 2' }), text, schema.text('.')]))
    const added = audit(proposal(), sneaky(schema.text(' euros net', [schema.marks.insertion.create({ ...ours, id: 'sneaky', group: 's' })])))
    expect(added.tracked.map(({ inserted: words }) => words)).toEqual(['euros net'])
    const struck = audit(proposal(), sneaky(deleted(' euros', { ...ours, id: 'sneaky', group: 's' })))
    expect(struck.tracked.map(({ deleted: words }) => words)).toEqual(['euros'])
    const unnamed = resolveChanges(sneaky(deleted(' euros', ours)), 'accept', ({ id }) => id === 'ours 2')
    expect(told(proposal(), unnamed)).toEqual(['pending in body : 100 → 100 euros', 'pending in body : 120 → '])
  })
})

describe('any two texts', () => {
  it('all of it tracked leaves nothing; all of it untracked leaves what a comparison finds', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(editedPairs, ({ before, after }) => {
        const { redline, changes } = compareDocuments(before, after, countedStamp('theirs'))
        expect(audit(before, redline).untracked).toEqual([])
        expect(audit(before, after).untracked.map(({ kind }) => kind)).toEqual(changes.map(({ kind }) => kind))
      }),
      { numRuns: 300 },
    )
  })

  it('one word slipped into a tracked text is found', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(editedPairs, fc.nat(), ({ before, after }, number) => {
        const { redline } = compareDocuments(before, after, countedStamp('theirs'))
        const places: number[] = []
        redline.descendants((node, pos, parent) => {
          if (node.isText && parent?.type.name === 'paragraph' && !node.marks.some(({ type }) => type.name === 'insertion')) places.push(pos)
          return true
        })
        const place = places[number % Math.max(1, places.length)]
        fc.pre(place !== undefined)
        const received = new Transform(redline).insert(place ?? 0, schema.text('SLIPPED ')).doc
        expect(audit(before, received).untracked.some((difference) => difference.after.includes('SLIPPED'))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
