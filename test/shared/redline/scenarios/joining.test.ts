import { splitBlock } from 'prosemirror-commands'
import { describe, expect, it } from 'vitest'
import { doc, paragraph } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { ann, ben, placeOf, reading, story, strikes, types, type Story } from '#test/shared/redline/scenarios/story.ts'
import { changesIn } from '#test/shared/redline/validity.ts'

const start = doc({}, paragraph({ id: 'pay' }, 'The Buyer shall pay.'), paragraph({ id: 'law' }, 'English law applies.'))

const changeIds = (text: Story): string[] => [...new Set(changesIn(text.doc()).map(({ stamp }) => stamp.id))]

describe('changes beside each other', () => {
  it('by one person are one change: typed letter by letter', () => {
    const text = story(start)
    for (const [index, letter] of [...' in full'].entries()) text.does(ann, (state) => state.tr.insertText(letter, placeOf(start, ' pay').to + index))
    expect(reading(text.doc())[0]).toBe('The Buyer shall pay[+Ann:  in full].')
    expect(changeIds(text)).toHaveLength(1)
  })

  it.each([
    ['backwards', [4, 3, 2, 1, 0]],
    ['forwards', [0, 1, 2, 3, 4]],
  ])('by one person are one change: struck letter by letter, %s', (_, letters) => {
    const text = story(start)
    const { from } = placeOf(start, 'Buyer')
    for (const letter of letters) text.does(ann, (state) => state.tr.delete(from + letter, from + letter + 1))
    expect(reading(text.doc())[0]).toBe('The [−Ann: Buyer] shall pay.')
    expect(changeIds(text)).toHaveLength(1)
  })

  it('by two people are two, however close', () => {
    const text = story(start)
    text.does(ann, types(' promptly', { after: 'shall' }))
    text.does(ben, types(' and fully', { after: 'promptly' }))
    expect(reading(text.doc())[0]).toBe('The Buyer shall[+Ann:  promptly][+Ben:  and fully] pay.')
    text.does(ann, strikes('The '))
    text.does(ben, strikes('Buyer'))
    expect(reading(text.doc())[0]).toBe('[−Ann: The ][−Ben: Buyer] shall[+Ann:  promptly][+Ben:  and fully] pay.')
    expect(changeIds(text)).toHaveLength(4)
  })

  it('by two people of one name, one of the house and one not, are two', () => {
    const text = story(start)
    text.does(ann, types(' promptly', { after: 'shall' }))
    text.does({ author: ann.author, person: null }, types(' and fully', { after: 'promptly' }))
    expect(changeIds(text)).toHaveLength(2)
  })

  it('an insertion and a deletion that take each other’s place stay apart, in one gesture', () => {
    const text = story(start)
    text.does(ann, types('Customer', { over: 'Buyer' }))
    expect(reading(text.doc())[0]).toBe('The [−Ann: Buyer][+Ann: Customer] shall pay.')
    expect(new Set(changesIn(text.doc()).map(({ stamp }) => stamp.group)).size).toBe(1)
  })

  it('what one gesture does in several places is one group', () => {
    const text = story(start)
    text.selects(placeOf(start, 'Buyer').from, placeOf(start, 'law applies').from)
    text.presses(ann, splitBlock)
    expect(new Set(changesIn(text.doc()).map(({ stamp }) => stamp.group)).size).toBe(1)
  })

  it('a mark set and taken away again by the same person is no change', () => {
    const text = story(start)
    const { from, to } = placeOf(start, 'Buyer')
    const bold = schema.mark('bold')
    text.does(ann, (state) => state.tr.addMark(from, to, bold))
    expect(reading(text.doc())[0]).toBe('The [~Ann bold: Buyer] shall pay.')
    text.does(ann, (state) => state.tr.removeMark(from, to, bold))
    expect(text.doc().eq(start)).toBe(true)
  })

  it('a style changed twice by the same person is one change, from what it was at first', () => {
    const text = story(start)
    text.does(ann, (state) => state.tr.setNodeAttribute(0, 'style', 'quote'))
    text.does(ann, (state) => state.tr.setNodeAttribute(0, 'style', 'title'))
    expect(changesIn(text.doc()).map(({ record }) => (JSON.parse(record) as { before: unknown }).before)).toEqual(['body'])
    text.does(ann, (state) => state.tr.setNodeAttribute(0, 'style', 'body'))
    expect(text.doc().eq(start)).toBe(true)
  })

  it('a comment’s anchor is no change', () => {
    const text = story(start)
    const { from, to } = placeOf(start, 'Buyer')
    text.does(ann, (state) => state.tr.addMark(from, to, schema.mark('comment', { thread: 'thread-1' })))
    expect(changeIds(text)).toEqual([])
    expect(text.doc().nodeAt(from)?.marks.map(({ type }) => type.name)).toEqual(['comment'])
  })

  it('a comment’s anchor stays on words that are struck, and returns with them', () => {
    const text = story(start)
    const { from, to } = placeOf(start, 'Buyer')
    text.does(ann, (state) => state.tr.addMark(from, to, schema.mark('comment', { thread: 'thread-1' })))
    const commented = text.doc()
    text.does(ben, strikes('Buyer'))
    expect(text.doc().nodeAt(from)?.marks.map(({ type }) => type.name)).toEqual(['comment', 'deletion'])
    text.resolves('reject')
    expect(text.doc().eq(commented)).toBe(true)
  })
})
