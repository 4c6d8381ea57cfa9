import { history, undo, undoDepth } from 'prosemirror-history'
import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { doc } from '#shared/document/builders.ts'
import { resolve } from '#renderer/editor/redline/resolving.ts'
import { changesAt, changeWords } from '#renderer/editor/redline/changes-at.ts'
import { ownColour, withAuthors } from '#renderer/editor/redline/authors.ts'
import { tracked } from '#test/renderer/editor/redline/tracked-document.ts'

const text = doc({}, tracked('a', 'one [+two ][-three ]four'), tracked('b', '[-gone]', 'deletion'), tracked('c', 'five [+-six]'))

function stateOf(): EditorState {
  return EditorState.create({ doc: text, plugins: [history()] })
}

describe('deciding changes', () => {
  it('is one undo step, however many are decided', () => {
    let state = stateOf()
    expect(resolve('accept')(state, (tr) => (state = state.apply(tr)))).toBe(true)
    expect(state.doc.children.map((node) => node.textContent)).toEqual(['one two four', 'five '])
    expect(undoDepth(state)).toBe(1)
    undo(state, (tr) => (state = state.apply(tr)))
    expect(state.doc.eq(text)).toBe(true)
  })

  it('takes only what is chosen, where it is chosen', () => {
    let state = stateOf()
    resolve('reject', ({ author }) => author === 'Boris')(state, (tr) => (state = state.apply(tr)))
    expect(state.doc.children.map((node) => node.textContent)).toEqual(['one two three four', 'gone', 'five six'])
    state = stateOf()
    resolve('accept', undefined, { from: 5, to: 7 })(state, (tr) => (state = state.apply(tr)))
    expect(state.doc.firstChild?.child(0).text).toBe('one tw')
  })

  it('does nothing where nothing is to be decided', () => {
    expect(resolve('accept', () => false)(stateOf())).toBe(false)
  })
})

describe('the change at the cursor', () => {
  it('is told of in words, the narrowest first', () => {
    const state = stateOf()
    const at = (pos: number): string[] => changesAt(state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)))).map(changeWords)
    expect(at(6)).toEqual(['Inserted'])
    expect(at(2)).toEqual([])
  })
})

describe('authors', () => {
  it('have colours in the order they were met, and one’s own is always the first', () => {
    const met = withAuthors(ownColour({ name: 'Ada', person: 'ada' }), [{ name: 'Boris', person: null }, { name: 'Ada', person: 'ada' }, { name: 'Chen', person: 'chen' }])
    expect(met.map(({ key, colour }) => [key, colour])).toEqual([['ada', 1], ['Boris', 2], ['chen', 3]])
  })

  it('share colours when there are more than eight, but never with oneself', () => {
    const many = Array.from({ length: 20 }, (_author, index) => ({ name: `Author ${index}`, person: null }))
    const met = withAuthors(ownColour({ name: 'Ada', person: 'ada' }), many)
    expect(met.filter(({ colour }) => colour === 1)).toHaveLength(1)
    expect(new Set(met.map(({ colour }) => colour)).size).toBe(8)
  })

  it('keep their colours when others are met later', () => {
    const first = withAuthors(ownColour(null), [{ name: 'Boris', person: null }])
    expect(withAuthors(first, [{ name: 'Aaron', person: null }, { name: 'Boris', person: null }]).map(({ name, colour }) => [name, colour])).toEqual([['Boris', 2], ['Aaron', 3]])
    expect(withAuthors(first, [{ name: 'Boris', person: null }])).toBe(first)
  })
})
