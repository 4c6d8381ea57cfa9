import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import { acceptOccurrence, addEvidence, returnOccurrence, submitOccurrence, waiveOccurrence, type Act } from '#shared/obligations/act.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'
import { storedOccurrenceStates, type Occurrence } from '#shared/obligations/occurrence.ts'
import { isOverdue, openConditions, shownOccurrence } from '#shared/obligations/state.ts'
import { ada, ben, eve, id, noon, outcome, person, value, vic } from '#test/helpers/records.ts'
import { obligation, occurrence } from '#test/shared/obligations/records.ts'

const today = '2026-03-02'
const act = (more: Partial<Act> = {}): Act => ({ obligation: obligation(), actor: ada, now: noon, today, ...more })
const file = { blob: id<'blob'>('f1'), fileName: 'receipt.pdf', bytes: 8, validUntil: null }

const deeds = {
  submit: (of: Occurrence, by: Act) => submitOccurrence(of, { on: today, note: '' }, by),
  accept: (of: Occurrence, by: Act) => acceptOccurrence(of, '', by),
  return: (of: Occurrence, by: Act) => returnOccurrence(of, 'not whole', by),
  waive: (of: Occurrence, by: Act) => waiveOccurrence(of, 'no need', by),
  evidence: (of: Occurrence, by: Act) => addEvidence(of, file, by),
} as const

describe('what an occurrence can become', () => {
  const table: Readonly<Record<keyof typeof deeds, Readonly<Record<(typeof storedOccurrenceStates)[number], string>>>> = {
    submit: { scheduled: 'submitted', submitted: 'occurrence.submitted', accepted: 'occurrence.accepted', returned: 'submitted', waived: 'occurrence.waived' },
    accept: { scheduled: 'occurrence.not-submitted', submitted: 'accepted', accepted: 'occurrence.accepted', returned: 'occurrence.not-submitted', waived: 'occurrence.waived' },
    return: { scheduled: 'occurrence.not-submitted', submitted: 'returned', accepted: 'occurrence.accepted', returned: 'occurrence.not-submitted', waived: 'occurrence.waived' },
    waive: { scheduled: 'waived', submitted: 'waived', accepted: 'occurrence.accepted', returned: 'waived', waived: 'occurrence.waived' },
    evidence: { scheduled: 'scheduled', submitted: 'submitted', accepted: 'occurrence.accepted', returned: 'returned', waived: 'occurrence.waived' },
  }
  const names = Object.keys(deeds) as (keyof typeof deeds)[]
  it.each(names.flatMap((deed) => storedOccurrenceStates.map((state) => ({ deed, state, to: table[deed][state] }))))('$deed from $state: $to', ({ deed, state, to }) => {
    const before = occurrence({ state })
    const answer = deeds[deed](before, act())
    expect(answer.ok ? answer.value.occurrence.state : answer.refusal.code).toBe(to)
    if (answer.ok) expect(answer.value.event).toMatchObject({ contract: 'lease', occurrence: 'c1', title: 'Pay the rent', due: '2026-03-02' })
  })

  it('keeps why it was returned until it is submitted again', () => {
    const submitted = value(deeds.submit(occurrence(), act())).occurrence
    const returned = value(deeds.return(submitted, act())).occurrence
    expect(returned.decided?.reason).toBe('not whole')
    expect(value(deeds.submit(returned, act())).occurrence).toMatchObject({ state: 'submitted', decided: null })
  })

  it('needs a reason to be returned or waived, and a day that has come', () => {
    expect(outcome(returnOccurrence(occurrence({ state: 'submitted' }), '  ', act()))).toBe('occurrence.no-reason')
    expect(outcome(waiveOccurrence(occurrence(), ' ', act()))).toBe('occurrence.no-reason')
    expect(outcome(submitOccurrence(occurrence(), { on: '2026-03-03', note: '' }, act()))).toBe('occurrence.not-yet')
  })
})

describe('who may', () => {
  const carl = person('Carl', { role: 'approver' })
  const accepting = obligation({ owner: eve.id, acceptor: carl.id })
  const byEve = occurrence({ state: 'submitted', submitted: { at: noon, on: today, by: eve.id } })

  it('submit: whoever sees to it, an owner or an editor', () => {
    const codes = [ada, eve, carl, vic].map((actor) => outcome(deeds.submit(occurrence(), act({ actor }))))
    expect(codes).toEqual(['accepted', 'accepted', 'occurrence.not-yours', 'occurrence.not-yours'])
    expect(outcome(deeds.submit(occurrence(), act({ actor: carl, obligation: obligation({ owner: carl.id }) })))).toBe('accepted')
    expect(outcome(deeds.submit(occurrence(), act({ actor: { ...eve, active: false } })))).toBe('occurrence.not-yours')
  })

  it('accept: the acceptor or an owner, and never whoever submitted', () => {
    const codes = [carl, ben, eve, vic].map((actor) => outcome(deeds.accept(byEve, act({ actor, obligation: accepting }))))
    expect(codes).toEqual(['accepted', 'accepted', 'occurrence.own-submission', 'occurrence.not-acceptor'])
    const byAda = { ...byEve, submitted: { at: noon, on: today, by: ada.id } }
    expect(outcome(deeds.accept(byAda, act({ obligation: accepting })))).toBe('occurrence.own-submission')
    expect(outcome(deeds.return(byAda, act({ obligation: accepting })))).toBe('occurrence.own-submission')
  })

  it('accept, where nobody is named: whoever sees to it', () => {
    expect(outcome(deeds.accept(byEve, act({ actor: eve, obligation: obligation({ owner: eve.id }) })))).toBe('accepted')
    expect(outcome(deeds.accept(byEve, act({ actor: eve })))).toBe('occurrence.not-acceptor')
  })

  it('waive: an owner', () => {
    expect([eve, carl, vic].map((actor) => outcome(deeds.waive(occurrence(), act({ actor }))))).toEqual(Array(3).fill('occurrence.not-owner'))
  })
})

