import { describe, expect, it } from 'vitest'
import { breachStates, type Breach, type BreachState } from '#shared/obligations/breach.ts'
import { breachLetter } from '#shared/obligations/breach-letter.ts'
import { allegeBreach, endBreach, serveNotice, startCure, type Step } from '#shared/obligations/breach-steps.ts'
import { cureBy, cureDaysLeft } from '#shared/obligations/state.ts'
import { ada, noon, outcome, person, value, vic } from '#test/helpers/records.ts'
import { breach } from '#test/shared/obligations/records.ts'

const step = (more: Partial<Step> = {}): Step => ({ actor: ada, now: noon, today: '2026-06-01', ...more })
const served = { on: '2026-03-05', deemed: '2026-03-09', method: 'courier' } as const
const alleging = { contract: breach().contract, obligation: null, occurrence: null, by: 'them', what: ' No rent ', source: null, allegedOn: '2026-03-02', cureDays: 14 } as const

const moves: Readonly<Record<Exclude<BreachState, 'alleged'>, (of: Breach, by: Step) => ReturnType<typeof startCure>>> = {
  'notice served': (of, by) => serveNotice(of, served, by),
  curing: (of, by) => startCure(of, 'has begun', by),
  cured: (of, by) => endBreach(of, 'cured', { on: '2026-05-01', how: 'paid' }, by),
  uncured: (of, by) => endBreach(of, 'uncured', { on: '2026-05-01', how: 'not paid' }, by),
  withdrawn: (of, by) => endBreach(of, 'withdrawn', { on: '2026-05-01', how: 'a slip' }, by),
}

describe('the steps of a breach', () => {
  const allowed = new Set(['alleged notice served', 'notice served curing', 'notice served cured', 'curing cured', 'notice served uncured', 'curing uncured', 'alleged withdrawn', 'notice served withdrawn', 'curing withdrawn'])
  const targets = Object.keys(moves) as (keyof typeof moves)[]
  it.each(breachStates.flatMap((from) => targets.map((to) => ({ from, to, may: allowed.has(`${from} ${to}`) }))))('$from → $to: $may', ({ from, to, may }) => {
    const before = breach({ state: from, served: from === 'alleged' ? null : served })
    const answer = moves[to](before, step())
    expect(outcome(answer)).toBe(may ? 'accepted' : 'breach.not-from-here')
    if (!answer.ok) return
    expect(answer.value.breach.state).toBe(to)
    expect(answer.value.breach.history).toEqual([...before.history, { at: noon, by: ada.id, to, note: expect.any(String) as string }])
    expect(answer.value.event).toMatchObject({ contract: 'lease', breach: 'b1' })
  })

  it('begin with an allegation', () => {
    expect(value(allegeBreach(alleging, breach().id, step())).breach).toMatchObject({ state: 'alleged', what: 'No rent', served: null, history: [{ to: 'alleged' }] })
    expect(outcome(allegeBreach({ ...alleging, allegedOn: '2026-06-02' }, breach().id, step()))).toBe('breach.not-yet')
  })

  it('are taken by owners and editors who work here', () => {
    for (const actor of [vic, person('Carl', { role: 'approver' }), { ...ada, active: false }]) {
      expect(outcome(allegeBreach(alleging, breach().id, step({ actor })))).toBe('breach.may-not-edit')
      for (const move of Object.values(moves)) expect(outcome(move(breach(), step({ actor })))).toBe('breach.may-not-edit')
    }
  })

  it('take days in their order, and none that is still to come', () => {
    const open = breach()
    expect(outcome(serveNotice(open, { ...served, on: '2026-06-02', deemed: '2026-06-03' }, step()))).toBe('breach.not-yet')
    expect(outcome(serveNotice(open, { ...served, on: '2026-03-01' }, step()))).toBe('breach.served-before')
    expect(outcome(serveNotice(open, { ...served, deemed: '2026-03-04' }, step()))).toBe('breach.deemed-before')
    const curing = breach({ state: 'curing', served })
    expect(outcome(endBreach(curing, 'cured', { on: '2026-06-02', how: 'paid' }, step()))).toBe('breach.not-yet')
    expect(outcome(endBreach(curing, 'cured', { on: '2026-03-01', how: 'paid' }, step()))).toBe('breach.ended-before')
    expect(outcome(endBreach(curing, 'cured', { on: '2026-05-01', how: ' ' }, step()))).toBe('breach.no-reason')
  })
})

describe('the cure clock', () => {
  it('counts from the day after notice is taken to be served', () => {
    expect(cureBy(breach({ served, cureDays: 14 }))).toBe('2026-03-23')
    expect(cureBy(breach({ served, cureDays: 0 }))).toBe('2026-03-09')
    expect([cureBy(breach()), cureBy(breach({ served, cureDays: null }))]).toEqual([null, null])
  })

  it('runs while there is something to cure, past its end too', () => {
    const left = (state: BreachState, today: string): number | null => cureDaysLeft(breach({ state, served }), today)
    expect([left('notice served', '2026-03-09'), left('curing', '2026-03-23'), left('curing', '2026-03-24')]).toEqual([14, 0, -1])
    expect([left('cured', '2026-03-10'), left('uncured', '2026-03-10'), left('withdrawn', '2026-03-10')]).toEqual([null, null, null])
  })

  it('has to run out before a breach is uncured; where there is no clock it is at once', () => {
    const uncured = (on: string, cureDays: number | null = 14): string => outcome(endBreach(breach({ state: 'curing', served, cureDays }), 'uncured', { on, how: 'not paid' }, step()))
    expect([uncured('2026-03-23'), uncured('2026-03-24'), uncured('2026-03-10', null)]).toEqual(['breach.time-left', 'accepted', 'accepted'])
  })
})

describe('the letter', () => {
  const facts = { title: 'Lease', counterparty: 'Bright Bakery Ltd', effective: '2026-01-01', house: 'Marlow Ltd', deemed: '2026-03-09' }
  const source = { paragraph: 'p4', clause: '4.2', quote: 'The Tenant pays\nthe rent.' }

  it('says what was agreed, what did not happen and by when it is to be put right', () => {
    const { subject, paragraphs } = breachLetter(breach({ source }), facts)
    const text = paragraphs.join('\n')
    expect(subject).toBe('Notice of breach: Lease')
    for (const said of ['between Marlow Ltd and Bright Bakery Ltd, in effect since 1 January 2026', 'Clause 4.2 of the Agreement says: “The Tenant pays the rent.”', 'The rent was not paid', '14 days', '9 March 2026', '23 March 2026']) expect(text).toContain(said)
  })

  it('names no time to cure and no clause where the record has none', () => {
    const text = breachLetter(breach({ cureDays: null }), { ...facts, counterparty: '', effective: null }).paragraphs.join('\n')
    expect(text).not.toMatch(/\d+ days|Clause|undefined|null/)
    expect(text).toContain('without delay')
  })
})
