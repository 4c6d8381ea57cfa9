import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contract } from '#shared/contracts/contract.ts'
import { shownState, termRecord } from '#shared/contracts/status.ts'
import { decisionKinds, type Notice, type Terms } from '#shared/contracts/terms.ts'
import { weekdaysOnly } from '#shared/lib/business-days.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import { decideRenewal, type RenewalRequest } from '#shared/renewal/decide.ts'
import { standingInWords } from '#shared/renewal/standing-in-words.ts'
import { standingOn } from '#shared/renewal/standing.ts'
import { ada, contract, eve, noon, outcome, value, vic } from '#test/helpers/records.ts'

const notice = (more: Partial<Notice> = {}): Notice => ({ period: { count: 90, unit: 'days' }, clear: false, delivery: { count: 0, unit: 'days' }, theirsRollsForward: false, ...more })
const terms = (more: Partial<Terms> = {}): Terms => ({ kind: 'automatic', renewal: { count: 12, unit: 'months' }, most: null, notice: notice(), endsOn: 'any day', place: '', ...more })
const signed = (more: Partial<Terms> | null = {}, record: Partial<Contract> = {}): Contract =>
  contract({ state: 'executed', effective: '2025-01-01', end: '2025-12-31', terms: more === null ? null : terms(more), ...record })
const asked = (more: Partial<RenewalRequest> = {}): RenewalRequest => ({ kind: 'terminate', term: null, noticeGiven: null, reason: 'Too dear', price: null, ...more })

const decide = (of: Contract, more: Partial<RenewalRequest>, today = '2025-06-02') => decideRenewal(of, asked(more), { actor: ada, now: noon, today, calendar: weekdaysOnly })
const after = (of: Contract, more: Partial<RenewalRequest>, today?: string): Contract => value(decide(of, more, today)).contract
const words = (of: Contract, today: string): string => standingInWords(standingOn(today, termRecord(of), weekdaysOnly), termRecord(of), weekdaysOnly)

const optional: Partial<Terms> = { kind: 'optional', most: 1 }
const evergreen: Partial<Terms> = { kind: 'evergreen', renewal: null, notice: notice({ period: { count: 3, unit: 'months' } }), endsOn: 'quarter end' }

describe('who may decide, and about what', () => {
  const facts = { now: noon, today: '2025-06-02', calendar: weekdaysOnly }
  it('is an owner or an editor', () => {
    expect(outcome(decideRenewal(signed(), asked({ kind: 'renew' }), { ...facts, actor: eve }))).toBe('accepted')
    expect(outcome(decideRenewal(signed(), asked({ kind: 'renew' }), { ...facts, actor: vic }))).toBe('renewal.may-not-decide')
  })

  it.each<[what: string, of: Contract, more: Partial<RenewalRequest>, code: string]>([
    ['a contract that is not signed', contract({ terms: terms(), end: '2025-12-31' }), { kind: 'renew' }, 'renewal.not-in-force'],
    ['one that was terminated', signed({}, { state: 'terminated' }), { kind: 'renew' }, 'renewal.not-in-force'],
    ['no reason', signed(), { kind: 'renew', reason: ' ' }, 'renewal.no-reason'],
    ['no terms', signed(null), { kind: 'renew' }, 'renewal.no-terms'],
    ['notice on a day that is still ahead', signed(), { noticeGiven: '2025-06-03' }, 'renewal.notice-ahead'],
    ['a contract without an end', signed({}, { end: null }), { kind: 'renew' }, 'renewal.unknown'],
    ['renewals of unknown length', signed({ renewal: null }), { kind: 'renew' }, 'renewal.unknown'],
    ['a fixed term that is to renew', signed({ kind: 'fixed', renewal: null }), { kind: 'renew' }, 'renewal.fixed'],
    ['a fixed term that is to be ended', signed({ kind: 'fixed', renewal: null }), { kind: 'terminate' }, 'renewal.ends-by-itself'],
    ['ending an automatic one without notice', signed(), { kind: 'terminate' }, 'renewal.notice-needed'],
    ['notice of an unknown length', signed({ notice: null }), { noticeGiven: '2025-06-02' }, 'renewal.notice-unknown'],
    ['a term that has not begun', signed(), { kind: 'renew', term: 2 }, 'renewal.not-yet'],
    ['late notice for a term by name', signed(), { term: 1, noticeGiven: '2025-10-03' }, 'renewal.late'],
    ['an option taken up without notice', signed(optional), { kind: 'renew' }, 'renewal.notice-needed'],
    ['an option taken up late', signed(optional), { kind: 'renew', noticeGiven: '2025-10-03' }, 'renewal.option-late'],
    ['an option that is to be terminated', signed(optional), { kind: 'terminate' }, 'renewal.ends-by-itself'],
    ['an evergreen one that is to lapse', signed(evergreen), { kind: 'let lapse' }, 'renewal.does-not-lapse'],
    ['an evergreen one ended without notice', signed(evergreen), { kind: 'terminate' }, 'renewal.notice-needed'],
    ['an evergreen one whose notice is unknown', signed({ ...evergreen, notice: null }), { noticeGiven: '2025-06-02' }, 'renewal.notice-unknown'],
  ])('refuses by name: %s', (_, of, more, code) => {
    expect(outcome(decide(of, more, more.noticeGiven === '2025-10-03' ? '2025-10-03' : '2025-06-02'))).toBe(code)
  })
})

