import { describe, expect, it } from 'vitest'
import { standingPolicy, type Quorum } from '#shared/approvals/policy.ts'
import { fittingPolicy, seatsOf } from '#shared/approvals/route.ts'
import { routeView } from '#shared/approvals/show-route.ts'
import { approvalsNeeded } from '#shared/approvals/standing.ts'
import { settle } from '#shared/approvals/settle.ts'
import { submit } from '#shared/approvals/submit.ts'
import { hashB, noon, outcome, person } from '#test/helpers/records.ts'
import { ada, approves, asks, attempt, ben, chen, dora, eve, facts, finn, house, opened, openedAnyway, policy, rejects, stage, standings, submitted, valueAtLeast, vic, without } from '#test/shared/approvals/house.ts'

const three = asks(ben, chen, dora)
const one = (quorum: Quorum) => [policy('P', [stage('Owners', three, quorum)])]

describe('which policy and which stages', () => {
  it('is the first that fits, in their order; where none does, any owner but the submitter', () => {
    const large = policy('Large', [stage('Board', asks(ben))], valueAtLeast('5000'))
    const small = policy('Small', [stage('Desk', asks(chen))], valueAtLeast('500'))
    expect(fittingPolicy([large, small], facts)).toBe(small)
    expect(fittingPolicy([large, small], { ...facts, value: '5000' })).toBe(large)
    expect(fittingPolicy([small, large], { ...facts, value: '5000' })).toBe(small)
    expect(fittingPolicy([large, small], { ...facts, value: '1' })).toBe(standingPolicy)
    expect(opened([], { submitter: ada.id }).stages.map(({ name, seats }) => [name, seats.map(({ person: who }) => who)])).toEqual([['Owner', [ben.id, chen.id]]])
  })

  it('are those of its stages whose condition holds, in order', () => {
    const stages = [stage('Finance', asks(dora), { rule: 'all' }, { when: valueAtLeast('5000') }), stage('Legal', asks(ben)), stage('Board', asks(chen), { rule: 'all' }, { when: valueAtLeast('1000') })]
    expect(opened([policy('P', stages)]).stages.map(({ name }) => name)).toEqual(['Legal', 'Board'])
  })

  it('includes a stage whose fact is not known, or in another currency, and says so', () => {
    const stages = [stage('Finance', asks(dora), { rule: 'all' }, { when: valueAtLeast('5000') })]
    for (const unknown of [{ value: null, currency: null }, { value: '1', currency: 'EUR' }]) {
      const { stages: shown } = routeView(opened([policy('P', stages)], { facts: { ...facts, ...unknown } }), house())
      expect(shown[0]?.why).toBe('Needed because the value is at least £5,000 (not known or in another currency, so this counts).')
    }
    expect(routeView(opened([policy('P', stages)], { facts: { ...facts, value: '5000' } }), house()).stages[0]?.why).toBe('Needed because the value is at least £5,000.')
  })
})

describe('who has a seat', () => {
  it('is whoever is named, and everybody active who has the role at that time and no other', () => {
    const newcomer = person('Gus', { role: 'approver' })
    const seats = seatsOf(stage('S', [{ kind: 'role', role: 'approver', reset: { on: 'document' } }, ...asks(ben)]), [...without(finn).people, newcomer], eve.id)
    expect(seats.map(({ person: who }) => who)).toEqual([dora.id, newcomer.id, ben.id])
  })

  it('is never the submitter, by name or by role', () => {
    const round = opened([policy('P', [stage('S', [...asks(ada, ben), { kind: 'role', role: 'owner', reset: { on: 'nothing' } }])])], { submitter: ada.id })
    expect(round.stages[0]?.seats.map(({ person: who }) => who)).toEqual([ben.id, chen.id])
  })

  it('is each person once, under the stricter reset rule', () => {
    const named = (reset: Parameters<typeof seatsOf>[0]['approvers'][number]['reset']) => ({ kind: 'person' as const, person: ben.id, reset })
    const resetOf = (...rules: Parameters<typeof named>[0][]) => seatsOf(stage('S', rules.map(named)), house().people, eve.id).map(({ reset }) => reset)
    expect(resetOf({ on: 'nothing' }, { on: 'document' })).toEqual([{ on: 'document' }])
    expect(resetOf({ on: 'document' }, { on: 'fields', fields: ['value'] })).toEqual([{ on: 'document' }])
    expect(resetOf({ on: 'fields', fields: ['value'] }, { on: 'fields', fields: ['end', 'value'] })).toEqual([{ on: 'fields', fields: ['value', 'end'] }])
    expect(resetOf({ on: 'document' }, { on: 'every change' })).toEqual([{ on: 'every change' }])
  })
})

