import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storedStates, turns, type Contract } from '#shared/contracts/contract.ts'
import { homeLists } from '#shared/contracts/home.ts'
import type { Person } from '#shared/contracts/person.ts'
import { ada, ben, ceremony, contract, eve, id, noon, person, signature, signer, vic } from '#test/helpers/records.ts'

const today = '2026-03-02'
const lists = (contracts: readonly Contract[], me: Person = ada, ceremonies: Parameters<typeof homeLists>[1] = [], waiting: Parameters<typeof homeLists>[4] = new Map()) => homeLists(contracts, ceremonies, me, today, waiting)

describe('your turn', () => {
  it.each([
    ['request', 'review'],
    ['draft', 'continue'],
    ['review', 'review'],
    ['negotiation', 'review'],
    ['approved', 'open'],
  ] as const)('holds what is ours in %s, to %s', (state, action) => {
    expect(lists([contract({ state })]).yourTurn).toMatchObject([{ contract: 'lease', action }])
  })

  it('holds nothing that waits for the other side, for a decision, for a signature, or for nothing any more', () => {
    const held = storedStates.filter((state) => lists([contract({ state })]).yourTurn.length > 0)
    expect(held).toEqual(['request', 'draft', 'review', 'negotiation', 'approved'])
    for (const state of storedStates) expect(lists([contract({ state, turn: 'theirs' })]).yourTurn).toEqual([])
  })

  it('is for those who may write', () => {
    expect(lists([contract()], eve).yourTurn).toHaveLength(1)
    for (const me of [vic, person('App', { role: 'approver' })]) expect(lists([contract()], me).yourTurn).toEqual([])
  })
})

describe('to approve', () => {
  it('holds what the queue of approvals says waits for this person, since when it does', () => {
    const pending = contract({ state: 'approval pending' })
    expect(lists([pending], ben, [], new Map([[pending.id, noon]])).toApprove).toMatchObject([{ contract: 'lease', what: 'Waits for your decision', action: 'approve', since: noon }])
    expect(lists([pending], ben).toApprove).toEqual([])
  })
})

describe('to sign', () => {
  const signing = contract({ state: 'signing' })

  it('says when several can sign, and when the time to sign has run out', () => {
    const signing = contract({ state: 'signing' })
    const parallel = ceremony([signer(1, { name: 'Lena', turn: 1 }), signer(2, { turn: 1 }), signer(3, { turn: 1 })])
    expect(lists([signing], ada, [parallel]).toSign.map(({ what }) => what)).toEqual(['Lena and 2 others can sign'])
    expect(lists([signing], ada, [{ ...parallel, state: 'expired' }]).toSign).toMatchObject([{ what: 'The time to sign has run out', action: 'open' }])
  })

  it('names whoever signs next', () => {
    const open = ceremony([signer(1, { signature: signature() }), signer(2, { name: 'Wanda' })])
    expect(lists([signing], ada, [open]).toSign).toMatchObject([{ contract: 'lease', what: 'Wanda signs next', action: 'sign' }])
  })

  it('is empty once everyone has signed, or the signing has ended', () => {
    const all = ceremony([signer(1, { signature: signature() })], { state: 'completed' })
    const ended = ceremony([signer(1)], { state: 'voided' })
    expect(lists([signing], ada, [all, ended]).toSign).toEqual([])
  })
})

describe('dates that are near', () => {
  it('holds those of the next ninety days, soonest first', () => {
    const ends = (end: string): Contract => contract({ id: id(end), state: 'executed', end })
    const { due } = lists([ends('2026-05-31'), ends('2026-06-01'), ends('2026-03-02'), ends('2026-03-01')])
    expect(due.map((line) => [line.due, line.what])).toEqual([['2026-03-02', 'Ends'], ['2026-05-31', 'Ends']])
  })
})

describe('home as a whole', () => {
  it('lists a contract once in each list, and only contracts that are there', () => {
    const contracts = fc.uniqueArray(
      fc.record({ id: fc.nat({ max: 9 }).map((number) => id<'contract'>(`c${number}`)), state: fc.constantFrom(...storedStates), turn: fc.constantFrom(...turns) }),
      { selector: (each) => each.id, maxLength: 10 },
    )
    fc.assert(
      fc.property(contracts, fc.constantFrom(ada, ben, eve, vic), (given, me) => {
        const all = given.map((each) => contract(each))
        const { yourTurn, toApprove, toSign, due } = homeLists(all, all.map((each) => ceremony([signer(1)], { id: id(each.id), contract: each.id })), me, today, new Map(given.map((each) => [each.id, noon])))
        for (const list of [yourTurn, toApprove, toSign, due]) {
          const named = list.map((line) => line.contract)
          expect(new Set(named).size).toBe(named.length)
          expect(named.every((name) => given.some((each) => each.id === name))).toBe(true)
        }
      }),
    )
  })
})
