import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { cell, clause, doc, footnote, marked, p, pageBreak, paragraph, reference, table } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { changesOf, sameAuthor, trackingMarks, type ChangeStamp } from '#shared/document/tracking.ts'
import { filterChanges } from '#shared/redline/filter.ts'
import { changeAt, nextChange, previousChange } from '#shared/redline/list-navigation.ts'
import { changeLabels, countChanges, listChanges, type ListedChange } from '#shared/redline/list.ts'
import { eachChange } from '#shared/redline/resolving.ts'
import { redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { handOf } from '#test/shared/document/tracked-builders.ts'

const ann = handOf('Ann', 1)
const ben = handOf('Ben', 2)

/** A change as one line: who, what, the words. */
function line({ author, label, deleted, inserted, deletedBlocks, insertedBlocks, formats, properties, affected, clause: number }: ListedChange): string {
  const blocks = [...deletedBlocks.map((name) => `-${name}`), ...insertedBlocks.map((name) => `+${name}`)]
  const differences = [...formats, ...properties].map(({ words }) => words)
  const words = [deleted === '' ? '' : `-${deleted}`, inserted === '' ? '' : `+${inserted}`, ...blocks, ...differences, affected === '' ? '' : `“${affected}”`]
  return [`${author} ${label}${number === '' ? '' : ` in ${number}`}`, ...words.filter((word) => word !== '')].join(' | ')
}
const lines = (...blocks: readonly Node[]): string[] => listChanges(doc({}, ...blocks)).map(line)

describe('what a reader sees as one change', () => {
  it('words that came, words that go, and words in the place of others', () => {
    expect(lines(p('Pay ', ann.deleted('ten', 'g1'), ann.inserted('thirty', 'g1'), ' days', ann.inserted(' of notice', 'g2'), ' and ', ben.deleted('more', 'g3')))).toEqual([
      'Ann replaced | -ten | +thirty',
      'Ann inserted | +of notice',
      'Ben deleted | -more',
    ])
  })
  it('one person’s deletion inside another’s insertion, each for itself', () => {
    const both = ben.deleted(ann.inserted('very ', 'g1'), 'g2')
    expect(lines(p(ann.inserted('a ', 'g1'), both, ann.inserted('new text', 'g1')))).toEqual(['Ann inserted | +a very new text', 'Ben deleted | -very'])
  })
  it('one gesture in two places, each place for itself', () => {
    expect(lines(p(ann.inserted('Buyer', 'all'), ' pays, and the ', ann.inserted('Buyer', 'all'), ' owns'))).toEqual(['Ann inserted | +Buyer', 'Ann inserted | +Buyer'])
  })
  it('a deletion from the middle of a paragraph into another', () => {
    const first = ann.goes(p('stays ', ann.deleted('goes', 'g')), 'g')
    const second = ann.goes(p(ann.deleted('goes too', 'g')), 'g')
    expect(lines(first, second, p(ann.deleted('and this', 'g'), ' stays'))).toEqual(['Ann deleted | -goes ¶ goes too ¶ and this'])
  })
  it('the same gesture of two people of one name', () => {
    expect(lines(p(ann.inserted('a', 'g'), handOf('Ann', 1, null).inserted('b', 'g')))).toEqual(['Ann inserted | +a', 'Ann inserted | +b'])
  })
  it('a split', () => {
    expect(lines(ann.came(p('one'), 'g'), p('two'))).toEqual(['Ann inserted | +¶'])
  })
  it('a new paragraph: its end is not shown', () => {
    expect(lines(ann.came(p(ann.inserted('New.', 'g')), 'g'), p('old'))).toEqual(['Ann inserted | +New.'])
  })
  it('a passage that was moved, in both its places, each knowing the other', () => {
    const whole = doc({}, ann.goes(p(ann.deleted('Term.', 'g', 'm1')), 'g', { move: 'm1' }), p('Between'), ann.came(p(ann.inserted('Term.', 'g', 'm1')), 'g', { move: 'm1' }))
    const [source, target] = listChanges(whole)
    expect([source, target].map((change) => change && line(change))).toEqual(['Ann moved | -Term.', 'Ann moved | +Term.'])
    expect(source?.partner).toEqual({ from: target?.from, to: target?.to })
    expect(target?.partner).toEqual({ from: source?.from, to: source?.to })
  })
  it('what cannot be seen, by its name', () => {
    expect(lines(p('a', ann.inserted(' ', 'g'), 'b', ann.deleted(schema.nodes.hardBreak.create(), 'h')))).toEqual(['Ann inserted | +[space]', 'Ann deleted | -[line break]'])
  })
  it('formatting, with what it was', () => {
    expect(lines(p('a ', ann.formatted('term', 'bold', 'g'), ' or ', ben.formatted(marked('other', 'italic'), 'italic', 'h')))).toEqual([
      'Ann formatted | Bold | “term”',
      'Ben formatted | Not italic | “other”',
    ])
  })
  it('formatting on formatting: each what it did', () => {
    const twice = ben.formatted(ann.formatted('term', 'bold', 'g'), 'bold', 'h')
    expect(lines(p(twice))).toEqual(['Ann formatted | Bold | “term”', 'Ben formatted | Not bold | “term”'])
  })
  it('attributes in words; neighbouring blocks of one gesture together', () => {
    const styled = (text: string): Node => ann.changed(paragraph({ style: 'heading1' }, text), 'g', 'style', 'body')
    expect(lines(styled('One'), styled('Two'), p('plain'), styled('Three'))).toEqual([
      'Ann changed in One | Style: Body text → Heading 1 | “One”',
      'Ann changed in Three | Style: Body text → Heading 1 | “Three”',
    ])
  })
  it('levels, alignment, conditions', () => {
    const deeper = ann.changed(clause(1, 'Sub'), 'a', 'numbering', { scheme: 'decimal', level: 0 })
    const centred = ann.changed(paragraph({ align: 'center' }, 'Title'), 'b', 'align', null)
    const conditional = ann.changed(paragraph({ condition: { field: 'law', op: 'equals', value: 'Scotland' } }, 'If'), 'c', 'condition', null)
    const law = [{ id: 'law', label: 'Law', required: true, type: 'text', value: null }] as const
    expect(listChanges(doc({ fields: law }, deeper, centred, conditional)).map(({ properties }) => properties.map(({ words }) => words))).toEqual([
      ['Level 1 → 2'],
      ['Aligned left → centred'],
      ['Condition: always stands → only if Law is Scotland'],
    ])
  })
  it('never that a paragraph was given another id', () => {
    expect(lines(ann.changed(paragraph({ id: 'b' }, 'x'), 'g', 'id', 'a'))).toEqual([])
  })
  it('a row, a column, a table, each as such', () => {
    const row = (...texts: string[]): Node => schema.nodes.tableRow.create(null, texts.map((text) => cell({}, p(text))))
    const goneRow = ann.goes(schema.nodes.tableRow.create(null, [cell({}, p(ann.deleted('a', 'g'))), cell({}, p(ann.deleted('b', 'g')))]), 'g')
    const withColumn = (text: string): Node => schema.nodes.tableRow.create(null, [cell({}, p('x')), ben.came(cell({}, p(ben.inserted(text, 'h'))), 'h')])
    expect(lines(schema.nodes.table.create(null, [row('1', '2'), goneRow]))).toEqual(['Ann deleted | -a b | -Row'])
    expect(lines(schema.nodes.table.create(null, [withColumn('new'), withColumn('column')]))).toEqual(['Ben inserted | +new column | +Column'])
    expect(lines(ann.came(table([[cell({}, p(ann.inserted('fee', 'g')))]]), 'g'), ann.goes(pageBreak(), 'h'))).toEqual(['Ann inserted | +fee | +Table', 'Ann deleted | -Page break'])
  })
  it('a field of the document', () => {
    const fee = { id: 'fee', label: 'Fee', required: true, type: 'number', value: 10 } as const
    const whole = ann.changed(doc({ fields: [fee] }, p('x')), 'g', 'fields', { field: { ...fee, value: 5 }, at: 0 }, { key: 'fee' })
    expect(listChanges(whole).map(line)).toEqual(['Ann changed | Field “Fee”: 5 → 10'])
    expect(listChanges(whole)[0]?.paragraph).toBeNull()
  })
  it('a footnote with its words, and words changed in a footnote', () => {
    const added = ann.inserted(footnote('see above'), 'g')
    const edited = footnote('old ', ben.inserted('new', 'h'))
    expect(lines(p('x', added), p('y', edited))).toEqual(['Ann inserted | +[note: see above]', 'Ben inserted | +new'])
  })
  it('with the clause it stands in, also one that is deleted', () => {
    const blocks = [
      clause(0, 'Fees', { id: 'a' }),
      ann.goes(clause(0, ann.deleted('Gone', 'g'), { id: 'b' }), 'g'),
      clause(0, 'Term', { id: 'c' }),
      p('under it ', ben.inserted('words', 'h'), reference('a')),
    ]
    expect(lines(...blocks)).toEqual(['Ann deleted in 2 | -Gone', 'Ben inserted in 2 | +words'])
  })
  it('as the very same entry after an edit behind it', () => {
    const [first, rest] = [p('a', ann.inserted('b', 'g')), p('c', ben.deleted('d', 'h'))]
    const before = listChanges(doc({}, first, rest))
    const after = listChanges(doc({}, first, p('more'), rest))
    expect(after[0]).toBe(before[0])
    expect(after[1]).toEqual({ ...before[1], from: 12, to: 13 })
  })
  it('with at most 120 characters of each text, cut at a word', () => {
    const [change] = listChanges(doc({}, p(ann.inserted('word '.repeat(100), 'g'))))
    expect(change?.inserted).toMatch(/^(?:word ){20,}word…$/)
    expect(change?.inserted.length).toBeLessThanOrEqual(121)
  })
})

describe('going through changes', () => {
  const whole = doc({}, p('a ', ann.inserted('bb', 'g'), ' c ', ben.deleted(ann.inserted('dd', 'h'), 'i'), ' e'))
  const [first, second, third] = listChanges(whole)
  it('finds the change at a position, the narrowest of several', () => {
    expect(changeAt(whole, 1)).toBeNull()
    expect(changeAt(whole, 4)).toBe(first)
    expect(changeAt(doc({}, p(ann.inserted('one ', 'g'), ben.deleted(ann.inserted('two', 'g'), 'h'))), 6)?.author).toBe('Ben')
  })
  it('goes on and back, over all that lie over one text', () => {
    expect(nextChange([], 0)).toBeNull()
    expect(nextChange(listChanges(whole), 0)).toBe(first)
    expect(first && nextChange(listChanges(whole), first)).toBe(second)
    expect(second && nextChange(listChanges(whole), second)).toBe(third)
    expect(third && nextChange(listChanges(whole), third)).toBeNull()
    expect(third && previousChange(listChanges(whole), third)).toBe(second)
    expect(previousChange(listChanges(whole), whole.content.size)).toBe(third)
  })
  it('narrows a list by author, kind, date and words', () => {
    const all = listChanges(whole)
    expect(filterChanges(all, {})).toEqual(all)
    expect(filterChanges(all, { authors: [{ author: 'Ben', person: 'person-Ben' }] })).toEqual([third])
    expect(filterChanges(all, { authors: [{ author: 'Ben', person: null }] })).toEqual([])
    expect(filterChanges(all, { kinds: ['deleted'] })).toEqual([third])
    expect(filterChanges(all, { since: '2026-03-01T09:02:00.000Z' })).toEqual([third])
    expect(filterChanges(all, { until: '2026-03-01T09:01:00.000Z' })).toEqual([first, second])
    expect(filterChanges(all, { text: ' BB ' })).toEqual([first])
  })
  it('counts by kind, a replacement as both, a move once', () => {
    const moved = [ann.deleted('m', 'g', 'm1'), 'x', ann.inserted('m', 'g', 'm1')]
    const counted = doc({}, p(ann.deleted('a', 'r'), ann.inserted('b', 'r'), ' ', ...moved, ' ', ann.formatted('f', 'bold', 'f')), ann.changed(paragraph({ indent: 1 }, 'y'), 'c', 'indent', 0))
    expect(countChanges(counted)).toEqual({ inserted: 1, deleted: 1, moved: 1, formatted: 1, changed: 1 })
  })
})

describe('for any redline', () => {
  it('every change but those of ids is in the list once, by its author, within its range', () => {
    fc.assert(
      fc.property(redlinedDocuments, (whole) => {
        const list = listChanges(whole)
        expect(new Set(list.map(({ key }) => key)).size).toBe(list.length)
        const hidden = new Set<string>()
        whole.descendants((node) => {
          for (const change of changesOf(node)) if (change.kind === 'property' && change.attribute === 'id') hidden.add(change.id)
          return true
        })
        eachChange(whole, 0, (change, from, to) => {
          if (hidden.has(change.id)) return
          const holders = list.filter(({ ids }) => ids.includes(change.id))
          expect(holders.length).toBeGreaterThan(0)
          const inTheDocument = holders.every(({ paragraph: id, from: start }) => id === null && start === 0)
          if (!inTheDocument) expect(holders.some((listedChange) => listedChange.from <= from && listedChange.to >= to)).toBe(true)
          for (const holder of holders) expect(sameAuthor(holder, change) && holder.group === change.group && holder.kinds.includes(change.kind)).toBe(true)
        })
        const ids = new Set<string>()
        eachChange(whole, 0, ({ id }) => ids.add(id))
        expect(list.every((change) => change.ids.length > 0 && change.ids.every((id) => ids.has(id)))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('entries stand in the order of the text, say something, and add up', () => {
    fc.assert(
      fc.property(redlinedDocuments, (whole) => {
        const list = listChanges(whole)
        expect(list.map(({ from }) => from)).toEqual(list.map(({ from }) => from).toSorted((a, b) => a - b))
        for (const change of list) {
          expect(changeLabels).toContain(change.label)
          const said = [change.inserted, change.deleted, change.affected, ...change.insertedBlocks, ...change.deletedBlocks, ...[...change.formats, ...change.properties].map(({ words }) => words)]
          expect(said.some((words) => words !== '')).toBe(true)
          expect(change.from).toBeLessThanOrEqual(change.to)
        }
        const counts = countChanges(whole)
        const of = (label: string): number => list.filter((change) => change.label === label).length
        expect(counts.inserted).toBe(of('inserted') + of('replaced'))
        expect(counts.deleted).toBe(of('deleted') + of('replaced'))
        expect([counts.formatted, counts.changed]).toEqual([of('formatted'), of('changed')])
      }),
      { numRuns: 300 },
    )
  })

  it('a position in changed words has a change, one in unchanged words has none', () => {
    fc.assert(
      fc.property(redlinedDocuments, (whole) => {
        whole.descendants((node, pos) => {
          const stamps = node.marks.filter((mark) => (trackingMarks as readonly string[]).includes(mark.type.name)).map((mark) => (mark.attrs as ChangeStamp).id)
          if (node.isText && node.nodeSize > 1 && stamps.length > 0) expect(changeAt(whole, pos + 1)?.ids.some((id) => stamps.includes(id)) ?? false).toBe(true)
          return true
        })
      }),
    )
  })
})
