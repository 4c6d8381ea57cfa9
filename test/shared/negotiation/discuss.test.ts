import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '#shared/audit/event.ts'
import { auditEventSchema } from '#shared/audit/event.ts'
import { storedStates } from '#shared/contracts/contract.ts'
import { roles } from '#shared/contracts/person.ts'
import type { Result } from '#shared/lib/result.ts'
import { annotatableStates, mayComment, threadSchema, type Thread } from '#shared/negotiation/comment.ts'
import { editComment, removeComment, replyTo, setInternal, setThreadState, startThread, type Speaker } from '#shared/negotiation/discuss.ts'
import { ada, ben, contract, eve, id, noon, outcome, person, value, vic } from '#test/helpers/records.ts'

const later = '2026-03-05T11:59:59.000Z'
const app = person('App', { role: 'approver' })
const gone = person('Gone', { active: false })
const by = (someone: Speaker['person'], at = later): Speaker => ({ person: someone, at })
const begun = { id: id<'thread'>('t1'), comment: id<'comment'>('c1'), paragraph: 'p4', quote: 'the rent', internal: true, text: ' Too much. ' }
const thread: Thread = value(startThread(contract(), begun, by(ada, noon))).thread
const answered: Thread = value(replyTo(thread, { comment: id('c2'), text: 'Not at all.' }, by(ben))).thread

describe('a thread', () => {
  it('begins with its passage and what was said, by whom and when', () => {
    const { thread: made, event } = value(startThread(contract(), begun, by(ada, noon)))
    expect(made).toEqual({
      id: 't1', contract: 'lease', paragraph: 'p4', quote: 'the rent', internal: true, state: 'open',
      comments: [{ id: 'c1', person: 'ada', author: 'Ada', at: noon, text: 'Too much.', editedAt: null, removedAt: null }],
    })
    expect(event).toEqual({ kind: 'thread started', contract: 'lease', thread: 't1', comment: 'c1', internal: true, quote: 'the rent' })
  })

  it.each(roles)('is for everyone of the house but viewers: %s', (role) => {
    const someone = person('Someone', { role })
    expect(mayComment(someone)).toBe(role !== 'viewer')
    expect(outcome(startThread(contract(), begun, by(someone)))).toBe(role === 'viewer' ? 'comment.may-not' : 'accepted')
    expect(mayComment({ ...someone, active: false })).toBe(false)
  })

  it.each(storedStates)('can begin while the text is written or awaits approval or signing: %s', (state) => {
    const before = ['request', 'draft', 'review', 'negotiation', 'approval pending', 'approved'].includes(state)
    expect(annotatableStates.has(state)).toBe(before)
    expect(outcome(startThread(contract({ state }), begun, by(ada)))).toBe(before ? 'accepted' : 'comment.fixed')
  })

  it.each(['', '  \n '])('needs words: %j', (text) => {
    expect(outcome(startThread(contract(), { ...begun, text }, by(ada)))).toBe('comment.empty')
    expect(outcome(replyTo(thread, { comment: id('c9'), text }, by(ada)))).toBe('comment.empty')
    expect(outcome(editComment(thread, id('c1'), text, by(ada)))).toBe('comment.empty')
  })

  it('is answered, and opened again by an answer', () => {
    expect(answered.comments.map((comment) => comment.text)).toEqual(['Too much.', 'Not at all.'])
    const resolved = value(setThreadState(answered, 'resolved', by(ben))).thread
    const { thread: open, event } = value(replyTo(resolved, { comment: id('c3'), text: 'One more thing.' }, by(ada)))
    expect(open.state).toBe('open')
    expect(event).toMatchObject({ kind: 'comment added', reopened: true })
  })

  it('is resolved once and opened once', () => {
    expect(outcome(setThreadState(thread, 'open', by(ada)))).toBe('comment.already')
    const { thread: resolved, event } = value(setThreadState(thread, 'resolved', by(app)))
    expect(event.kind).toBe('thread resolved')
    expect(outcome(setThreadState(resolved, 'resolved', by(ada)))).toBe('comment.already')
    expect(value(setThreadState(resolved, 'open', by(eve)))).toMatchObject({ thread, event: { kind: 'thread reopened' } })
  })

  it('is let out of the house only by someone who may write the text, and taken in by anyone who may comment', () => {
    expect(outcome(setInternal(thread, false, by(app)))).toBe('comment.may-not-show')
    const { thread: shown, event } = value(setInternal(thread, false, by(eve)))
    expect(event).toEqual({ kind: 'thread shown or hidden', contract: 'lease', thread: 't1', internal: false })
    expect(outcome(setInternal(shown, false, by(eve)))).toBe('comment.already')
    expect(value(setInternal(shown, true, by(app))).thread).toEqual(thread)
  })

  it('is only read by viewers and by those who have left', () => {
    for (const someone of [vic, gone]) {
      expect(outcome(replyTo(thread, { comment: id('c9'), text: 'x' }, by(someone)))).toBe('comment.may-not')
      expect(outcome(setThreadState(thread, 'resolved', by(someone)))).toBe('comment.may-not')
      expect(outcome(setInternal(thread, false, by(someone)))).toBe('comment.may-not')
    }
  })
})

