import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownStates, storedStates, type StoredState } from '#shared/contracts/contract.ts'
import { nextDate, shownState } from '#shared/contracts/status.ts'
import { endingDays, termKinds, type RenewalDecision, type Terms } from '#shared/contracts/terms.ts'
import { periodUnits } from '#shared/lib/period.ts'
import { id, noon } from '#test/helpers/records.ts'

const today = '2026-03-02'
const noTerms = { terms: null, renewals: [], openConditions: 0 }
const executed = (effective: string | null, end: string | null) => ({ state: 'executed' as const, effective, end, ...noTerms })

const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }).map((moment) => moment.toISOString().slice(0, 10))
const anyPeriod = fc.record({ count: fc.integer({ min: 0, max: 60 }), unit: fc.constantFrom(...periodUnits) })
const anyTerms: fc.Arbitrary<Terms> = fc.record({
  kind: fc.constantFrom(...termKinds), renewal: fc.option(anyPeriod), most: fc.option(fc.integer({ min: 1, max: 4 })), notice: fc.constant(null), endsOn: fc.constantFrom(...endingDays), place: fc.constant(''),
})
const anyDecision: fc.Arbitrary<RenewalDecision> = fc.oneof(
  fc.record({ kind: fc.constantFrom('renew', 'renegotiate'), ends: fc.constant(null), term: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constantFrom('let lapse', 'terminate'), ends: fc.option(day), term: fc.integer({ min: 1, max: 4 }) }),
).map((decided) => ({ ...decided, on: '2025-06-01', noticeGiven: null, price: null, reason: 'Price', by: id('ada'), at: noon }))
const dates = fc.record({
  state: fc.constantFrom(...storedStates), effective: fc.option(day), end: fc.option(day), terms: fc.option(anyTerms), renewals: fc.array(anyDecision, { maxLength: 4 }), openConditions: fc.integer({ min: 0, max: 2 }),
})

