import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownStates, storedStates, type StoredState } from '#shared/contracts/contract.ts'
import { nextDate, shownState } from '#shared/contracts/status.ts'

const today = '2026-03-02'
const executed = (effective: string | null, end: string | null) => ({ state: 'executed' as const, effective, end })

const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }).map((moment) => moment.toISOString().slice(0, 10))
const dates = fc.record({ state: fc.constantFrom(...storedStates), effective: fc.option(day), end: fc.option(day) })

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
    expect(nextDate({ state: 'draft', effective, end }, today)).toEqual(expected)
  })

  it('is none once a contract has ended', () => {
    const ended: readonly StoredState[] = ['terminated', 'superseded', 'cancelled']
    for (const state of ended) expect(nextDate({ state, effective: '2026-04-01', end: '2027-04-01' }, today)).toBeNull()
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