describe('evidence', () => {
  it('is needed to submit where the obligation asks for it', () => {
    const asked = act({ obligation: obligation({ evidenceNeeded: true }) })
    expect(outcome(deeds.submit(occurrence(), asked))).toBe('occurrence.no-evidence')
    expect(outcome(deeds.submit(value(deeds.evidence(occurrence(), asked)).occurrence, asked))).toBe('accepted')
  })

  it('is kept once, and a hundred files at most', () => {
    const one = value(deeds.evidence(occurrence(), act())).occurrence
    expect(outcome(deeds.evidence(one, act()))).toBe('occurrence.same-evidence')
    const full = occurrence({ evidence: Array.from({ length: 100 }, (_, at) => ({ ...file, blob: id<'blob'>(`x${at}`), at: noon, by: ada.id })) })
    expect(outcome(deeds.evidence(full, act()))).toBe('occurrence.too-much-evidence')
  })

  it.each([
    ['../../etc/passwd', 'passwd'], ['C:\\Users\\ada\\receipt.pdf', 'receipt.pdf'], ['invoice\u202Efdp.exe', 'invoice fdp.exe'], ['a\u0000b.pdf', 'a b.pdf'], ['  ...', 'File'], ['', 'File'], ['CON.pdf', 'File CON.pdf'],
    ['<img src=x>.png', 'img src=x.png'], ['.htaccess', 'htaccess'], [`${'é'.repeat(400)}.pdf`, `${'é'.repeat(150)}.pdf`], ['\ud800.pdf', '\uFFFD.pdf'], ['folder/', 'folder'],
  ])('is never a path, and does not hide what it is: %j', (given, kept) => {
    expect(value(addEvidence(occurrence(), { ...file, fileName: given }, act())).occurrence.evidence[0]?.fileName).toBe(kept)
  })
})

describe('what follows from the day', () => {
  it('opens by itself when its time comes', () => {
    expect(shownOccurrence(occurrence({ opens: '2026-03-03' }), today)).toBe('scheduled')
    expect(shownOccurrence(occurrence({ opens: today }), today)).toBe('open')
    expect(shownOccurrence(occurrence({ opens: '2026-01-01', state: 'submitted' }), today)).toBe('submitted')
  })

  it('is overdue from the day after its grace, unless it waits for somebody else or is settled', () => {
    expect([0, 1, 2].map((grace) => isOverdue({ state: 'scheduled', due: '2026-02-28' }, grace, '2026-03-02'))).toEqual([true, true, false])
    expect(storedOccurrenceStates.filter((state) => isOverdue({ state, due: '2026-01-01' }, 0, today))).toEqual(['scheduled', 'returned'])
  })

  it('is never overdue by the last day of grace', () => {
    const grace = fc.nat({ max: 3650 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), grace, fc.integer({ min: -30, max: 4000 }), fc.constantFrom(...storedOccurrenceStates), (from, days, later, state) => {
        const due = addDays('2020-01-01', from)
        const overdue = isOverdue({ state, due }, days, addDays(due, later))
        if (later <= days) expect(overdue).toBe(false)
        else expect(overdue).toBe(state === 'scheduled' || state === 'returned')
      }),
      { numRuns: 300 },
    )
  })
})

describe('conditions precedent', () => {
  const condition = { conditionPrecedent: true, ended: null }
  it('stand until every time of them is accepted or waived', () => {
    const count = (...states: readonly Occurrence['state'][]): number => openConditions([{ obligation: condition, occurrences: states.map((state) => ({ state })) }])
    expect([count(), count('scheduled'), count('submitted'), count('returned'), count('accepted', 'scheduled')]).toEqual([1, 1, 1, 1, 1])
    expect([count('accepted'), count('waived'), count('accepted', 'waived')]).toEqual([0, 0, 0])
  })

  it('are only those, and none that has ended', () => {
    const of = (more: Partial<Pick<Obligation, 'conditionPrecedent' | 'ended'>>): number => openConditions([{ obligation: { ...condition, ...more }, occurrences: [] }])
    expect([of({ conditionPrecedent: false }), of({ ended: { at: noon, by: ada.id, reason: 'agreed' } }), of({})]).toEqual([0, 0, 1])
  })
})
