import { deleteSelection } from 'prosemirror-commands'
import { describe, expect, it } from 'vitest'
import { clause, doc, p, paragraph, reference, table } from '#shared/document/builders.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { referenceIndex, resolveReference } from '#shared/document/references.ts'
import type { ReferenceAttributes } from '#shared/document/attributes.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { withCountedIds } from '#test/shared/document/arbitraries.ts'
import { ann, ben, by, placeOf, reading, story, strikes, types, wordsOf, type Story } from '#test/shared/redline/scenarios/story.ts'
import type { Node } from 'prosemirror-model'

describe('a deletion from the middle of a paragraph through a list and a table into another paragraph', () => {
  const start = withCountedIds(
    doc(
      {},
      paragraph({ style: 'heading1' }, 'Delivery'),
      p('The Seller shall deliver, as follows:'),
      clause(0, 'on time,'),
      clause(1, 'in full, and'),
      clause(1, 'at its own cost;'),
      table([
        ['Place', 'Date'],
        ['London', '1 May'],
      ]),
      p('and shall insure the goods.'),
      p('The end.'),
    ),
  )

  function told(): Story {
    const text = story(start)
    text.selects(placeOf(text.doc(), ', as follows').from, placeOf(text.doc(), 'and shall insure').from)
    text.presses(ann, deleteSelection)
    return text
  }

  it('strikes every word, every paragraph mark and the table', () => {
    expect(reading(told().doc())).toEqual([
      'Delivery',
      'The Seller shall deliver[−Ann: , as follows:] ¶ −Ann',
      '[−Ann: on time,] ¶ −Ann',
      '[−Ann: in full, and] ¶ −Ann',
      '[−Ann: at its own cost;] ¶ −Ann',
      '<table −Ann>',
      '| <tableRow>',
      '| | <tableCell>',
      '| | | [−Ann: Place]',
      '| | <tableCell>',
      '| | | [−Ann: Date]',
      '| <tableRow>',
      '| | <tableCell>',
      '| | | [−Ann: London]',
      '| | <tableCell>',
      '| | | [−Ann: 1 May]',
      'and shall insure the goods.',
      'The end.',
    ])
  })

  it('rejected, the document is exactly what it was', () => {
    const text = told()
    expect(rejectAll(text.doc()).eq(start)).toBe(true)
    text.resolves('reject')
    expect(text.doc().eq(start)).toBe(true)
  })

  it('accepted, the two paragraphs are one', () => {
    expect(wordsOf(acceptAll(told().doc()))).toEqual(['Delivery', 'The Seller shall deliverand shall insure the goods.', 'The end.'])
  })

  it('is one gesture: one undo takes it back', () => {
    const text = told()
    text.undoes()
    expect(text.doc().eq(start)).toBe(true)
    text.redoes()
    expect(wordsOf(acceptAll(text.doc()))).toHaveLength(3)
  })

  it('what another had written into the table before is kept, and comes back with it', () => {
    const text = story(start)
    text.does(ben, types(' or Leeds', { after: 'London' }))
    const pending = text.doc()
    text.selects(placeOf(text.doc(), ', as follows').from, placeOf(text.doc(), 'and shall insure').from)
    text.presses(ann, deleteSelection)
    expect(reading(text.doc())).toContain('| | | [−Ann: London][+Ben −Ann:  or Leeds]')
    text.resolves('reject', by(ann))
    expect(text.doc().eq(pending)).toBe(true)
  })
})

describe('a numbered clause is deleted', () => {
  const start = doc(
    {},
    clause(0, 'Definitions', { id: 'defs' }),
    clause(0, 'Price', { id: 'price' }),
    clause(1, 'The price is fixed.', { id: 'fixed' }),
    clause(0, 'Payment', { id: 'payment' }),
    clause(1, 'Payment is due monthly.', { id: 'monthly' }),
    paragraph({ id: 'last' }, 'Subject to clause ', reference('monthly'), ' and clause ', reference('fixed'), '.'),
  )

  function told(): Story {
    const text = story(start)
    const from = start.child(0).nodeSize
    const to = from + start.child(1).nodeSize + start.child(2).nodeSize
    text.does(ann, (state) => state.tr.delete(from, to))
    return text
  }

  const numbersOf = (document: Node): string[] => numberParagraphs(document).map(({ label }) => label)

  function referencesOf(document: Node): (string | null)[] {
    const index = referenceIndex(document)
    const found: (string | null)[] = []
    document.descendants((node) => {
      if (node.type.name === 'reference') found.push(resolveReference(index, node.attrs as ReferenceAttributes).text)
      return true
    })
    return found
  }

  it('in the final view it uses no number, and what follows moves up', () => {
    const final = acceptAll(told().doc())
    expect(numbersOf(final)).toEqual(['1.', '2.', '2.1'])
    expect(wordsOf(final)).toHaveLength(4)
    expect(referencesOf(final)[0]).toBe('2.1')
  })

  it('in the original view it keeps its number', () => {
    const original = rejectAll(told().doc())
    expect(original.eq(start)).toBe(true)
    expect(numbersOf(original)).toEqual(['1.', '2.', '2.1', '3.', '3.1'])
    expect(referencesOf(original)).toEqual(['3.1', '2.1'])
  })

  it('no empty paragraph with a number is left, in whatever way it was taken out', () => {
    const text = story(start)
    text.selects(placeOf(text.doc(), 'Price').from, placeOf(text.doc(), 'Payment').from)
    text.presses(ann, deleteSelection)
    const final = acceptAll(text.doc())
    expect(wordsOf(final)).toEqual(['Definitions', 'Payment', 'Payment is due monthly.', 'Subject to clause <reference> and clause <reference>.'])
    expect(numbersOf(final)).toEqual(['1.', '2.', '2.1'])
    expect(rejectAll(text.doc()).eq(start)).toBe(true)
  })

  it('word by word as well: when the last word and the mark are gone, so is the number', () => {
    const text = story(start)
    text.does(ann, strikes('The price is '))
    text.does(ben, strikes('fixed.'))
    text.selects(placeOf(text.doc(), 'Price').to, placeOf(text.doc(), 'The price is fixed.').to)
    text.presses(ann, deleteSelection)
    expect(numbersOf(acceptAll(text.doc()))).toEqual(['1.', '2.', '3.', '3.1'])
    expect(rejectAll(text.doc()).eq(start)).toBe(true)
  })
})
