import { describe, expect, it } from 'vitest'
import type { CommentAnchor } from '#renderer/editor/session/redline-session.ts'
import { fits, inTextOrder, openCount, quietThreads } from '#renderer/features/comments/threads.ts'
import type { Thread } from '#shared/negotiation/comment.ts'
import { ada, id, noon } from '#test/helpers/records.ts'

function thread(name: string, more: Partial<Thread> = {}, at = noon): Thread {
  const comment = { id: id<'comment'>(`${name}-1`), person: ada.id, author: 'Ada', at, text: 'Why?', editedAt: null, removedAt: null }
  return { id: id(name), contract: id('lease'), paragraph: 'p1', quote: `words of ${name}`, internal: true, state: 'open', comments: [comment], ...more }
}

function takenBack(name: string): Thread {
  const made = thread(name)
  return { ...made, comments: made.comments.map(comment => ({ ...comment, text: '', removedAt: noon })) }
}

const anchor = (name: string, from: number, more: Partial<CommentAnchor> = {}): CommentAnchor => ({ thread: name, from, to: from + 5, paragraph: 'p1', quote: `now ${name}`, deleted: false, ...more })

describe('threads beside a text', () => {
  it('stand in the order of the text; those whose text was deleted come last, oldest first, with the words they had', () => {
    const threads = [thread('late', {}, '2026-03-03T12:00:00.000Z'), thread('second'), thread('first'), thread('early')]
    const shown = inTextOrder(threads, [anchor('first', 3), anchor('second', 40)])
    expect(shown.map(({ id: name, standing, quote }) => [name, standing, quote])).toEqual([
      ['first', 'text', 'now first'],
      ['second', 'text', 'now second'],
      ['early', 'gone', 'words of early'],
      ['late', 'gone', 'words of late'],
    ])
  })

  it('say so while their text is only marked as deleted', () => {
    expect(inTextOrder([thread('a')], [anchor('a', 3, { deleted: true })])).toMatchObject([{ standing: 'struck', quote: 'words of a' }])
  })

  it('claim nothing of the text while one without comments is shown', () => {
    expect(inTextOrder([thread('a')], null)).toMatchObject([{ standing: 'unknown', anchor: null }])
  })

  it('are not there once everything said was taken back; words marked for a comment that was never written are', () => {
    const shown = inTextOrder([takenBack('a')], [anchor('a', 3), anchor('b', 9)])
    expect(shown).toMatchObject([{ id: 'b', thread: null, standing: 'text' }])
  })

  it('are let through by a filter; what is being begun always is', () => {
    const open = { state: 'open', internalOnly: false } as const
    const [settled, told, begun] = inTextOrder([thread('a', { state: 'resolved' }), thread('b', { internal: false })], [anchor('a', 1), anchor('b', 2), anchor('c', 3)])
    if (settled === undefined || told === undefined || begun === undefined) throw new Error('Three threads were expected')
    expect([settled, told, begun].map(each => fits(each, open))).toEqual([false, true, true])
    expect([settled, told, begun].map(each => fits(each, { state: 'resolved', internalOnly: false }))).toEqual([true, false, true])
    expect([settled, told, begun].map(each => fits(each, { state: 'all', internalOnly: true }))).toEqual([true, false, true])
  })

  it('are counted while they wait for an answer, and quiet in the text once they do not', () => {
    const threads = [thread('a'), thread('b', { state: 'resolved' }), takenBack('c')]
    expect(openCount(threads)).toBe(1)
    expect(quietThreads(threads)).toEqual(['b', 'c'])
  })
})
