import * as fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { sideDocument, sideRows, type SideRow } from '#renderer/features/compare/sides/side-rows.ts'
import { clause, doc, marked, paragraph, table } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { changesOf, isTrackingMark } from '#shared/document/tracking.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { noon } from '#test/helpers/records.ts'
import { compare } from '#test/renderer/features/compare/redlines.ts'
import { editedPairs, unrelatedPairs } from '#test/shared/compare/edited.ts'

/** Words as a side shows them: «gone» on the left, «came» on the right, ‹moved› where they were and where they are. */
function words(block: Node): string {
  if (block.isText) {
    const marks = block.marks.filter(isTrackingMark)
    if (marks.some(({ attrs }) => attrs['move'] !== null)) return `‹${block.text ?? ''}›`
    return marks.length > 0 ? `«${block.text ?? ''}»` : (block.text ?? '')
  }
  return block.children.map(words).join(block.type.name === 'tableRow' ? ' | ' : block.type.name === 'table' ? ' / ' : '')
}

function shown(before: Node, after: Node): [string, string][] {
  const side = (blocks: SideRow['before']) => blocks.map(words).join(' ¶ ')
  return sideRows(compare(before, after).redline).map(row => [side(row.before), side(row.after)])
}

const lines = (...texts: string[]): Node => doc({}, ...texts.map((text, index) => paragraph({ id: `p${index}` }, text)))

