import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { doc, field, paragraph } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { addAnchor, anchorsOf, removeAnchor, threadAt } from '#renderer/editor/redline/anchors.ts'
import { tracked } from '#test/renderer/editor/redline/tracked-document.ts'

const commented = (text: string, thread: string) => schema.text(text, [schema.marks.comment.create({ thread })])

function stateOf(...blocks: Parameters<typeof doc> extends [unknown, ...infer Blocks] ? Blocks : never): EditorState {
  return EditorState.create({ doc: doc({}, ...blocks) })
}

function selecting(state: EditorState, from: number, to: number = from): EditorState {
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
}

function after(state: EditorState, command: ReturnType<typeof addAnchor>): EditorState {
  let next = state
  expect(command(state, (tr) => (next = state.apply(tr)))).toBe(true)
  return next
}

describe('anchors of comments', () => {
  it('go on the selected words, or on the word at the cursor', () => {
    const state = stateOf(paragraph({ id: 'a' }, 'Pay within thirty days.'))
    expect(anchorsOf(after(selecting(state, 1, 4), addAnchor('t')).doc)).toEqual([{ thread: 't', from: 1, to: 4, paragraph: 'a', quote: 'Pay', deleted: false }])
    expect(anchorsOf(after(selecting(state, 15), addAnchor('t')).doc)[0]?.quote).toBe('thirty')
    expect(anchorsOf(after(selecting(state, 24), addAnchor('t')).doc)[0]?.quote).toBe('days')
  })

  it('count an atom as one place', () => {
    const state = stateOf(paragraph({ id: 'a' }, field('fee'), ' is due'))
    expect(anchorsOf(after(selecting(state, 4), addAnchor('t')).doc)[0]).toMatchObject({ from: 3, to: 5, quote: 'is' })
  })

  it('are refused where there are no words', () => {
    expect(addAnchor('t')(stateOf(paragraph({}, '')))).toBe(false)
  })

  it('lie over each other and are listed in the order of the text, over several paragraphs too', () => {
    const state = stateOf(paragraph({ id: 'a' }, 'one two'), paragraph({ id: 'b' }, 'three'))
    const twice = after(selecting(after(selecting(state, 5, 13), addAnchor('long')), 1, 8), addAnchor('first'))
    expect(anchorsOf(twice.doc).map(({ thread, quote, paragraph: id }) => [thread, quote, id])).toEqual([['first', 'one two', 'a'], ['long', 'twothr', 'a']])
    expect(anchorsOf(after(twice, removeAnchor('long')).doc).map(({ thread }) => thread)).toEqual(['first'])
  })

  it('tell when all their words are deleted', () => {
    const state = stateOf(tracked('a', 'one [-two] three'))
    expect(anchorsOf(after(selecting(state, 5, 8), addAnchor('t')).doc)[0]?.deleted).toBe(true)
    expect(anchorsOf(after(selecting(state, 3, 8), addAnchor('t')).doc)[0]?.deleted).toBe(false)
  })

  it('name the thread the cursor stands in', () => {
    const state = stateOf(paragraph({}, 'one ', commented('two', 't'), ' three'))
    expect(threadAt(selecting(state, 6))).toBe('t')
    expect(threadAt(selecting(state, 2))).toBeNull()
    expect(threadAt(selecting(state, 11))).toBeNull()
  })
})
