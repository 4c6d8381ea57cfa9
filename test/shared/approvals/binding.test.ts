import { describe, expect, it } from 'vitest'
import type { Approver, ResetRule } from '#shared/approvals/policy.ts'
import { recheck } from '#shared/approvals/recheck.ts'
import type { Facts, Round } from '#shared/approvals/round.ts'
import { endRound } from '#shared/approvals/settle.ts'
import { openRound, type Opened } from '#shared/approvals/submit.ts'
import { hashB, id } from '#test/helpers/records.ts'
import { ada, approves, asks, ben, chen, dora, eve, facts, finn, house, opened, policy, rejects, stage, standings, standsIn, submitted, valueAtLeast } from '#test/shared/approvals/house.ts'

const later = '2026-03-05T08:00:00.000Z'
const by = (reset: ResetRule): Approver => ({ kind: 'person', person: ben.id, reset })
const under = (reset: ResetRule) => [policy('P', [stage('Owners', [by(reset), ...asks(chen)])])]
const changed = (round: Round, more: Facts) => recheck(round, { ...facts, ...more }, house(), later)
const why = ({ decisions }: Round) => decisions.map(({ voided }) => voided?.because ?? null)

describe('an approval, when the facts change while it is pending', () => {
  it.each([
    [{ on: 'every change' }, { title: 'Lease of the yard' }, 'the title changed after it was given'],
    [{ on: 'every change' }, { value: '2', 'field:rent': '3' }, 'the value and the field “rent” changed after it was given'],
    [{ on: 'document' }, { value: '2' }, null],
    [{ on: 'fields', fields: ['value', 'field:start_date'] }, { value: '2' }, 'the value changed after it was given'],
    [{ on: 'fields', fields: ['value', 'field:start_date'] }, { 'field:start_date': '2026-05-01' }, 'the field “start date” changed after it was given'],
    [{ on: 'fields', fields: ['value'] }, { end: '2027-01-01' }, null],
    [{ on: 'nothing' }, { value: '2', end: '2027-01-01' }, null],
  ] as const)('under the reset rule %j and the change %j', (reset, more, because) => {
    const round = approves(opened(under(reset as ResetRule)), ben)
    expect(why(changed(round, more).round)).toEqual([because])
  })

  it('stands while nothing differs', () => {
    const round = approves(opened(under({ on: 'every change' })), ben)
    expect(changed(round, {})).toMatchObject({ voided: [], inserted: [], dropped: [] })
  })

  it('falls for good: what is changed back is asked again, and nothing is forgotten', () => {
    const round = changed(approves(opened(under({ on: 'every change' })), ben), { value: '2' }).round
    const again = changed(approves(round, ben), {}).round
    expect(why(again)).toEqual(['the value changed after it was given', 'the value changed after it was given'])
  })

  it('opens an approved round again, and its stage waits from then on', () => {
    const round = approves(approves(opened(under({ on: 'every change' })), ben), chen)
    const after = changed(round, { value: '2' }).round
    expect([round.state, after.state, after.endedAt, after.stages[0]?.openedAt]).toEqual(['approved', 'pending', null, later])
  })
})

describe('a route, when the facts change', () => {
  const board = stage('Board', asks(dora), { rule: 'all' }, { when: valueAtLeast('5000') })
  const legal = stage('Legal', [{ kind: 'person', person: ben.id, reset: { on: 'nothing' } }])
  const sign = stage('Sign', asks(chen))
  const policies = [policy('P', [board, legal, sign])]

  it('has stages inserted that are needed now, also before the present one, and they are decided first', () => {
    const { round, inserted } = changed(approves(opened(policies), ben), { value: '5000' })
    expect(inserted).toEqual(['Board'])
    expect(round.stages.map(({ name }) => name)).toEqual(['Board', 'Legal', 'Sign'])
    expect(standings(round)).toEqual({ Board: 'undecided', Legal: 'approved', Sign: 'undecided' })
    expect(round.stages.map(({ openedAt }) => openedAt !== null)).toEqual([true, true, false])
    expect(approves(approves(round, dora), chen).state).toBe('approved')
  })

  it('lets stages fall away that are not needed any more; they stay for the history', () => {
    const { round, dropped } = changed(opened(policies, { facts: { ...facts, value: '5000' } }), {})
    expect(dropped).toEqual(['Board'])
    expect(standings(round)).toEqual({ Board: 'not needed', Legal: 'undecided', Sign: 'undecided' })
    expect(approves(approves(round, ben), chen).state).toBe('approved')
  })

  it('keeps the seats of stages that stay', () => {
    const many = opened([policy('P', [stage('All', [{ kind: 'role', role: 'approver', reset: { on: 'every change' } }]), board])])
    const fewer = house({ people: house().people.filter((each) => each !== finn) })
    expect(recheck(many, { ...facts, value: '9000' }, fewer, later).round.stages[0]?.seats).toEqual(many.stages[0]?.seats)
  })

  it('follows the policies it was submitted under, the other of them where that one fits now', () => {
    const two = [policy('Large', [stage('Directors', asks(dora))], valueAtLeast('5000')), policy('Small', [stage('Desk', asks(ben))])]
    const { round, inserted, dropped } = changed(opened(two), { value: '6000' })
    expect([round.policy.name, inserted, dropped]).toEqual(['Large', ['Directors'], ['Desk']])
  })
})

