import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DecisionBody } from '#shared/approvals/files/bodies.ts'
import { checkAnswer, checkCounts, checkOpen, deciderOf, givenRequestSchema, requestOf, type Decider, type GivenRequest, type Waiting } from '#shared/approvals/files/checks.ts'
import { hashB, id, outcome, value } from '#test/helpers/records.ts'
import { decidedAt, decision, expires, given, issued, request, waiting } from '#test/shared/approvals/files/bodies.ts'

const later = '2026-03-05T10:00:00.000Z'
const after = (moment: string, milliseconds: number): string => new Date(Date.parse(moment) + milliseconds).toISOString()
const minutes = (count: number): number => count * 60_000

describe('a request', () => {
  it('is open from when it was issued until it expires, both included', () => {
    for (const now of [issued, later, expires]) expect(outcome(checkOpen(request, now)), now).toBe('accepted')
    expect(outcome(checkOpen(request, after(expires, 1)))).toBe('approval-file.expired')
  })

  it('may come from a clock that is a little ahead, and no more', () => {
    expect(outcome(checkOpen(request, after(issued, -minutes(5))))).toBe('accepted')
    expect(outcome(checkOpen(request, after(issued, -minutes(5) - 1)))).toBe('approval-file.clock')
  })

  it('lasts for some time, and no longer than any may', () => {
    const lasting = (days: number) => outcome(checkOpen({ issuedAt: issued, expiresAt: after(issued, days * minutes(24 * 60)) }, issued))
    expect([lasting(90), lasting(91), lasting(0), lasting(-1)]).toEqual(['accepted', 'approval-file.malformed', 'approval-file.malformed', 'approval-file.malformed'])
  })
})

describe('a decision', () => {
  it('answers the one request it names, which went out from here', () => {
    expect(value(requestOf(decision, given))).toBe(given)
    expect(givenRequestSchema.parse(given)).toEqual(given)
    expect(outcome(requestOf(decision, null))).toBe('approval-file.not-ours')
    expect(outcome(requestOf({ ...decision, request: hashB }, given))).toBe('approval-file.not-ours')
    expect(outcome(requestOf({ ...decision, nonce: hashB }, given))).toBe('approval-file.not-ours')
  })

  const ben: Decider = { by: id('ben'), as: 'self' }
  const cara: Decider = { by: id('cara'), as: 'substitute' }

  it('is whoever’s the key is, where they may decide the seat', () => {
    expect(value(deciderOf([id('ben')], [ben, cara]))).toEqual(ben)
    expect(value(deciderOf([id('cara')], [ben, cara]))).toEqual(cara)
    expect(outcome(deciderOf([], [ben, cara]))).toBe('approval-file.unknown-key')
    expect(outcome(deciderOf([id('dan')], [ben, cara]))).toBe('approval-file.wrong-seat')
    expect(outcome(deciderOf([id('ben')], []))).toBe('approval-file.wrong-seat')
  })

  const counts = (more: { body?: Partial<DecisionBody>; sent?: Partial<GivenRequest>; now?: string; answered?: boolean; waits?: Partial<Waiting> | null } = {}) =>
    checkCounts({ ...decision, ...more.body }, { ...given, ...more.sent }, {
      answered: more.answered ?? false,
      waiting: more.waits === null ? null : { ...waiting, ...more.waits },
      now: more.now ?? later,
    })

  it('counts with the moment it was made', () => {
    expect(value(counts())).toBe(decidedAt)
  })

  it('counts with the present moment where the other clock is a little ahead', () => {
    expect(value(counts({ body: { at: after(later, minutes(4)) } }))).toBe(later)
  })

  it.each([
    ['again', { answered: true }, 'replayed'],
    ['after its time', { now: after(expires, 1) }, 'expired'],
    ['made after its time, by its own word', { body: { at: after(expires, 1) }, now: expires }, 'expired'],
    ['made before the request', { body: { at: after(issued, -minutes(6)) } }, 'clock'],
    ['made in the future', { body: { at: after(later, minutes(6)) } }, 'clock'],
    ['on another text than was sent', { body: { versionHash: hashB } }, 'other-version'],
    ['on a text that is not submitted any more', { waits: { versionHash: hashB } }, 'other-version'],
    ['on a text that is not submitted any more, in another round', { waits: { versionHash: hashB, round: id<'round'>('next') } }, 'other-version'],
    ['on a round that ended', { waits: null }, 'not-waiting'],
    ['on an earlier round of the same text', { waits: { round: id<'round'>('next') } }, 'not-waiting'],
    ['on a seat that is decided or not open', { waits: { waits: false } }, 'not-waiting'],
    ['on another value', { waits: { facts: { ...request.facts, value: '90000 GBP' } } }, 'other-details'],
    ['on an end that was not known', { waits: { facts: { ...request.facts, end: '2027-01-01' } } }, 'other-details'],
    ['on a field that is gone', { sent: { facts: { ...request.facts, 'field:deposit': '500' } } }, 'other-details'],
  ] as const)('does not count %s', (_, more, fault) => {
    expect(outcome(counts(more))).toBe(`approval-file.${fault}`)
  })

  it('does not care whether an unknown fact is left out or said to be unknown', () => {
    const { end, ...facts } = request.facts
    expect(end).toBeNull()
    expect(outcome(counts({ waits: { facts } }))).toBe('accepted')
  })

  it('says which details differ', () => {
    const result = counts({ waits: { facts: { ...request.facts, value: '1 GBP', type: 'sale' } } })
    expect(result.ok ? '' : result.refusal.message).toMatch(/\(type, value\)$/)
  })

  it('never counts outside its time, whatever the clocks say', () => {
    const moments = fc.integer({ min: Date.parse('2026-02-01'), max: Date.parse('2026-05-01') }).map((at) => new Date(at).toISOString())
    fc.assert(
      fc.property(moments, moments, (at, now) => {
        const result = counts({ body: { at }, now })
        if (!result.ok) return
        expect(now <= expires && at <= expires).toBe(true)
        expect(result.value <= now).toBe(true)
        expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(issued) - minutes(5))
      }),
      { numRuns: 300 },
    )
  })
})

describe('an answer', () => {
  const answer = (given: Partial<DecisionBody>, present: { answered?: boolean; now?: string } = {}) =>
    outcome(checkAnswer(request, { ...decision, ...given }, { answered: present.answered ?? false, now: present.now ?? later }))

  it('is given once, in time, and a rejection with a reason', () => {
    expect(answer({})).toBe('accepted')
    expect(answer({ decision: 'rejected', reason: ' \n' })).toBe('approval-file.no-reason')
    expect(answer({ decision: 'rejected', reason: 'the rent' })).toBe('accepted')
    expect(answer({}, { answered: true })).toBe('approval-file.answered')
    expect(answer({}, { now: after(expires, 1) })).toBe('approval-file.expired')
    expect(answer({}, { now: after(issued, -minutes(60)) })).toBe('approval-file.clock')
  })
})
