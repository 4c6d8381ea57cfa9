import { describe, expect, it } from 'vitest'
import type { SigningAuthority } from '#shared/approvals/authority.ts'
import { maySignForHouse, noAuthorityInWords, signersOfHouse } from '#shared/approvals/signing-authority.ts'
import { median, percentile, turnaround } from '#shared/approvals/turnaround.ts'
import { approvalsQueue, waitingFor } from '#shared/approvals/waiting.ts'
import { contract, id, signer } from '#test/helpers/records.ts'
import { ada, approves, asks, ben, chen, dora, eve, finn, house, opened, policy, rejects, stage, standsIn, vic } from '#test/shared/approvals/house.ts'

const authority = (person: typeof ben, more: Partial<SigningAuthority> = {}): SigningAuthority => ({ id: id(`${person.id} signs`), person: person.id, types: [], limit: null, withoutValue: true, how: 'alone', ...more })
const worth = (amount: string | null, currency = 'GBP') => ({ type: 'lease' as const, value: amount === null ? null : { amount, currency } })
const upTo = (amount: string) => ({ amount, currency: 'GBP' })

describe('signing for the house', () => {
  it('is for everybody while nobody is named', () => {
    expect(maySignForHouse([], worth('1000000'), [])).toBe(true)
  })

  it('is up to the limit, the limit included, and in its own currency only', () => {
    const list = [authority(ben, { limit: upTo('5000') })]
    expect([worth('5000.00'), worth('5000.01'), worth('1', 'EUR')].map((each) => maySignForHouse(list, each, [ben.id]))).toEqual([true, false, false])
    expect(maySignForHouse([authority(ben)], worth('9', 'EUR'), [ben.id])).toBe(true)
  })

  it('of a contract without a value needs to be said', () => {
    expect([true, false].map((withoutValue) => maySignForHouse([authority(ben, { withoutValue })], worth(null), [ben.id]))).toEqual([true, false])
  })

  it('is for the types named; none named means all', () => {
    expect(maySignForHouse([authority(ben, { types: ['nda'] })], worth('1'), [ben.id])).toBe(false)
    expect(maySignForHouse([authority(ben, { types: ['nda', 'lease'] })], worth('1'), [ben.id])).toBe(true)
  })

  it('jointly takes two different people, each covering the contract', () => {
    const jointly = [authority(ben, { how: 'jointly' }), authority(chen, { how: 'jointly', limit: upTo('10') })]
    expect([[ben.id], [ben.id, ben.id], [ben.id, chen.id]].map((signers) => maySignForHouse(jointly, worth('10'), signers))).toEqual([false, false, true])
    expect(maySignForHouse(jointly, worth('11'), [ben.id, chen.id])).toBe(false)
  })

  it('names who could, where nobody who may does', () => {
    const list = [authority(ada), authority(ben, { how: 'jointly' }), authority(chen, { how: 'jointly' })]
    expect(noAuthorityInWords(list, worth('100'), house().people)).toBe('A contract of this type worth £100 is signed for the house by Ada alone, or two of Ada, Ben and Chen together.')
    expect(noAuthorityInWords([authority(ben, { limit: upTo('1') })], worth('100'), house().people)).toMatch(/^Nobody has the authority/)
  })

  it('knows its signers by email, else by name, and not those of the other party', () => {
    const people = house().people.map((each) => (each === ben ? { ...ben, email: 'ben@example.org' } : each))
    const lease = contract({ counterparty: { ...contract().counterparty, name: 'Bright Bakery Ltd' } })
    const ours = [signer(1, { name: 'Benjamin', email: 'BEN@example.org' }), signer(2, { name: ' chen ' }), signer(3, { name: 'Ada', party: 'Bright Bakery Ltd' }), signer(4, { name: 'Dora', role: 'witness' })]
    expect(signersOfHouse(ours, lease, people)).toEqual([ben.id, chen.id])
  })
})

describe('the queue', () => {
  const route = [policy('P', [stage('Owners', asks(ben), { rule: 'all' }, { remindAfter: 2, escalateAfter: 4, escalateTo: ada.id }), stage('Board', asks(dora))])]
  const contracts = new Map([['lease', contract()]])
  const at = (day: number) => `2026-03-0${day}T12:00:00.000Z`
  const queue = (me: typeof ben, now = at(2), where = house()) => approvalsQueue([opened(route)], contracts, me.id, where, now)

  it('holds what is mine to decide in the stage that is decided now, also as a substitute', () => {
    expect(queue(ben)).toMatchObject([{ stage: 'Owners', seat: ben.id, mine: 'decide', daysWaiting: 0, reminder: 'none', submitter: 'Eve' }])
    expect(queue(dora)).toEqual([])
    expect(queue(finn, at(2), house({ substitutions: [standsIn(finn, ben)] }))).toMatchObject([{ seat: ben.id, mine: 'decide' }])
  })

  it('reminds after some days, and then tells whoever is to be told', () => {
    expect([2, 3, 4, 6].map((day) => queue(ben, at(day))[0]?.reminder)).toEqual(['none', 'none', 'due', 'escalated'])
    expect([queue(ada, at(5)), queue(ada, at(6)).map(({ mine }) => mine)]).toEqual([[], ['escalated to me']])
  })

  it('holds what I submitted, and nothing for those it does not concern', () => {
    expect(queue(eve).map(({ mine }) => mine)).toEqual(['submitted'])
    expect(queue(vic)).toEqual([])
    expect([...waitingFor(queue(ben)).keys(), ...waitingFor(queue(eve)).keys()]).toEqual(['lease'])
  })

  it('is empty of what is decided', () => {
    expect(approvalsQueue([rejects(opened(route), ben)], contracts, ben.id, house(), at(2))).toEqual([])
  })
})

describe('turnaround', () => {
  it('counts in days with one decimal, by rounds, stages and people', () => {
    const route = [policy('P', [stage('Owners', asks(ben)), stage('Board', asks(dora))])]
    const quick = approves(approves(opened(route), ben, { at: '2026-03-03T12:00:00.000Z' }), dora, { at: '2026-03-03T18:00:00.000Z' })
    const slow = rejects(opened(route), ben, { at: '2026-03-05T12:00:00.000Z' })
    const figures = turnaround([quick, slow, { ...slow, number: 2 }, opened(route)], house())
    expect(figures).toMatchObject({ rounds: 3, firstPass: 1, median: 3, p90: 3, bottleneck: 'Owners' })
    expect(figures.stages).toEqual([{ name: 'Owners', decided: 3, median: 3, p90: 3 }, { name: 'Board', decided: 1, median: 0.3, p90: 0.3 }])
    expect(figures.people.map(({ name, decided, waiting }) => [name, decided, waiting])).toEqual([['Ben', 3, 1], ['Dora', 1, 0]])
  })

  it('knows the middle and the 90th percentile', () => {
    expect([median([]), median([3, 1, 2]), median([1, 2, 3, 10])]).toEqual([null, 2, 2.5])
    expect([percentile([], 0.9), percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9), percentile([5], 0.9)]).toEqual([null, 9, 5])
  })
})
