import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DecisionBody } from '#shared/approvals/files/bodies.ts'
import { checkAnswer, checkDecision, checkOpen, givenRequestSchema, type Present } from '#shared/approvals/files/checks.ts'
import type { FileFault } from '#shared/approvals/files/refusals.ts'
import type { Decision } from '#shared/approvals/round.ts'
import type { Person } from '#shared/contracts/person.ts'
import { ada, ben, hashB, id, outcome, value } from '#test/helpers/records.ts'
import { cara, dan, decidedAt, decision, expires, given, house, issued, later, present, request, round, stage } from '#test/shared/approvals/files/bodies.ts'

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
  const delegated = (to: Person) => round({ stages: [stage({ seats: stage().seats.map((seat) => ({ ...seat, delegate: { to: to.id, at: issued, reason: '' } })) })] })
  const away = { ...house, substitutions: [{ id: id<'substitution'>('s'), person: ben.id, substitute: cara.id, from: '2026-03-01', to: '2026-03-05' }] }
  const byDan: Decision = {
    id: id('d'), stage: 'legal', seat: dan.id, by: dan.id, as: 'self', decision: 'approved', reason: '', at: decidedAt, versionHash: request.version.hash, facts: request.facts, file: null, voided: null,
  }
  const byBen: Decision = { ...byDan, seat: ben.id, by: ben.id }

  it('counts with whoever’s the key is, and the moment it was made', () => {
    expect(value(checkDecision(decision, present()))).toEqual({ given, by: ben.id, at: decidedAt })
    expect(givenRequestSchema.parse(given)).toEqual(given)
  })

  it('counts with the present moment where the other clock is a little ahead', () => {
    expect(value(checkDecision({ ...decision, at: after(later, minutes(4)) }, present())).at).toBe(later)
  })

  it('may be the delegate’s, or the substitute’s on their days, and then is theirs', () => {
    expect(value(checkDecision(decision, present({ round: delegated(cara), holders: [cara.id] }))).by).toBe(cara.id)
    expect(value(checkDecision(decision, present({ house: away, holders: [cara.id] }))).by).toBe(cara.id)
    expect(value(checkDecision(decision, present({ house: away }))).by).toBe(ben.id)
  })

  it('counts where others have decided beside it', () => {
    expect(outcome(checkDecision(decision, present({ round: round({ decisions: [byDan] }) })))).toBe('accepted')
    expect(outcome(checkDecision(decision, present({ round: round({ decisions: [{ ...byBen, voided: { at: later, because: 'the rent' } }] }) })))).toBe('accepted')
  })

  const cases: readonly (readonly [string, FileFault, Partial<Present>, Partial<DecisionBody>?])[] = [
    ['on a request that never went out', 'not-ours', { given: null }],
    ['on another request under the same nonce', 'not-ours', {}, { request: hashB }],
    ['with another nonce', 'not-ours', {}, { nonce: hashB }],
    ['by a key that is nobody’s', 'unknown-key', { holders: [] }],
    ['a second time', 'replayed', { answered: true, round: round({ decisions: [byBen] }) }],
    ['as a rejection without a reason', 'malformed', {}, { decision: 'rejected', reason: ' ' }],
    ['after its time', 'expired', { now: after(expires, 1) }],
    ['made after its time, by its own word', 'expired', { now: expires }, { at: after(expires, 1) }],
    ['made before the request', 'clock', {}, { at: after(issued, -minutes(6)) }],
    ['made in the future', 'clock', {}, { at: after(later, minutes(6)) }],
    ['on another text than was sent', 'other-version', {}, { versionHash: hashB }],
    ['on a text that is not the submitted one any more', 'other-version', { round: round({ versionHash: hashB }) }],
    ['where nothing was ever submitted', 'not-waiting', { round: null }],
    ['on a submission that was taken back', 'not-waiting', { round: round({ state: 'recalled' }) }],
    ['on an earlier submission of the same text', 'not-waiting', { round: round({ id: id('next') }) }],
    ['on a seat that was decided otherwise', 'not-waiting', { round: round({ decisions: [byBen] }) }],
    ['on a stage that is not decided yet', 'not-waiting', { given: { ...given, stage: 'board' } }],
    ['on a stage that is not needed any more', 'not-waiting', { round: round({ stages: [stage({ needed: false }), stage({ id: 'board' })] }) }],
    ['on a seat that is gone', 'not-waiting', { round: round({ stages: [stage({ seats: stage().seats.slice(1) })] }) }],
    ['on another value', 'other-details', { round: round({ facts: { ...request.facts, value: '90000 GBP' } }) }],
    ['on an end that was not known', 'other-details', { round: round({ facts: { ...request.facts, end: '2027-01-01' } }) }],
    ['on a field that is gone', 'other-details', { given: { ...given, facts: { ...request.facts, 'field:deposit': '500' } } }],
    ['by somebody who was not asked', 'wrong-seat', { holders: [cara.id] }],
    ['by somebody who was asked for another seat', 'wrong-seat', { holders: [dan.id] }],
    ['by whoever submitted it', 'wrong-seat', { holders: [ada.id] }],
    ['by whoever delegated it away', 'wrong-seat', { round: delegated(cara) }],
    ['by a substitute after their days', 'wrong-seat', { house: { ...away, today: '2026-03-06' }, holders: [cara.id] }],
    ['by somebody who has left', 'wrong-seat', { house: { ...house, people: house.people.map((each) => (each.id === ben.id ? { ...each, active: false } : each)) } }],
  ]

  it.each(cases.map(([what, fault, more, body = {}]) => ({ what, fault, more, body })))('does not count $what: $fault', ({ fault, more, body }) => {
    expect(outcome(checkDecision({ ...decision, ...body }, present(more)))).toBe(`approval-file.${fault}`)
  })

  it('does not care whether an unknown fact is left out or said to be unknown', () => {
    const { end, ...facts } = request.facts
    expect(end).toBeNull()
    expect(outcome(checkDecision(decision, present({ round: round({ facts }) })))).toBe('accepted')
  })

  it('says which details differ', () => {
    const result = checkDecision(decision, present({ round: round({ facts: { ...request.facts, value: '1', type: 'sale' } }) }))
    expect(result.ok ? '' : result.refusal.message).toMatch(/\(the type, the value\)$/)
  })

  it('never counts outside its time, whatever the clocks say', () => {
    const moments = fc.integer({ min: Date.parse('2026-02-01'), max: Date.parse('2026-05-01') }).map((at) => new Date(at).toISOString())
    fc.assert(
      fc.property(moments, moments, (at, now) => {
        const result = checkDecision({ ...decision, at }, present({ now }))
        if (!result.ok) return
        expect(now <= expires && at <= expires).toBe(true)
        expect(result.value.at <= now).toBe(true)
        expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(issued) - minutes(5))
      }),
      { numRuns: 300 },
    )
  })

  it('is never anybody’s but one whose key it is and who may decide', () => {
    const some = fc.subarray([ada.id, ben.id, cara.id, dan.id])
    fc.assert(
      fc.property(some, fc.boolean(), fc.boolean(), (holders, isAway, isDelegated) => {
        const situation = present({ holders, house: isAway ? away : house, round: isDelegated ? delegated(dan) : round() })
        const result = checkDecision(decision, situation)
        if (result.ok) expect([holders.includes(result.value.by), result.value.by === ada.id]).toEqual([true, false])
        else expect(holders.includes(ben.id) && !isDelegated).toBe(false)
      }),
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
