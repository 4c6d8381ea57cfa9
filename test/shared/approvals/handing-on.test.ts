import { describe, expect, it } from 'vitest'
import { checkSubstitutions } from '#shared/approvals/check-substitutions.ts'
import { addApprover, delegate } from '#shared/approvals/hand-on.ts'
import type { Round } from '#shared/approvals/round.ts'
import { decidersOf, type House } from '#shared/approvals/seats.ts'
import type { Person } from '#shared/contracts/person.ts'
import { noon, outcome, value } from '#test/helpers/records.ts'
import { ada, approves, asks, attempt, ben, chen, dora, eve, finn, house, opened, policy, stage, standings, standsIn, vic, without } from '#test/shared/approvals/house.ts'

const route = [policy('P', [stage('Owners', asks(ben, chen)), stage('Board', asks(dora))])]
const change = (by: Person, to: Person, more: object = {}) => ({ stage: 'owners', by, to, reason: 'away', at: noon, ...more })
const delegated = (round: Round, by: Person, to: Person, at: House = house()): Round => value(delegate(round, change(by, to), at)).round
const added = (round: Round, by: Person, to: Person): Round => value(addApprover(round, change(by, to), house())).round

describe('delegating', () => {
  it('lets somebody else decide, and the person themselves no longer', () => {
    const round = delegated(opened(route), ben, finn)
    expect(outcome(attempt(round, ben))).toBe('approval.delegated')
    expect(approves(round, finn, { seat: ben.id }).decisions).toMatchObject([{ seat: ben.id, by: finn.id, as: 'delegate' }])
  })

  it('is possible once, and one deep: neither the delegate nor a substitute passes it on', () => {
    const round = delegated(opened(route), ben, finn)
    expect(outcome(delegate(round, change(ben, ada), house()))).toBe('approval.delegated-once')
    expect(outcome(delegate(round, change(finn, ada), house()))).toBe('approval.not-your-seat')
    expect(outcome(delegate(opened(route), change(finn, ada), house({ substitutions: [standsIn(finn, ben)] })))).toBe('approval.not-your-seat')
  })

  it('is never to the submitter, nor to somebody who may not decide, or has a say in the stage already', () => {
    expect(outcome(delegate(opened(route, { submitter: ada.id }), change(ben, ada), house()))).toBe('approval.own-submission')
    for (const to of [eve, vic]) expect(outcome(delegate(opened(route, { submitter: ada.id }), change(ben, to), house()))).toBe('approval.cannot-decide')
    expect(outcome(delegate(opened(route), change(ben, chen), house()))).toBe('approval.one-say')
    expect(outcome(delegate(delegated(opened(route), ben, finn), change(chen, finn), house()))).toBe('approval.one-say')
  })

  it('is for stages that still wait, and not for what was decided', () => {
    expect(outcome(delegate(approves(opened(route), ben), change(ben, finn), house()))).toBe('approval.decided')
    const second = approves(approves(opened(route), ben), chen)
    expect(outcome(delegate(second, change(ben, finn), house()))).toBe('approval.stage-approved')
    expect(outcome(delegate(second, change(dora, finn, { stage: 'board' }), house()))).toBe('accepted')
    expect(outcome(delegate(second, change(dora, finn, { stage: 'nowhere' }), house()))).toBe('approval.no-such-stage')
  })
})

describe('adding an approver', () => {
  it('asks one more where all must approve', () => {
    const round = approves(approves(added(opened(route), ben, finn), ben), chen)
    expect(standings(round)).toMatchObject({ Owners: 'undecided' })
    expect(standings(approves(round, finn))).toMatchObject({ Owners: 'approved' })
  })

  it('lets one more approve where any may', () => {
    const any = [policy('P', [stage('Owners', asks(ben), { rule: 'any' })])]
    expect(approves(added(opened(any), ben, finn), finn).state).toBe('approved')
  })

  it('is for an owner or whoever is asked there, and never for the submitter', () => {
    expect(outcome(addApprover(opened(route), change(ada, finn), house()))).toBe('accepted')
    expect(outcome(addApprover(opened(route), change(dora, finn), house()))).toBe('approval.may-not-add')
    expect(outcome(addApprover(opened(route), change(dora, finn, { stage: 'board' }), house()))).toBe('accepted')
    expect(outcome(addApprover(opened(route, { submitter: ada.id }), change(ada, finn), house()))).toBe('approval.may-not-add')
  })

  it('needs a reason, and somebody who can decide and has no say there yet', () => {
    expect(outcome(addApprover(opened(route), change(ben, finn, { reason: ' ' }), house()))).toBe('approval.no-reason')
    expect(outcome(addApprover(opened(route), change(ben, eve), house()))).toBe('approval.own-submission')
    expect(outcome(addApprover(opened(route), change(ben, vic), house()))).toBe('approval.cannot-decide')
    expect(outcome(addApprover(opened(route), change(ben, chen), house()))).toBe('approval.one-say')
  })

  it('helps a stage that too few are left to pass, and is refused once a stage is approved', () => {
    const two = [policy('P', [stage('Owners', asks(ben, chen), { rule: 'at least', count: 2 }), stage('Board', asks(dora))])]
    const left = without(chen)
    const round = opened(two)
    expect(standings(round, left)).toMatchObject({ Owners: 'blocked' })
    expect(standings(value(addApprover(round, change(ada, finn), left)).round, left)).toMatchObject({ Owners: 'undecided' })
    expect(outcome(addApprover(approves(approves(round, ben), chen), change(ada, finn), house()))).toBe('approval.stage-approved')
  })
})

