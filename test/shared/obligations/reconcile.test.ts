import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import type { Id } from '#shared/lib/ids.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'
import { storedOccurrenceStates, type Occurrence } from '#shared/obligations/occurrence.ts'
import { planOf, type PlannedOccurrence } from '#shared/obligations/plan.ts'
import { reconcile, wasActedOn, type Reconciled, type ReconcileFacts } from '#shared/obligations/reconcile.ts'
import { ada, id, noon, value } from '#test/helpers/records.ts'
import { anchors, obligation, occurrence } from '#test/shared/obligations/records.ts'

const facts: ReconcileFacts = { today: '2026-03-10', held: new Set(), recorded: '2026-01-01' }
const planned = (...dues: string[]): PlannedOccurrence[] => dues.map((due, index) => ({ number: index + 1, due, opens: addDays(due, -7) }))

/** What there is once the answer was carried out. */
function carriedOut(existing: readonly Occurrence[], { make, move, drop }: Reconciled): Occurrence[] {
  const gone = new Set(drop.map((each) => each.id))
  const moved = new Map(move.map((each) => [each.id, each]))
  const made = make.map((place) => occurrence({ ...place, id: id(`made-${place.due}`) }))
  return [...existing.filter((each) => !gone.has(each.id)).map((each) => moved.get(each.id) ?? each), ...made]
}

const duesAfter = (existing: readonly Occurrence[], answer: Reconciled): string[] => carriedOut(existing, answer).map(({ due }) => due).toSorted()
const monthly: Pick<Obligation, 'recurrence' | 'ended'> = { recurrence: 'FREQ=MONTHLY', ended: null }
const once: Pick<Obligation, 'recurrence' | 'ended'> = { recurrence: null, ended: null }

describe('occurrences brought in line with a plan', () => {
  it('are made where there are none', () => {
    expect(reconcile(monthly, [], planned('2026-03-31', '2026-04-30'), facts)).toMatchObject({ make: [{ number: 1, due: '2026-03-31' }, { number: 2, due: '2026-04-30' }], move: [], drop: [] })
  })

  it('move with the plan while nobody has acted on them, and keep their names', () => {
    const [first, second] = [occurrence({ id: id('a'), due: '2026-03-31' }), occurrence({ id: id('b'), number: 2, due: '2026-04-30' })]
    const { make, move, drop } = reconcile(monthly, [first, second], planned('2026-04-15', '2026-05-15'), facts)
    expect([make, drop]).toEqual([[], []])
    expect(move.map((each) => [each.id, each.due])).toEqual([['a', '2026-04-15'], ['b', '2026-05-15']])
  })

  it('go where the plan has no room for them', () => {
    expect(reconcile(monthly, [occurrence({ id: id('a'), due: '2026-03-31' }), occurrence({ id: id('b'), due: '2026-04-30' })], planned('2026-03-31'), facts).drop).toMatchObject([{ id: 'b' }])
  })

  it('stay when somebody acted on them, and take the place of their own date where it recurs', () => {
    const paid = occurrence({ due: '2026-03-31', state: 'accepted' })
    const answer = reconcile(monthly, [paid], planned('2026-03-31', '2026-04-30'), facts)
    expect(duesAfter([paid], answer)).toEqual(['2026-03-31', '2026-04-30'])
    const later = reconcile(monthly, [paid], planned('2026-03-15', '2026-04-15'), facts)
    expect(duesAfter([paid], later)).toEqual(['2026-03-15', '2026-03-31', '2026-04-15'])
  })

  it('are done once where it does not recur, whatever day it was moved to', () => {
    const done = occurrence({ state: 'submitted' })
    expect(reconcile(once, [done], planned('2026-08-01'), facts)).toEqual({ make: [], move: [], drop: [] })
  })

  it('are made anew for the next term, and one that was missed in the last stays missed', () => {
    const next = [{ number: 2, due: '2027-12-01', opens: '2027-11-24' }]
    for (const state of ['accepted', 'scheduled'] as const) {
      const former = occurrence({ due: '2025-12-01', state })
      expect(duesAfter([former], reconcile(once, [former], next, facts))).toEqual(['2025-12-01', '2027-12-01'])
    }
  })

  it('stay where a breach speaks of them', () => {
    const held = occurrence({ due: '2026-02-28' })
    expect(reconcile(monthly, [held], planned('2026-03-31'), { ...facts, held: new Set<Id<'occurrence'>>([held.id]) }).drop).toEqual([])
  })

  it('end with the obligation: only what was missed, and what was acted on, stays', () => {
    const ended: Pick<Obligation, 'recurrence' | 'ended'> = { ...monthly, ended: { at: '2026-03-10T12:00:00.000Z', by: ada.id, reason: 'agreed' } }
    const all = ['2025-12-31', '2026-02-28', '2026-03-10', '2026-04-30'].map((due) => occurrence({ id: id(due), due }))
    const acted = occurrence({ id: id('acted'), due: '2026-05-31', state: 'waived' })
    expect(duesAfter([...all, acted], reconcile(ended, [...all, acted], planned('2026-06-30'), facts))).toEqual(['2026-02-28', '2026-05-31'])
  })
})