describe('the state a person sees', () => {
  it.each([
    ['no dates at all: active at once', null, null, 'active'],
    ['takes effect tomorrow', '2026-03-03', null, 'executed'],
    ['takes effect today', '2026-03-02', null, 'active'],
    ['took effect yesterday', '2026-03-01', null, 'active'],
    ['ends today: still active', '2026-01-01', '2026-03-02', 'active'],
    ['ended yesterday', '2026-01-01', '2026-03-01', 'expired'],
    ['ended yesterday and names no beginning', null, '2026-03-01', 'expired'],
    ['begins and ends today', '2026-03-02', '2026-03-02', 'active'],
  ])('%s', (_, effective, end, shown) => {
    expect(shownState(executed(effective, end), today)).toBe(shown)
  })

  it('waits for every condition precedent, whatever the date', () => {
    expect(shownState({ ...executed('2026-01-01', null), openConditions: 1 }, today)).toBe('executed')
    expect(shownState({ ...executed('2026-01-01', '2026-03-01'), openConditions: 1 }, today)).toBe('expired')
  })

  it.each<[what: string, kind: Terms['kind'], decided: readonly Partial<RenewalDecision>[], shown: string, end: string | null]>([
    ['a fixed one', 'fixed', [], 'expired', null],
    ['an automatic one, which has gone on by itself', 'automatic', [], 'active', '2026-12-31'],
    ['an automatic one that notice ended', 'automatic', [{ kind: 'terminate', term: 1, ends: '2025-12-31' }], 'expired', null],
    ['an automatic one whose notice ends the present term', 'automatic', [{ kind: 'terminate', term: 2, ends: '2026-12-31' }], 'active', '2026-12-31'],
    ['an automatic one that was to lapse, but no notice was given', 'automatic', [{ kind: 'let lapse', term: 1, ends: null }], 'active', '2026-12-31'],
    ['an option that nobody took up', 'optional', [], 'expired', null],
    ['an option that was taken up', 'optional', [{ kind: 'renew', term: 1 }], 'active', '2026-12-31'],
    ['one that rolls on', 'evergreen', [], 'active', null],
    ['one that rolled on until notice', 'evergreen', [{ kind: 'terminate', term: 1, ends: '2026-03-01' }], 'expired', null],
    ['one that rolls on until notice runs out', 'evergreen', [{ kind: 'terminate', term: 1, ends: '2026-03-31' }], 'active', '2026-03-31'],
  ])('whose first term ended on 31 December, %s', (_, kind, decided, shown, end) => {
    const renewal = kind === 'automatic' || kind === 'optional' ? { count: 12, unit: 'months' as const } : null
    const renewals = decided.map((each) => ({ kind: 'renew' as const, term: 1, on: '2025-09-01', noticeGiven: null, ends: null, price: null, reason: 'Price', by: id<'person'>('ada'), at: noon, ...each }))
    const record = { ...executed('2025-01-01', '2025-12-31'), terms: { kind, renewal, most: null, notice: null, endsOn: 'any day' as const, place: '' }, renewals }
    expect(shownState(record, today)).toBe(shown)
    expect(nextDate(record, today)?.date ?? null).toBe(end)
    if (end !== null) expect(shownState(record, end)).toBe('active')
  })

  it.each([['automatic', [], 'active'], ['optional', [], 'expired'], ['optional', ['renew'], 'active']] as const)('goes on after its first term though nobody knows for how long: %s, decided %j, is %s', (kind, kinds, shown) => {
    const terms = { kind, renewal: null, most: null, notice: null, endsOn: 'any day' as const, place: '' }
    const renewals = kinds.map((decided) => ({ kind: decided, term: 1, on: '2025-09-01', noticeGiven: null, ends: null, price: null, reason: 'Price', by: id<'person'>('ada'), at: noon }))
    expect(shownState({ ...executed('2025-01-01', '2025-12-31'), terms, renewals }, today)).toBe(shown)
  })

  it('is what the record says in every other state, whatever its dates', () => {
    fc.assert(
      fc.property(dates, day, (record, at) => {
        if (record.state !== 'executed') expect(shownState(record, at)).toBe(record.state)
      }),
    )
  })

  it('only ever goes executed, active, expired as days pass', () => {
    const order = ['executed', 'active', 'expired']
    fc.assert(
      fc.property(dates, day, day, (record, one, other) => {
        const [earlier, later] = [one, other].toSorted()
        if (earlier === undefined || later === undefined) return
        const executedRecord = { ...record, state: 'executed' as const }
        expect(order.indexOf(shownState(executedRecord, earlier))).toBeLessThanOrEqual(order.indexOf(shownState(executedRecord, later)))
      }),
    )
  })

  it('shows nothing that has no name', () => {
    fc.assert(fc.property(dates, day, (record, at) => shownStates.includes(shownState(record, at))))
  })
})

describe('the next date', () => {
  it.each([
    ['the beginning, while it is ahead', '2026-04-01', '2027-04-01', { date: '2026-04-01', what: 'Takes effect' }],
    ['the beginning, on the day itself', '2026-03-02', '2027-04-01', { date: '2026-03-02', what: 'Takes effect' }],
    ['the end, once it has begun', '2026-03-01', '2027-04-01', { date: '2027-04-01', what: 'Ends' }],
    ['the end, on the day itself', null, '2026-03-02', { date: '2026-03-02', what: 'Ends' }],
    ['nothing, when both are past', '2025-03-01', '2026-03-01', null],
    ['nothing, when none is given', null, null, null],
  ])('is %s', (_, effective, end, expected) => {
    expect(nextDate({ state: 'draft', effective, end, ...noTerms }, today)).toEqual(expected)
  })

  it('is none once a contract has ended', () => {
    const ended: readonly StoredState[] = ['terminated', 'superseded', 'cancelled']
    for (const state of ended) expect(nextDate({ state, effective: '2026-04-01', end: '2027-04-01', ...noTerms }, today)).toBeNull()
  })

  it('never lies in the past', () => {
    fc.assert(
      fc.property(dates, day, (record, at) => {
        const next = nextDate(record, at)
        if (next !== null) expect(next.date >= at).toBe(true)
      }),
    )
  })
})
