import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { threadSchema, type Thread } from '#shared/negotiation/comment.ts'
import { mergedThreads, type MergedThreads, type ReturnedThread } from '#shared/negotiation/returned/merged-threads.ts'
import { id, noon } from '#test/helpers/records.ts'

const contract = id<'contract'>('lease')
const said = (name: string, text: string, person: Thread['comments'][number]['person'] = null): Thread['comments'][number] => ({ id: id<'comment'>(name), person, author: 'Ada', at: noon, text, editedAt: null, removedAt: null })
const ours: Thread = { id: id<'thread'>('t1'), contract, paragraph: 'p4', quote: 'the rent', internal: false, state: 'open', comments: [said('c1', 'Too much.', id<'person'>('ada'))] }
const back = (...texts: readonly string[]): ReturnedThread => ({ id: 'word-thread', resolved: false, paragraph: 'word-9', quote: 'rent', comments: texts.map((text, index) => ({ wordId: String(index), author: 'Eve', at: noon, text })) })

function merged(discussion: readonly Thread[], returned: readonly ReturnedThread[]): MergedThreads {
  let next = 0
  return mergedThreads(contract, discussion, returned, { newThread: () => id<'thread'>(`new-${(next += 1)}`), newComment: () => id<'comment'>(`new-${(next += 1)}`) })
}

describe('the comments of a Word file and the discussion of a contract', () => {
  it('are one where a thread begins with a comment of ours: only the answer is new', () => {
    const { threads: [thread], known, wordIds, fresh } = merged([ours], [back(' Too  much. ', 'Not at all.')])
    expect(thread).toMatchObject({ id: 't1', paragraph: 'p4', quote: 'the rent' })
    expect(thread?.comments.map(({ author, person, text }) => [author, person, text])).toEqual([['Ada', 'ada', 'Too much.'], ['Eve', null, 'Not at all.']])
    expect([known.get('word-thread'), wordIds['c1'], fresh]).toEqual(['t1', '0', 1])
  })

  it('stay two where the thread is new, is internal, or was taken back', () => {
    const gone: Thread = { ...ours, comments: [{ ...said('c1', 'Too much.'), removedAt: noon }] }
    for (const discussion of [[], [{ ...ours, internal: true }], [gone]]) {
      const { threads, fresh } = merged(discussion, [back('Too much.')])
      expect([threads[0]?.id.startsWith('new-'), fresh]).toEqual([true, 1])
    }
  })

  it('give each thread of ours to one of the file only, and say what is resolved', () => {
    const { threads } = merged([ours], [{ ...back('Too much.'), resolved: true }, back('Too much.')])
    expect(threads.map(({ id: name, state }) => [name === 't1', state])).toEqual([[true, 'resolved'], [false, 'open']])
  })

  it('are what they were when the same file is taken in again', () => {
    const returned = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { maxLength: 4 })
    fc.assert(fc.property(returned, (texts) => {
      const file = texts.map((each, index) => ({ ...back(...each), id: `w${index}` }))
      const once = merged([], file)
      for (const thread of once.threads) expect(threadSchema.safeParse(thread).success).toBe(true)
      expect(once.threads.flatMap(({ comments }) => comments)).toHaveLength(once.fresh)
      const told = (text: string): boolean => text.trim() !== ''
      if (texts.flat().every(told)) expect(merged(once.threads, file)).toMatchObject({ threads: once.threads, fresh: 0 })
    }))
  })
})