describe('the approvals of a submission that was taken back or is edited again', () => {
  const policies = [policy('P', [stage('Legal', [by({ on: 'document' })]), stage('Board', asks(chen))])]
  const approvedOnce = approves(opened(policies), ben)
  const resubmit = (last: Round, more: Parameters<typeof submitted>[1] = {}): Opened => openRound(last, submitted(policies, { id: id('r2'), at: later, ...more }), house())

  it('are left as they are until it is submitted again', () => {
    expect(why(endRound(approvedOnce, 'recalled', later))).toEqual([null])
  })

  it('carry over where they still hold, as they were given', () => {
    const { round, carried, voided } = resubmit(endRound(approvedOnce, 'recalled', later))
    expect([carried, voided]).toEqual([approvedOnce.decisions, []])
    expect(round).toMatchObject({ number: 2, state: 'pending', decisions: approvedOnce.decisions })
    expect(standings(round)).toEqual({ Legal: 'approved', Board: 'undecided' })
  })

  it('are void where they do not, with the reason', () => {
    const { round, previous } = resubmit(endRound(approvedOnce, 'recalled', later), { versionHash: hashB })
    expect(round.decisions).toEqual([])
    expect(previous === null ? [] : why(previous)).toEqual(['the text changed after it was given'])
  })

  it('may be all that is needed: then it is approved at once', () => {
    const done = endRound(approves(approvedOnce, chen), 'edited', later)
    expect(resubmit(done).round.state).toBe('approved')
    expect(standings(resubmit(done, { facts: { ...facts, value: '2' } }).round)).toEqual({ Legal: 'approved', Board: 'undecided' })
  })

  it('never carry over to whoever gave them and submits it now, for themselves or for somebody else', () => {
    const last = endRound(approvedOnce, 'recalled', later)
    expect(resubmit(last, { submitter: ben.id }).carried).toEqual([])
    const stood = approves(opened(policies), finn, { seat: ben.id }, house({ substitutions: [standsIn(finn, ben)] }))
    expect(resubmit(endRound(stood, 'recalled', later), { submitter: finn.id }).carried).toEqual([])
    expect(resubmit(endRound(stood, 'recalled', later)).carried).toHaveLength(1)
  })

  it('do not carry over where nobody is asked for them any more, or whoever gave them has a seat of their own now', () => {
    const last = endRound(approves(opened(policies), finn, { seat: ben.id }, house({ substitutions: [standsIn(finn, ben)] })), 'recalled', later)
    const others = (list: Parameters<typeof submitted>[0]): Opened => openRound(last, submitted(list, { at: later }), house())
    expect(others([policy('P', [stage('Legal', asks(ada))])]).carried).toEqual([])
    expect(others([policy('P', [stage('Legal', [by({ on: 'document' }), ...asks(finn)])])]).carried).toEqual([])
  })

  it('hold by the stricter of the reset rules of then and now', () => {
    const last = endRound(approvedOnce, 'recalled', later)
    const strict = [policy('P', [stage('Legal', [by({ on: 'every change' })]), stage('Board', asks(chen))])]
    expect(openRound(last, submitted(strict, { at: later, facts: { ...facts, value: '2' } }), house()).carried).toEqual([])
  })

  it('of a rejected one never do: the next begins at stage one with nothing', () => {
    const rejected = rejects(approvedOnce, chen)
    expect(resubmit(rejected)).toMatchObject({ carried: [], voided: [], round: { number: 2, decisions: [] } })
    expect(standings(resubmit(rejected).round)).toEqual({ Legal: 'undecided', Board: 'undecided' })
  })

  it('do not include rejections', () => {
    const any = [policy('P', [stage('Legal', asks(ben, chen), { rule: 'any' })])]
    const last = endRound(rejects(opened(any), ben), 'recalled', later)
    expect(openRound(last, submitted(any, { at: later }), house()).carried).toEqual([])
    expect(eve.id).toBe(last.submitter)
  })
})