describe('the rule of a stage', () => {
  it('“any” is met by one approval', () => {
    expect(approves(opened(one({ rule: 'any' })), chen).state).toBe('approved')
  })

  it('“all” is met by every one of them', () => {
    const two = approves(approves(opened(one({ rule: 'all' })), ben), chen)
    expect(two.state).toBe('pending')
    expect(approves(two, dora).state).toBe('approved')
  })

  it('“at least two of three” is met by two', () => {
    const first = approves(opened(one({ rule: 'at least', count: 2 })), ben)
    expect(first.state).toBe('pending')
    expect(approves(first, dora).state).toBe('approved')
  })

  it('a percentage is of the seats, rounded up', () => {
    expect([1, 2, 3, 4, 10].map((seats) => approvalsNeeded({ rule: 'percentage', percentage: 50 }, seats))).toEqual([1, 1, 2, 2, 5])
    expect(approvalsNeeded({ rule: 'percentage', percentage: 1 }, 3)).toBe(1)
    expect(approvalsNeeded({ rule: 'percentage', percentage: 67 }, 3)).toBe(3)
    const half = approves(opened(one({ rule: 'percentage', percentage: 50 })), ben)
    expect(half.state).toBe('pending')
    expect(approves(half, chen).state).toBe('approved')
  })

  it('fails as soon as rejections keep it from being met, and not before', () => {
    const once = rejects(opened(one({ rule: 'at least', count: 2 })), ben)
    expect(once.state).toBe('pending')
    expect(rejects(once, chen).state).toBe('rejected')
    expect(rejects(opened(one({ rule: 'all' })), ben).state).toBe('rejected')
    expect(rejects(rejects(opened(one({ rule: 'any' })), ben), chen).state).toBe('pending')
    expect(rejects(rejects(rejects(opened(one({ rule: 'any' })), ben), chen), dora).state).toBe('rejected')
  })
})

describe('the stages of a route', () => {
  const route = [policy('P', [stage('First', asks(ben)), stage('Second', asks(chen)), stage('Third', asks(dora))])]

  it('are decided one after the other: whoever is asked later waits', () => {
    const round = opened(route)
    expect(outcome(attempt(round, chen))).toBe('approval.not-an-approver')
    expect(outcome(attempt(approves(round, ben), dora))).toBe('approval.not-an-approver')
    expect(approves(approves(approves(round, ben), chen), dora).state).toBe('approved')
  })

  it('note since when each waits', () => {
    const second = approves(opened(route), ben)
    expect(second.stages.map(({ openedAt }) => openedAt)).toEqual([noon, '2026-03-03T09:00:00.000Z', null])
  })

  it('all fall with one that fails: the approvals are void and kept, and the round is over', () => {
    const round = rejects(approves(opened(route), ben), chen)
    expect(round.state).toBe('rejected')
    expect(round.decisions.map(({ decision, voided }) => [decision, voided?.because ?? null])).toEqual([['approved', 'it was rejected in the stage “Second”'], ['rejected', null]])
    expect(outcome(attempt(round, dora))).toBe('approval.nothing-submitted')
  })
})

