import { joinBackward } from 'prosemirror-commands'
import { describe, expect, it } from 'vitest'
import { doc, p, paragraph } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { acceptAll, rejectAll, type Decision } from '#shared/redline/resolve.ts'
import { splitParagraph } from '#renderer/editor/commands/enter.ts'
import { numberParagraphsAs } from '#renderer/editor/commands/numbering.ts'
import { toggle } from '#renderer/editor/commands/marks.ts'
import { ann, ben, by, placeOf, reading, story, strikes, types, wordsOf, type Story } from '#test/shared/redline/scenarios/story.ts'

const start = doc({}, paragraph({ id: 'pay' }, 'The Buyer shall pay.'), paragraph({ id: 'law' }, 'English law applies.'))

describe('somebody deletes part of what another has inserted', () => {
  function told(): Story {
    const text = story(start)
    text.does(ann, types('promptly and fully ', { after: 'shall ' }))
    text.does(ben, strikes('and fully '))
    return text
  }

  it('both changes are kept over the words', () => {
    expect(reading(told().doc())).toEqual(['The Buyer shall [+Ann: promptly ][+Ann −Ben: and fully ]pay.', 'English law applies.'])
  })

  it.each<[Decision, Decision, string]>([
    ['accept', 'accept', 'The Buyer shall promptly pay.'],
    ['accept', 'reject', 'The Buyer shall promptly and fully pay.'],
    ['reject', 'accept', 'The Buyer shall pay.'],
    ['reject', 'reject', 'The Buyer shall pay.'],
  ])('%s the insertion and %s the deletion: the same in either order', (insertion, deletion, expected) => {
    const [one, other] = [told(), told()]
    one.resolves(insertion, by(ann))
    one.resolves(deletion, by(ben))
    other.resolves(deletion, by(ben))
    other.resolves(insertion, by(ann))
    expect(wordsOf(one.doc())[0]).toBe(expected)
    expect(other.doc().eq(one.doc())).toBe(true)
  })

  it('each resolution is taken back by one undo', () => {
    const text = told()
    const pending = text.doc()
    text.resolves('accept', by(ann))
    expect(reading(text.doc())[0]).toBe('The Buyer shall promptly [−Ben: and fully ]pay.')
    text.undoes()
    expect(text.doc().eq(pending)).toBe(true)
  })

  it('what its own author deletes is really gone', () => {
    const text = told()
    text.does(ann, strikes('promptly '))
    expect(reading(text.doc())[0]).toBe('The Buyer shall [+Ann −Ben: and fully ]pay.')
    text.does(ann, strikes('and fully '))
    expect(reading(text.doc())[0]).toBe('The Buyer shall pay.')
  })

  it('typing into it is a change of one’s own, and resolving the other’s leaves it', () => {
    const text = story(start)
    text.does(ann, types('promptly ', { after: 'shall ' }))
    text.does(ben, types('XX', { after: 'prompt' }))
    expect(reading(text.doc())[0]).toBe('The Buyer shall [+Ann: prompt][+Ben: XX][+Ann: ly ]pay.')
    text.resolves('reject', by(ann))
    expect(reading(text.doc())[0]).toBe('The Buyer shall [+Ben: XX]pay.')
  })
})

describe('Enter in the middle by one, words by the same, Backspace by another', () => {
  function told(): Story {
    const text = story(start)
    text.selects(placeOf(text.doc(), ' shall').from)
    text.presses(ann, splitParagraph)
    text.does(ann, types('The Seller', { before: ' shall' }))
    text.selects(placeOf(text.doc(), 'The Seller').from)
    text.presses(ben, joinBackward)
    return text
  }

  it('the new paragraph mark carries both changes', () => {
    expect(reading(told().doc())).toEqual(['The Buyer ¶ +Ann −Ben', '[+Ann: The Seller] shall pay.', 'English law applies.'])
  })

  it('all rejected is the text before, exactly', () => {
    expect(rejectAll(told().doc()).eq(start)).toBe(true)
  })

  it('all accepted is one paragraph with the words', () => {
    expect(wordsOf(acceptAll(told().doc()))).toEqual(['The BuyerThe Seller shall pay.', 'English law applies.'])
  })

  it.each<[Decision, Decision, string[]]>([
    ['accept', 'accept', ['The BuyerThe Seller shall pay.', 'English law applies.']],
    ['accept', 'reject', ['The Buyer', 'The Seller shall pay.', 'English law applies.']],
    ['reject', 'accept', ['The Buyer shall pay.', 'English law applies.']],
    ['reject', 'reject', ['The Buyer shall pay.', 'English law applies.']],
  ])('%s the split and %s the join: the same in either order', (split, join, expected) => {
    const [one, other] = [told(), told()]
    one.resolves(split, by(ann))
    one.resolves(join, by(ben))
    other.resolves(join, by(ben))
    other.resolves(split, by(ann))
    expect(wordsOf(one.doc())).toEqual(expected)
    expect(other.doc().eq(one.doc())).toBe(true)
  })

  it('the one who pressed Enter takes it back by Backspace as if it had never been', () => {
    const text = story(start)
    text.selects(placeOf(text.doc(), ' shall').from)
    text.presses(ann, splitParagraph)
    text.selects(placeOf(text.doc(), ' shall').from)
    text.presses(ann, joinBackward)
    expect(text.doc().eq(start)).toBe(true)
  })
})

describe('formatting and numbering on what another has inserted', () => {
  function told(): Story {
    const text = story(start)
    text.does(ann, (state) => state.tr.insert(state.doc.child(0).nodeSize, p('Interest accrues daily.')))
    const { from, to } = placeOf(text.doc(), 'Interest accrues')
    text.selects(from, to)
    text.presses(ben, toggle('bold'))
    text.selects(from)
    text.presses(ben, numberParagraphsAs('decimal'))
    return text
  }

  it('lie on the insertion as changes of their own', () => {
    expect(reading(told().doc())[1]).toBe('[+Ann ~Ben bold: Interest accrues][+Ann:  daily.] ¶ ~Ben numbering +Ann')
  })

  it('can be rejected and the insertion kept', () => {
    const text = told()
    text.resolves('reject', by(ben))
    text.resolves('accept', by(ann))
    const [, added] = text.doc().children
    expect(added?.attrs['numbering']).toBeNull()
    expect(added?.firstChild?.marks).toEqual([])
    expect(added?.textContent).toBe('Interest accrues daily.')
  })

  it('stay when the insertion is accepted first', () => {
    const text = told()
    text.resolves('accept', by(ann))
    expect(reading(text.doc())[1]).toBe('[~Ben bold: Interest accrues] daily. ¶ ~Ben numbering')
    text.resolves('accept', by(ben))
    const [, added] = text.doc().children
    expect(added?.attrs['numbering']).toEqual({ scheme: 'decimal', level: 0 })
    expect(added?.firstChild?.marks).toEqual([schema.marks.bold.create()])
  })

  it('go with the insertion when it is rejected', () => {
    const text = told()
    text.resolves('reject', by(ann))
    expect(text.doc().eq(start)).toBe(true)
  })
})