describe('standing in', () => {
  const away = house({ substitutions: [standsIn(finn, ben, '2026-03-02', '2026-03-04')] })

  it('lets the substitute decide as well as the person, on the days agreed, both included', () => {
    expect(approves(opened(route), finn, { seat: ben.id }, away).decisions).toMatchObject([{ seat: ben.id, by: finn.id, as: 'substitute' }])
    expect(outcome(attempt(opened(route), ben, {}, away))).toBe('accepted')
    for (const [today, expected] of [['2026-03-01', 'approval.not-an-approver'], ['2026-03-02', 'accepted'], ['2026-03-04', 'accepted'], ['2026-03-05', 'approval.not-an-approver']] as const) {
      expect(outcome(attempt(opened(route), finn, { seat: ben.id }, { ...away, today })), today).toBe(expected)
    }
  })

  it('is not for a seat that was delegated, and is not passed on', () => {
    expect(outcome(attempt(delegated(opened(route), ben, ada, away), finn, { seat: ben.id }, away))).toBe('approval.not-an-approver')
    const chain = house({ substitutions: [standsIn(finn, ben), standsIn(ada, finn)] })
    expect(outcome(attempt(opened(route), ada, { seat: ben.id }, chain))).toBe('approval.not-an-approver')
  })

  it('gives nobody a second say: neither who decided there, nor who is asked there themselves', () => {
    const both = house({ substitutions: [standsIn(finn, ben), standsIn(finn, chen)] })
    const once = approves(opened(route), finn, { seat: ben.id }, both)
    expect(outcome(attempt(once, finn, { seat: chen.id }, both))).toBe('approval.one-say')
    const colleague = house({ substitutions: [standsIn(chen, ben)] })
    expect(outcome(attempt(opened(route), chen, { seat: ben.id }, colleague))).toBe('approval.not-an-approver')
  })

  it('never lets the submitter decide', () => {
    const round = opened(route, { submitter: ada.id })
    const own = house({ substitutions: [standsIn(ada, ben)] })
    expect(outcome(attempt(round, ada, { seat: ben.id }, own))).toBe('approval.own-submission')
    const [first] = round.stages
    const seat = first?.seats[0]
    expect(first === undefined || seat === undefined ? null : decidersOf(round, first, seat, own)).toEqual([ben.id])
  })

  it('is arranged by anybody for themselves, and by an owner for everybody', () => {
    const people = house().people
    const [own, other] = [standsIn(finn, dora), standsIn(finn, ben)]
    expect(outcome(checkSubstitutions([], [own], people, dora))).toBe('accepted')
    expect(outcome(checkSubstitutions([], [other], people, dora))).toBe('substitutions.not-yours')
    expect(outcome(checkSubstitutions([other], [], people, dora))).toBe('substitutions.not-yours')
    expect(outcome(checkSubstitutions([other], [other, own], people, dora))).toBe('accepted')
    expect(outcome(checkSubstitutions([other], [own], people, ada))).toBe('accepted')
  })

  it('is refused for days that end before they begin, for oneself, and by whoever may not decide', () => {
    const people = house().people
    expect(outcome(checkSubstitutions([], [standsIn(finn, ben, '2026-03-02', '2026-03-01')], people, ada))).toBe('substitutions.dates')
    expect(outcome(checkSubstitutions([], [standsIn(ben, ben)], people, ada))).toBe('substitutions.self')
    expect(outcome(checkSubstitutions([], [standsIn(eve, ben)], people, ada))).toBe('substitutions.cannot-decide')
    expect(outcome(checkSubstitutions([], [standsIn(finn, ben), standsIn(finn, ben)], people, ada))).toBe('substitutions.twice')
  })
})
