import { describe, expect, it } from 'vitest'
import { clause, doc, p, paragraph, reference } from '#shared/document/builders.ts'
import { moveClause, type MoveTarget } from '#shared/document/move-clause.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import type { Transaction, EditorState } from 'prosemirror-state'
import { ann, ben, by, placeOf, reading, story, strikes, types, wordsOf, type Story } from '#test/shared/redline/scenarios/story.ts'
import { changesIn } from '#test/shared/redline/validity.ts'

const start = doc(
  {},
  clause(0, 'Definitions', { id: 'defs' }),
  clause(0, 'Price', { id: 'price' }),
  clause(1, 'The price is fixed.', { id: 'fixed' }),
  clause(1, 'It includes packing.', { id: 'packing' }),
  clause(0, 'Payment', { id: 'payment' }),
  clause(1, 'Payment is due monthly.', { id: 'monthly' }),
  paragraph({ id: 'last' }, 'Subject to clause ', reference('fixed'), '.'),
)

const moves =
  (id: string, target: MoveTarget) =>
  (state: EditorState): Transaction => {
    const moved = moveClause(state.tr, id, target)
    if (!moved.ok) throw new Error(moved.refusal.message)
    return moved.value
  }

function told(): Story {
  const text = story(start)
  text.does(ann, moves('price', { after: 'payment' }))
  return text
}

describe('a clause of several paragraphs is moved, then edited', () => {
  it('is shown as a move: struck where it stood and inserted where it stands, as one gesture', () => {
    const moved = told().doc()
    expect(wordsOf(acceptAll(moved))).toEqual(['Definitions', 'Payment', 'Payment is due monthly.', 'Subject to clause <reference>.', 'Price', 'The price is fixed.', 'It includes packing.'])
    const moveIds = new Set(changesIn(moved).map(({ stamp }) => stamp.move))
    expect(moveIds.size).toBe(1)
    expect(moveIds.has(null)).toBe(false)
    expect(new Set(changesIn(moved).map(({ stamp }) => stamp.group)).size).toBe(1)
  })

  it('the place it stands at now keeps its id, so references follow it', () => {
    const final = acceptAll(told().doc())
    const ids = final.children.map((block) => block.attrs['id'] as string)
    expect(ids).toEqual(['defs', 'payment', 'monthly', 'last', 'price', 'fixed', 'packing'])
    expect(numberParagraphs(final).find(({ id }) => id === 'fixed')?.label).toBe('3.1')
  })

  it('rejected, it stands where it stood, with its ids', () => {
    const text = told()
    text.resolves('reject')
    expect(text.doc().eq(start)).toBe(true)
  })

  it('an edit made after the move is a change of its own', () => {
    const text = told()
    // The copy that was struck stands first; the edit is made in the one that is inserted.
    text.does(ben, (state) => state.tr.insertText(' and firm', lastPlaceOf(state, 'fixed').to))
    expect(reading(text.doc()).filter((line) => line.includes('firm'))).toEqual(['[+Ann: The price is fixed][+Ben:  and firm][+Ann: .] ¶ +Ann'])
    text.resolves('accept', by(ann))
    expect(reading(text.doc())).toContain('The price is fixed[+Ben:  and firm].')
    text.resolves('reject', by(ben))
    expect(text.doc().eq(acceptAll(told().doc()))).toBe(true)
  })

  it('rejecting the move and keeping the edit loses neither the clause nor the words', () => {
    const text = told()
    text.does(ben, (state) => state.tr.insertText(' and firm', lastPlaceOf(state, 'fixed').to))
    text.resolves('reject', by(ann))
    expect(text.doc().textContent).toContain('The price is fixed.')
    expect(text.doc().textContent).toContain(' and firm')
    text.resolves('reject', by(ben))
    expect(wordsOf(text.doc())).toEqual(wordsOf(start))
  })

  it('taking one place takes both', () => {
    const text = told()
    const moved = text.doc()
    const source = placeOf(moved, 'It includes packing.')
    text.resolves('reject', (change) => change.kind === 'deletion')
    expect(text.doc().eq(start)).toBe(true)
    expect(moved.textBetween(source.from, source.to)).toBe('It includes packing.')
  })

  it('a clause that another had edited before takes the edit along', () => {
    const text = story(start)
    text.does(ben, types(' and firm', { after: 'fixed' }))
    text.does(ben, strikes('packing'))
    const pending = text.doc()
    text.does(ann, moves('price', 'end'))
    expect(rejectAll(text.doc()).eq(start)).toBe(true)
    expect(wordsOf(acceptAll(text.doc())).slice(-3)).toEqual(['Price', 'The price is fixed and firm.', 'It includes .'])
    text.resolves('reject', by(ann))
    expect(text.doc().eq(pending)).toBe(true)
  })

  it('moved there and back again by the same person, nothing is left to resolve', () => {
    const text = told()
    text.does(ann, moves('price', { before: 'payment' }))
    expect(rejectAll(text.doc()).eq(start)).toBe(true)
    expect(acceptAll(text.doc()).eq(start)).toBe(true)
  })
})

describe('passages moved by one person and touched by another', () => {
  it('moved by two people one after the other, each can be rejected alone', () => {
    const text = told()
    const after = acceptAll(text.doc())
    text.does(ben, moves('price', { before: 'defs' }))
    text.resolves('reject', by(ben))
    expect(acceptAll(text.doc()).eq(after)).toBe(true)
    text.resolves('reject', by(ann))
    expect(text.doc().eq(start)).toBe(true)
  })

  it('a paragraph typed between the moved ones belongs to whom typed it', () => {
    const text = told()
    text.does(ben, (state) => state.tr.insert(lastPlaceOf(state, 'The price is fixed.').to + 1, p('It excludes tax.')))
    text.resolves('accept', by(ann))
    expect(reading(text.doc())).toContain('[+Ben: It excludes tax.] ¶ +Ben')
    text.resolves('reject', by(ben))
    expect(text.doc().eq(acceptAll(told().doc()))).toBe(true)
  })
})

function lastPlaceOf(state: EditorState, words: string): { readonly from: number; readonly to: number } {
  let last = placeOf(state.doc, words)
  state.doc.descendants((node, pos) => {
    const at = node.isTextblock ? node.textContent.indexOf(words) : -1
    if (at >= 0) last = { from: pos + 1 + at, to: pos + 1 + at + words.length }
    return !node.isTextblock
  })
  return last
}