describe('a decision about an automatic contract', () => {
  it('to renew keeps the price, and lets it go on', () => {
    const renewed = after(signed(), { kind: 'renew', price: { amount: '105.00', currency: 'GBP' } })
    expect(renewed.renewals).toEqual([{ kind: 'renew', term: 1, on: '2025-06-02', noticeGiven: null, ends: null, price: { amount: '105.00', currency: 'GBP' }, reason: 'Too dear', by: ada.id, at: noon }])
    expect(shownState(renewed, '2026-01-01')).toBe('active')
  })

  it('to end it by notice in time ends the term that the notice was given in', () => {
    const ended = after(signed(), { noticeGiven: '2025-10-02' }, '2025-10-10')
    expect(ended.renewals[0]).toMatchObject({ term: 1, ends: '2025-12-31', on: '2025-10-10' })
    expect([shownState(ended, '2025-12-31'), shownState(ended, '2026-01-01')]).toEqual(['active', 'expired'])
    expect(words(ended, '2025-10-10')).toBe('Ends on 31 December 2025.')
  })

  it('takes a notice that came late for what it is: it ends the next term, and the words say so', () => {
    const decided = value(decide(signed(), { noticeGiven: '2025-10-03' }, '2025-10-03'))
    expect(decided.event).toMatchObject({ kind: 'renewal decided', term: 2, ends: '2026-12-31', late: true })
    expect([shownState(decided.contract, '2026-06-01'), shownState(decided.contract, '2027-01-01')]).toEqual(['active', 'expired'])
    expect(words(decided.contract, '2025-11-01')).toBe('Renews for 12 months after 31 December 2025: the last day to send notice was 2 October 2025. Notice was given on 3 October 2025, too late for the term before: it takes effect a term later, and the contract ends on 31 December 2026.')
    expect(words(decided.contract, '2026-06-01')).toContain('Ends on 31 December 2026. Notice was given on 3 October 2025, too late')
  })

  it('counts what was sent on a weekend after our own last day, if it was still in time by the clause', () => {
    // 60 days before 31 Dec 2025 is Saturday 1 Nov; our own last day is Friday 31 Oct.
    const of = signed({ notice: notice({ period: { count: 60, unit: 'days' } }) })
    expect(standingOn('2025-06-02', termRecord(of), weekdaysOnly).ours?.date).toBe('2025-10-31')
    expect(after(of, { noticeGiven: '2025-11-01' }, '2025-11-03').renewals[0]).toMatchObject({ term: 1, ends: '2025-12-31' })
    expect(after(of, { noticeGiven: '2025-11-02' }, '2025-11-03').renewals[0]).toMatchObject({ term: 2, ends: '2026-12-31' })
  })

  it('counts a notice from the day it arrives', () => {
    const of = signed({ notice: notice({ delivery: { count: 2, unit: 'business days' } }) })
    expect(after(of, { noticeGiven: '2025-09-30' }, '2025-10-10').renewals[0]).toMatchObject({ term: 1, ends: '2025-12-31' })
    expect(after(of, { noticeGiven: '2025-10-01' }, '2025-10-10').renewals[0]).toMatchObject({ term: 2, ends: '2026-12-31' })
  })

  it('recorded after the term it ended, ends that term', () => {
    expect(after(signed(), { noticeGiven: '2025-09-01' }, '2026-02-01').renewals[0]).toMatchObject({ term: 1, ends: '2025-12-31' })
    expect(after(signed({ most: 1 }), { noticeGiven: '2025-09-01' }, '2026-02-01').renewals[0]).toMatchObject({ term: 1, ends: '2025-12-31' })
  })

  it('to let it lapse is only a plan until notice is given, and says so', () => {
    const planned = after(signed(), { kind: 'let lapse' })
    expect(planned.renewals[0]).toMatchObject({ ends: null })
    expect(words(planned, '2025-06-03')).toContain('It was decided to let it lapse, but no notice is recorded yet.')
    expect(words(planned, '2025-10-03')).toContain('It was decided to let it lapse, but no notice was given in time.')
    expect(shownState(planned, '2026-01-01')).toBe('active')
    expect(words(after(planned, { kind: 'let lapse', noticeGiven: '2025-06-03' }, '2025-06-03'), '2025-06-03')).toBe('Ends on 31 December 2025.')
  })

  it('lapses by itself after the most renewals there may be', () => {
    const last = signed({ most: 1 })
    expect(after(last, { kind: 'let lapse' }, '2026-06-01').renewals[0]).toMatchObject({ term: 2, ends: '2026-12-31' })
    expect(outcome(decide(last, { kind: 'renew' }, '2026-06-01'))).toBe('renewal.none-left')
    expect(outcome(decide(last, { noticeGiven: '2026-06-01' }, '2026-06-01'))).toBe('renewal.ends-by-itself')
  })

  it('is superseded by a later one, and kept', () => {
    const ended = after(signed(), { noticeGiven: '2025-06-02' })
    const kept = after(ended, { kind: 'renew', reason: 'They came down' }, '2025-07-01')
    expect(kept.renewals.map(({ kind }) => kind)).toEqual(['terminate', 'renew'])
    expect(shownState(kept, '2026-01-01')).toBe('active')
    expect(kept.renewals[0]).toBe(ended.renewals[0])
  })

  it('cannot put off an end that was decided before', () => {
    const ended = after(signed(), { noticeGiven: '2025-06-02' })
    expect(outcome(decide(ended, { noticeGiven: '2025-10-03' }, '2025-10-03'))).toBe('renewal.already-ending')
  })

  it('to renew puts right what was recorded wrongly, even after the end', () => {
    const ended = after(signed(), { noticeGiven: '2025-06-02' })
    expect(shownState(ended, '2026-03-01')).toBe('expired')
    expect(shownState(after(ended, { kind: 'renew', reason: 'Wrong contract' }, '2026-03-01'), '2026-03-01')).toBe('active')
  })
})