describe('a comment', () => {
  it('is reworded by its author; the log keeps what it said', () => {
    const { thread: changed, event } = value(editComment(answered, id('c1'), 'Much too much.', by(ada)))
    expect(changed.comments[0]).toMatchObject({ text: 'Much too much.', at: noon, editedAt: later })
    expect(event).toEqual({ kind: 'comment edited', contract: 'lease', thread: 't1', comment: 'c1', before: 'Too much.' })
    expect(value(editComment(answered, id('c1'), ' Too much. ', by(ada)))).toEqual({ thread: answered, event: null })
  })

  it('is nobody else’s to change, an owner’s neither', () => {
    expect(outcome(editComment(answered, id('c1'), 'x', by(ben)))).toBe('comment.not-yours')
    expect(outcome(removeComment(answered, id('c2'), by(ada)))).toBe('comment.not-yours')
    expect(outcome(editComment(answered, id('c1'), 'x', by({ ...ada, role: 'viewer' })))).toBe('comment.not-yours')
    expect(outcome(editComment(answered, id('c7'), 'x', by(ada)))).toBe('comment.missing')
  })

  it('is taken back only while it is the last word, keeps its place, and the log keeps its words', () => {
    expect(outcome(removeComment(answered, id('c1'), by(ada)))).toBe('comment.answered')
    const { thread: shorter, event } = value(removeComment(answered, id('c2'), by(ben)))
    expect(shorter.comments[1]).toMatchObject({ id: 'c2', text: '', removedAt: later })
    expect(event).toMatchObject({ kind: 'comment removed', comment: 'c2', text: 'Not at all.' })
    expect(outcome(removeComment(shorter, id('c2'), by(ben)))).toBe('comment.missing')
    expect(outcome(removeComment(shorter, id('c1'), by(ada)))).toBe('accepted')
  })
})

type Move = (thread: Thread, speaker: Speaker, number: number) => Result<{ thread: Thread; event: AuditEvent | null }>
const moves: readonly Move[] = [
  (now, speaker, number) => replyTo(now, { comment: id(`r${number}`), text: `said ${number}` }, speaker),
  (now, speaker, number) => editComment(now, now.comments[number % now.comments.length]?.id ?? id(''), `edited ${number}`, speaker),
  (now, speaker, number) => removeComment(now, now.comments[number % now.comments.length]?.id ?? id(''), speaker),
  (now, speaker, number) => setThreadState(now, number % 2 === 0 ? 'resolved' : 'open', speaker),
  (now, speaker, number) => setInternal(now, number % 2 === 0, speaker),
]

describe('any course of a discussion', () => {
  it('loses no comment and no words: what is no longer in the thread is in the log', () => {
    const act = fc.tuple(fc.constantFrom(...moves), fc.constantFrom(ada, ben, eve, app, vic, gone), fc.nat(12))
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let now = thread
        const words = new Set(['Too much.'])
        const logged = new Set<string>()
        for (const [index, [move, someone, number]] of acts.entries()) {
          const decided = move(now, by(someone), number + index * 13)
          if (!decided.ok) continue
          expect(mayComment(someone)).toBe(true)
          expect(decided.value.thread.comments.map((comment) => comment.id).slice(0, now.comments.length)).toEqual(now.comments.map((comment) => comment.id))
          const { event } = decided.value
          if (event !== null) expect(auditEventSchema.parse(event)).toEqual(event)
          if (event?.kind === 'comment edited') logged.add(event.before)
          if (event?.kind === 'comment removed') logged.add(event.text)
          now = decided.value.thread
          for (const comment of now.comments) if (comment.text !== '') words.add(comment.text)
          expect(threadSchema.safeParse(now).success).toBe(true)
        }
        const standing = new Set(now.comments.map((comment) => comment.text))
        expect([...words].filter((text) => !standing.has(text) && !logged.has(text))).toEqual([])
      }),
    )
  })

  it('never shows a thread to the other side at the wish of someone who may not write', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...moves), fc.constantFrom(app, vic, gone), fc.nat(30)), { maxLength: 30 }), (acts) => {
        const end = acts.reduce((now, [move, someone, number]) => {
          const decided = move(now, by(someone), number)
          return decided.ok ? decided.value.thread : now
        }, thread)
        expect(end.internal).toBe(true)
      }),
    )
  })

})
