import { Fragment, Slice } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { clause, doc, p, table } from '#shared/document/builders.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { withCountedIds } from '#test/shared/document/arbitraries.ts'
import { ann, ben, by, cleo, placeOf, reading, story, strikes, types, wordsOf, type Story } from '#test/shared/redline/scenarios/story.ts'

const start = withCountedIds(doc({}, p('The Seller shall deliver the goods on time.'), p('Risk passes on delivery.'), p('The Buyer shall pay within thirty days.'), p('The end.')))

/** A text in which two people have pending changes, one of them across the place where two paragraphs meet. */
function pending(): Story {
  const text = story(start)
  text.does(ann, types('promptly ', { before: 'deliver' }))
  text.does(ben, strikes('Risk passes'))
  text.does(ben, types('thirty (30)', { over: 'thirty' }))
  return text
}

const pasted = new Slice(Fragment.from([p('as listed here:'), clause(0, 'first,'), table([['Steel', '400']]), p('and paid for.')]), 0, 0)

function pastes(text: Story): void {
  text.selects(placeOf(text.doc(), 'deliver').from, placeOf(text.doc(), ' days').from)
  text.does(cleo, (state) => state.tr.replaceSelection(pasted))
}

describe('paragraphs and a table pasted over a selection that holds changes of others', () => {
  it('keep what the others did under the deletion', () => {
    const text = pending()
    const before = text.doc()
    pastes(text)
    expect(rejectAll(text.doc()).eq(start)).toBe(true)
    text.resolves('reject', by(cleo))
    expect(text.doc().eq(before)).toBe(true)
  })

  it('accepted, they stand in the place of the selection', () => {
    const text = pending()
    pastes(text)
    expect(wordsOf(acceptAll(text.doc()))).toEqual(['The Seller shall promptly ', 'as listed here:', 'first,', 'Steel', '400', 'and paid for.', ' days.', 'The end.'])
  })

  it('are one gesture, taken back by one undo', () => {
    const text = pending()
    const before = text.doc()
    pastes(text)
    const after = text.doc()
    text.undoes()
    expect(text.doc().eq(before)).toBe(true)
    text.redoes()
    expect(text.doc().eq(after)).toBe(true)
  })

  it('the others’ changes can be decided first', () => {
    const text = pending()
    pastes(text)
    text.resolves('reject', by(ben))
    text.resolves('accept', by(ann))
    text.resolves('reject', by(cleo))
    expect(wordsOf(text.doc())).toEqual(['The Seller shall promptly deliver the goods on time.', 'Risk passes on delivery.', 'The Buyer shall pay within thirty days.', 'The end.'])
  })
})

describe('words written by an input method', () => {
  /** The word being composed is written over at each key, each time in a transaction of its own, as the browser reports it. */
  function composes(text: Story, stages: readonly string[], from: number): void {
    let length = 0
    for (const stage of stages) {
      text.does(cleo, (state: EditorState): Transaction => state.tr.insertText(stage, from, from + length).setMeta('composition', 1))
      length = stage.length
    }
  }

  it('leave only what was chosen in the end, as one insertion', () => {
    const text = story(start)
    composes(text, ['n', 'に', 'にh', 'にほ', 'にほん', '日本'], placeOf(text.doc(), ' goods').from)
    expect(reading(text.doc())[0]).toBe('The Seller shall deliver the[+Cleo: 日本] goods on time.')
    expect(rejectAll(text.doc()).eq(start)).toBe(true)
  })

  it('over another’s insertion keep that one beneath', () => {
    const text = pending()
    const { from } = placeOf(text.doc(), 'promptly')
    text.does(cleo, (state) => state.tr.insertText('n', from, from + 'promptly'.length))
    expect(reading(text.doc())[0]).toBe('The Seller shall [+Ann −Cleo: promptly][+Cleo: n][+Ann:  ]deliver the goods on time.')
    composes(text, ['に', '日'].map((stage) => stage), placeOf(text.doc(), 'n deliver').from + 1)
    expect(rejectAll(text.doc()).eq(start)).toBe(true)
  })
})