describe('a decision about an option', () => {
  it('to take it up in time adds the term', () => {
    const taken = after(signed(optional), { kind: 'renew', noticeGiven: '2025-10-02' }, '2025-10-10')
    expect([shownState(taken, '2026-12-31'), shownState(taken, '2027-01-01')]).toEqual(['active', 'expired'])
    expect(outcome(decide(taken, { kind: 'renew', noticeGiven: '2026-06-01' }, '2026-06-01'))).toBe('renewal.none-left')
  })

  it('needs no notice where none is known to be needed, but cannot come after the end', () => {
    const free = signed({ ...optional, notice: null })
    expect(outcome(decide(free, { kind: 'renew' }, '2025-12-31'))).toBe('accepted')
    expect(outcome(decide(free, { kind: 'renew' }, '2026-01-01'))).toBe('renewal.option-late')
  })

  it('to let it lapse ends it with its term, and supersedes by name what was recorded wrongly', () => {
    const taken = after(signed({ kind: 'optional' }), { kind: 'renew', noticeGiven: '2025-06-02' })
    expect(after(taken, { kind: 'let lapse' }).renewals.at(-1)).toMatchObject({ term: 2, ends: '2026-12-31' })
    const corrected = after(taken, { kind: 'let lapse', term: 1 })
    expect(corrected.renewals.at(-1)).toMatchObject({ term: 1, ends: '2025-12-31' })
    expect(shownState(corrected, '2026-01-01')).toBe('expired')
  })
})