describe('whatever there is and whatever is planned', () => {
  const date = fc.integer({ min: 0, max: 700 }).map((count) => addDays('2025-06-01', count))
  const existing = fc.uniqueArray(fc.record({ due: date, state: fc.constantFrom(...storedOccurrenceStates), number: fc.integer({ min: 1, max: 8 }), note: fc.constantFrom('', 'half') }), { selector: ({ due }) => due, maxLength: 12 })
    .map((all) => all.map((each, index) => occurrence({ ...each, id: id(`x${index}`), opens: each.due })))
  const plans = fc.record({ start: date, rule: fc.constantFrom(null, 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=MONTHLY;INTERVAL=3;COUNT=4', 'FREQ=YEARLY'), term: fc.integer({ min: 1, max: 3 }) })

  const answerTo = (all: readonly Occurrence[], { start, rule, term }: { start: string; rule: string | null; term: number }): { answer: Reconciled; again: Reconciled; of: Obligation; dues: string[] } => {
    const of = obligation({ recurrence: rule, trigger: { on: 'offset', anchor: 'end of term', direction: 'after', period: { count: 0, unit: 'days' } } })
    const plan = value(planOf(of, anchors({ 'end of term': start }, term), '2027-03-01', facts.today)).planned
    const answer = reconcile(of, all, plan, facts)
    return { answer, again: reconcile(of, carriedOut(all, answer), plan, facts), of, dues: plan.map(({ due }) => due) }
  }

  it('doing it twice changes nothing more', () => {
    fc.assert(fc.property(existing, plans, (all, plan) => {
      expect(answerTo(all, plan).again).toEqual({ make: [], move: [], drop: [] })
    }), { numRuns: 200 })
  })

  it('what somebody acted on is never moved and never dropped', () => {
    fc.assert(
      fc.property(existing, plans, (all, plan) => {
        const { answer } = answerTo(all, plan)
        const kept = carriedOut(all, answer)
        for (const each of all.filter(wasActedOn)) expect(kept).toContainEqual(each)
      }),
      { numRuns: 200 },
    )
  })

  it('no day has two, and every day of a rule that recurs has one', () => {
    fc.assert(
      fc.property(existing, plans, (all, plan) => {
        const { answer, of, dues } = answerTo(all, plan)
        const after = duesAfter(all, answer)
        expect(new Set(after).size).toBe(after.length)
        if (of.recurrence !== null) for (const due of dues) expect(after).toContain(due)
      }),
      { numRuns: 200 },
    )
  })
})

describe('acting', () => {
  it('is any state but the first, a note, a file', () => {
    expect(wasActedOn(occurrence())).toBe(false)
    expect(wasActedOn(occurrence({ note: 'half paid' }))).toBe(true)
    expect(wasActedOn(occurrence({ evidence: [{ blob: id('f'), fileName: 'a', bytes: 1, validUntil: null, at: noon, by: ada.id }] }))).toBe(true)
    for (const state of storedOccurrenceStates) expect(wasActedOn(occurrence({ state }))).toBe(state !== 'scheduled')
  })
})
