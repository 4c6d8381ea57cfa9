import { replaceAll, SearchQuery, setSearchState } from 'prosemirror-search'
import { describe, expect, it } from 'vitest'
import { doc, paragraph } from '#shared/document/builders.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { ann, ben, by, cleo, placeOf, reading, story, strikes, types, wordsOf, type Story } from '#test/shared/redline/scenarios/story.ts'
import { changesIn } from '#test/shared/redline/validity.ts'

describe('two hundred changes by three people, resolved by author only', () => {
  const start = doc({}, ...Array.from({ length: 100 }, (_, index) => paragraph({ id: `p${index}` }, `Clause ${index}. The Buyer shall pay the price without set-off.`)))

  function told(): Story {
    const text = story(start)
    for (let index = 0; index < 100; index += 1) {
      const heading = `Clause ${index}.`
      const who = [ann, ben, cleo][index % 3] ?? ann
      const other = [ann, ben, cleo][(index + 1) % 3] ?? ben
      const sentence = placeOf(text.doc(), heading)
      text.does(who, (state) => state.tr.insertText(' promptly and fully', sentence.to + ' The Buyer shall'.length))
      text.does(other, (state) => state.tr.delete(sentence.to + ' The Buyer shall promptly'.length, sentence.to + ' The Buyer shall promptly and fully'.length))
    }
    return text
  }

  const pending = told().doc()

  it('holds two hundred changes of two hundred gestures', () => {
    expect(new Set(changesIn(pending).map(({ stamp }) => stamp.group)).size).toBe(200)
    expect(rejectAll(pending).eq(start)).toBe(true)
  })

  it.each([
    ['Ann', ann],
    ['Ben', ben],
    ['Cleo', cleo],
  ] as const)('accepting all of %s leaves those of the others as they were', (_, who) => {
    const mine = story(pending)
    mine.resolves('accept', by(who))
    const left = changesIn(mine.doc())
    expect(left.filter(({ stamp }) => stamp.author === who.author)).toEqual([])
    const others = (document: typeof pending): string[] => [...new Set(changesIn(document).filter(({ stamp }) => stamp.author !== who.author).map(({ stamp }) => stamp.id))]
    // A deletion of words that are no longer there goes with them; every other one stays.
    expect(others(mine.doc())).toEqual(others(pending))
  })

  it('author by author in any order ends as all at once, and each is one undo', () => {
    const orders = [
      [ann, ben, cleo],
      [cleo, ann, ben],
      [ben, cleo, ann],
    ] as const
    for (const order of orders) {
      const here = story(pending)
      for (const who of order) here.resolves('accept', by(who))
      expect(here.doc().eq(acceptAll(pending))).toBe(true)
      for (const _ of order) here.undoes()
      expect(here.doc().eq(pending)).toBe(true)
    }
    expect(wordsOf(acceptAll(pending))[7]).toBe('Clause 7. The Buyer shall promptly pay the price without set-off.')
  })
})

describe('find and replace all', () => {
  const start = doc(
    {},
    paragraph({ id: 'a' }, 'The Buyer shall pay. The Buyer may not set off.'),
    paragraph({ id: 'b' }, 'If the Buyer is late, the Buyer shall pay interest.'),
    paragraph({ id: 'c' }, 'Nothing here.'),
  )

  function replacesAll(text: Story, search: string, replace: string): void {
    const query = new SearchQuery({ search, replace, literal: true, caseSensitive: true })
    text.presses(ann, (state, dispatch) => replaceAll(state.apply(setSearchState(state.tr, query)), dispatch))
  }

  it('records every match, as one gesture', () => {
    const text = story(start)
    replacesAll(text, 'Buyer', 'Customer')
    expect(reading(text.doc())).toEqual([
      'The [−Ann: Buyer][+Ann: Customer] shall pay. The [−Ann: Buyer][+Ann: Customer] may not set off.',
      'If the [−Ann: Buyer][+Ann: Customer] is late, the [−Ann: Buyer][+Ann: Customer] shall pay interest.',
      'Nothing here.',
    ])
    expect(new Set(changesIn(text.doc()).map(({ stamp }) => stamp.group)).size).toBe(1)
  })

  it('one undo takes all back, one redo brings all again', () => {
    const text = story(start)
    replacesAll(text, 'Buyer', 'Customer')
    const replaced = text.doc()
    text.undoes()
    expect(text.doc().eq(start)).toBe(true)
    text.redoes()
    expect(text.doc().eq(replaced)).toBe(true)
  })

  it('over what others inserted or struck keeps their changes', () => {
    const text = story(start)
    text.does(ben, types(' and the Buyer’s agents', { after: 'If the Buyer' }))
    text.does(ben, strikes('The Buyer may not set off.'))
    const pending = text.doc()
    replacesAll(text, 'Buyer', 'Customer')
    expect(rejectAll(text.doc()).eq(start)).toBe(true)
    text.resolves('reject', by(ann))
    expect(text.doc().eq(pending)).toBe(true)
  })
})