describe('a decision about an evergreen contract', () => {
  it('to end it ends it on the first day that the clause leaves, and not before its first term ends', () => {
    expect(after(signed(evergreen, { end: null }), { noticeGiven: '2025-06-02' }).renewals[0]).toMatchObject({ ends: '2025-09-30' })
    expect(after(signed(evergreen), { noticeGiven: '2025-06-02' }).renewals[0]).toMatchObject({ ends: '2025-12-31' })
  })

  it('to go on takes a notice back; a later notice does not put off the end', () => {
    const ended = after(signed(evergreen, { end: null }), { noticeGiven: '2025-06-02' })
    expect(outcome(decide(ended, { noticeGiven: '2025-07-10' }, '2025-07-10'))).toBe('renewal.already-ending')
    expect(shownState(ended, '2025-10-01')).toBe('expired')
    expect(shownState(after(ended, { kind: 'renew' }, '2025-07-10'), '2025-10-01')).toBe('active')
  })
})

describe('decisions of any kind', () => {
  const day = fc.integer({ min: 0, max: 2500 }).map((days) => addDays('2025-01-01', days))
  const anyTerms = fc.record({
    kind: fc.constantFrom('fixed' as const, 'automatic' as const, 'optional' as const, 'evergreen' as const), most: fc.option(fc.integer({ min: 1, max: 3 })), count: fc.integer({ min: 1, max: 24 }), notice: fc.integer({ min: 0, max: 200 }),
  }).map(({ kind, most, count, notice: days }) => {
    const none = kind === 'fixed' || kind === 'evergreen'
    return terms({ kind, most: none ? null : most, renewal: none ? null : { count, unit: 'months' }, notice: notice({ period: { count: days, unit: 'days' } }) })
  })
  const anyRequest = fc.record({ kind: fc.constantFrom(...decisionKinds), on: day, given: fc.option(fc.integer({ min: 0, max: 400 })), term: fc.option(fc.integer({ min: 1, max: 4 })) })

  it('are only ever added, and never end a contract before its notice was given or in a term that is over', () => {
    fc.assert(fc.property(anyTerms, fc.array(anyRequest, { maxLength: 6 }), (given, requests) => {
      let of = signed({}, { terms: given })
      for (const { kind, on, given: daysBefore, term } of requests.toSorted((a, b) => a.on.localeCompare(b.on))) {
        const noticeGiven = daysBefore === null ? null : addDays(on, -daysBefore)
        const decided = decide(of, { kind, term, noticeGiven }, on)
        if (!decided.ok) continue
        const { contract: now } = decided.value
        expect(now.renewals.slice(0, -1)).toEqual(of.renewals)
        const { ends = null } = now.renewals.at(-1) ?? {}
        if (ends !== null && noticeGiven !== null && kind === 'terminate') expect(ends >= noticeGiven).toBe(true)
        of = now
      }
    }), { numRuns: 300 })
  })

  it('leave a contract that shows as expired no day before its last, and stands as it shows', () => {
    fc.assert(fc.property(anyTerms, fc.array(anyRequest, { maxLength: 4 }), day, (given, requests, today) => {
      let of = signed({}, { terms: given })
      for (const { kind, on, given: daysBefore, term } of requests) {
        const decided = decide(of, { kind, term, noticeGiven: daysBefore === null ? null : addDays(on, -daysBefore) }, on)
        if (decided.ok) of = decided.value.contract
      }
      const standing = standingOn(today, termRecord(of), weekdaysOnly)
      const expired = shownState(of, today) === 'expired'
      expect(standing.standing === 'ended').toBe(expired)
      if (expired) expect(standing.end !== null && standing.end < today).toBe(true)
      else if (standing.end !== null) expect(standing.end >= today).toBe(true)
    }), { numRuns: 300 })
  })
})