describe('two texts beside each other', () => {
  it('mark changed words on both sides', () => {
    expect(shown(lines('The Supplier shall pay within thirty days of the invoice.'), lines('The Supplier shall pay within sixty days of the invoice.'))).toEqual([
      ['The Supplier shall pay within «thirty» days of the invoice.', 'The Supplier shall pay within «sixty» days of the invoice.'],
    ])
  })

  it('leave a gap where a paragraph came or went', () => {
    const kept = 'The term begins on the effective date and runs for five years.'
    const gone = 'Neither party may assign this agreement without consent.'
    const came = 'Notices are given in writing to the address stated above.'
    expect(shown(lines(kept, gone, 'The end.'), lines(kept, 'The end.', came))).toEqual([
      [kept, kept],
      [`«${gone}»`, ''],
      ['The end.', 'The end.'],
      ['', `«${came}»`],
    ])
  })

  it('put both halves of a split paragraph beside the whole one', () => {
    const [one, two] = ['The Supplier shall deliver the goods to the premises.', 'The Customer shall pay for them within thirty days.']
    const rows = shown(lines(`${one} ${two}`), doc({}, paragraph({ id: 'p0' }, one), paragraph({ id: 'p9' }, two)))
    expect(rows).toHaveLength(1)
    expect(rows[0]?.[1]).toBe(`${one} ¶ ${two}`)
  })

  it('mark a moved passage where it was and where it is', () => {
    const [one, two, three] = ['The first clause is about the term of the agreement.', 'The second clause is about the price and its payment.', 'The third clause is about notices between the parties.']
    const [a, b, c] = lines(one, two, three).children as [Node, Node, Node]
    expect(shown(doc({}, a, b, c), doc({}, b, c, a))).toEqual([
      [`‹${one}›`, ''],
      [two, two],
      [three, three],
      ['', `‹${one}›`],
    ])
  })

  it('keep the row that went in the old table and the row that came in the new one, each still marked', () => {
    const rows = [['Item', 'Price'], ['Desk lamp', 'GBP 40'], ['Office chair', 'GBP 120']] as const
    const before = doc({}, table(rows, { id: 't' }))
    const after = doc({}, table([rows[0], rows[2], ['Standing desk, oak', 'GBP 400']], { id: 't' }))
    const [row] = sideRows(compare(before, after).redline)
    const marks = (block: Node | undefined, kind: string): string[] => (block?.children ?? []).filter(each => changesOf(each).some(change => change.kind === kind)).map(each => each.textContent)
    expect(row?.before[0]?.childCount).toBe(3)
    expect(row?.after[0]?.childCount).toBe(3)
    expect(marks(row?.before[0], 'deletion')).toEqual(['Desk lampGBP 40'])
    expect(marks(row?.after[0], 'insertion')).toEqual(['Standing desk, oakGBP 400'])
  })

  it('keep what went and what came marked where one gesture did both to the rows of a table', () => {
    const stamp = { group: 'one gesture', author: 'Ben', person: null, at: noon, move: null }
    const [head, gone, came] = table([['Item', 'Price'], ['Desk lamp', 'GBP 40'], ['Office chair', 'GBP 120']], { id: 't' }).children as [Node, Node, Node]
    const words = (node: Node, kind: 'insertion' | 'deletion'): Node =>
      node.isText ? node.mark([schema.marks[kind].create({ ...stamp, id: kind })]) : node.copy(Fragment.fromArray(node.children.map(child => words(child, kind))))
    const changed = (row: Node, kind: 'insertion' | 'deletion'): Node => row.type.create({ ...row.attrs, changes: [{ ...stamp, id: kind, kind }] }, words(row, kind).content)
    const redline = doc({}, schema.nodes.table.create({ id: 't' }, [head, changed(gone, 'deletion'), changed(came, 'insertion')]))
    const [row] = sideRows(redline)
    const told = (block: Node | undefined): string[] => (block?.children ?? []).map(each => `${each.textContent}${changesOf(each).map(({ kind }) => ` ${kind}`).join('')}`)
    expect(told(row?.before[0])).toEqual(['ItemPrice', 'Desk lampGBP 40 deletion'])
    expect(told(row?.after[0])).toEqual(['ItemPrice', 'Office chairGBP 120 insertion'])
  })

  it('show formatting and style as each text has them', () => {
    const before = doc({}, clause(0, 'Payment is due at once.', { id: 'a' }))
    const after = doc({}, paragraph({ id: 'a', style: 'quote' }, 'Payment is ', marked('due', 'bold'), ' at once.'))
    const [row] = sideRows(compare(before, after).redline)
    const bold = (block: Node | undefined): string[] => (block?.children ?? []).filter(child => child.marks.some(({ type }) => type.name === 'bold')).map(child => child.textContent)
    expect([bold(row?.before[0]), bold(row?.after[0])]).toEqual([[], ['due']])
    expect([row?.before[0]?.attrs['style'], row?.after[0]?.attrs['style']]).toEqual(['body', 'quote'])
    expect(words(row?.before[0] ?? doc({}))).toBe('Payment is «due» at once.')
  })

  it('share every unchanged block', () => {
    const { redline } = compare(lines('Unchanged words stand here.', 'One two three four.'), lines('Unchanged words stand here.', 'One two five four.'))
    const [first] = sideRows(redline)
    expect(first?.before[0]).toBe(redline.child(0))
    expect(first?.after[0]).toBe(redline.child(0))
  })
})

describe('the sides of any two documents', () => {
  const pairs = fc.oneof(editedPairs, unrelatedPairs)

  it('are the two documents, once what is marked is resolved', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(pairs, pair => {
        const { before, after, redline } = compare(pair.before, pair.after)
        const rows = sideRows(redline)
        expect(rejectAll(sideDocument(redline, rows, 'before')).toJSON()).toEqual(before.toJSON())
        expect(acceptAll(sideDocument(redline, rows, 'after')).toJSON()).toEqual(after.toJSON())
      }),
      { numRuns: 200 },
    )
  })

  it('go through the redline without a gap, and show nothing twice', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(pairs, pair => {
        const { redline } = compare(pair.before, pair.after)
        let next = 0
        for (const { from, to, before, after } of sideRows(redline)) {
          expect(from).toBe(next)
          expect(to).toBeGreaterThan(from)
          expect(before.length + after.length).toBeGreaterThan(0)
          next = to
        }
        expect(next).toBe(redline.childCount)
      }),
      { numRuns: 200 },
    )
  })
})