describe('a stage that nobody can pass', () => {
  const empty = [policy('P', [stage('Legal', [{ kind: 'role', role: 'approver', reset: { on: 'every change' } }])])]
  const nobody = without(dora, finn)

  it('keeps a contract from being submitted, by name', () => {
    const refused = submit(null, submitted(empty), nobody)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'approval.no-approver', message: expect.stringContaining('“Legal”') } })
    const tooFew = submit(null, submitted([policy('P', [stage('Board', asks(ben, eve), { rule: 'at least', count: 2 })])]), house())
    expect(tooFew).toMatchObject({ ok: false, refusal: { code: 'approval.too-few', message: expect.stringContaining('“Board” needs two approvals, and only one can be given') } })
  })

  it('is blocked and never passes, and the words say what to do', () => {
    const round = openedAnyway(empty, {}, nobody)
    expect(standings(round, nobody)).toEqual({ Legal: 'blocked' })
    expect(settle(round, nobody, noon).state).toBe('pending')
    expect(routeView(round, nobody).stages[0]).toMatchObject({ standing: 'blocked', blocked: expect.stringMatching(/^Nobody can decide in the stage “Legal”\. .*add an approver.*recalled/) })
  })

  it('comes of people leaving, too, where fewer are left than its rule needs', () => {
    const round = opened(one({ rule: 'at least', count: 2 }))
    expect(standings(round, without(ben))).toEqual({ Owners: 'undecided' })
    expect(standings(round, without(ben, chen))).toEqual({ Owners: 'blocked' })
    expect(settle(round, without(ben, chen), noon).state).toBe('pending')
  })

  it('counts only those who can decide, and what somebody decided before they left', () => {
    const round = approves(opened(one({ rule: 'all' })), ben)
    expect(standings(round, without(ben, chen))).toEqual({ Owners: 'undecided' })
    expect(approves(round, dora, {}, without(ben, chen)).state).toBe('approved')
  })

  it('is not a route without any stage: that is refused, and stays pending where it becomes one', () => {
    const never = [policy('P', [stage('Board', asks(ben), { rule: 'all' }, { when: valueAtLeast('5000') })])]
    expect(outcome(submit(null, submitted(never), house()))).toBe('approval.no-stage')
    expect(routeView(openedAnyway(never), house()).problems).toHaveLength(1)
    expect(openedAnyway(never).state).toBe('pending')
  })
})

describe('a decision', () => {
  const round = () => opened([policy('P', [stage('Owners', asks(ben, chen))])])

  it('records who, for which seat, on which text and facts, and why', () => {
    const { decisions } = approves(round(), ben, { reason: ' Reads well. ' })
    expect(decisions).toMatchObject([{ stage: 'owners', seat: ben.id, by: ben.id, as: 'self', decision: 'approved', reason: 'Reads well.', facts, file: null, voided: null }])
  })

  it('is never the submitter’s own', () => {
    expect(outcome(attempt(round(), eve, { seat: ben.id }))).toBe('approval.own-submission')
    expect(outcome(attempt(opened([], { submitter: ada.id }), ada, { seat: ben.id }))).toBe('approval.own-submission')
  })

  it('is refused on another text than was submitted', () => {
    expect(outcome(attempt(round(), ben, { versionHash: hashB }))).toBe('approval.other-version')
  })

  it('is for the seat’s person, and only while they are an active owner or approver', () => {
    for (const by of [ada, dora, vic]) expect(outcome(attempt(round(), by, { seat: ben.id })), by.name).toBe('approval.not-an-approver')
    expect(outcome(attempt(round(), { ...ben, active: false }, {}, without(ben)))).toBe('approval.not-an-approver')
    const demoted = { ...ben, role: 'editor' as const }
    expect(outcome(attempt(round(), demoted, {}, house({ people: house().people.map((each) => (each === ben ? demoted : each)) })))).toBe('approval.not-an-approver')
  })

  it('is given once', () => {
    expect(outcome(attempt(approves(round(), ben), ben))).toBe('approval.decided')
  })

  it('that rejects needs a reason, one that approves does not', () => {
    expect(outcome(attempt(round(), ben, { decision: 'rejected', reason: ' \n ' }))).toBe('approval.no-reason')
    expect(outcome(attempt(round(), ben))).toBe('accepted')
  })

  it('needs something to decide on', () => {
    expect(outcome(attempt({ ...round(), state: 'recalled' }, ben))).toBe('approval.nothing-submitted')
    expect(outcome(attempt(approves(approves(round(), ben), chen), ben))).toBe('approval.nothing-submitted')
  })
})
