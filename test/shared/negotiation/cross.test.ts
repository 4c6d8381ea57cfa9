import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditEventSchema } from '#shared/audit/event.ts'
import { storedStates } from '#shared/contracts/contract.ts'
import { editableStates } from '#shared/contracts/lifecycle.ts'
import { roles } from '#shared/contracts/person.ts'
import { crossed, mayAdopt, mayCross } from '#shared/negotiation/cross.ts'
import { exchangeSchema } from '#shared/negotiation/exchange.ts'
import { ada, contract, exchange, eve, id, outcome, person, vic } from '#test/helpers/records.ts'

const received = exchange({ direction: 'received', disclosure: null, files: [{ role: 'received', fileName: 'back.txt', blob: id('c'.repeat(64)), bytes: 9 }] })
const still = { since: false, setAside: false }

describe('a text that crosses between the sides', () => {
  it.each(storedStates)('crosses while the text may be written, and not in %s otherwise', (state) => {
    expect(outcome(mayCross(contract({ state }), ada))).toBe(editableStates.has(state) ? 'accepted' : 'exchange.fixed')
  })

  it('is an owner’s or an editor’s to exchange', () => {
    expect(outcome(mayCross(contract(), eve))).toBe('accepted')
    for (const someone of [vic, person('App', { role: 'approver' }), person('Gone', { active: false })]) expect(outcome(mayCross(contract(), someone))).toBe('exchange.may-not')
  })

  it('is adopted if it was received, and never over edits of ours that nobody gave up', () => {
    expect(outcome(mayAdopt(contract(), received, ada, still))).toBe('accepted')
    expect(outcome(mayAdopt(contract(), exchange(), ada, still))).toBe('exchange.not-received')
    expect(outcome(mayAdopt(contract(), received, ada, { since: true, setAside: false }))).toBe('exchange.edits-since')
    expect(outcome(mayAdopt(contract(), received, ada, { since: true, setAside: true }))).toBe('accepted')
  })

  it('is never adopted where it could not cross', () => {
    const someone = fc.record({ role: fc.constantFrom(...roles), active: fc.boolean() }).map((more) => person('Someone', more))
    fc.assert(
      fc.property(someone, fc.constantFrom(...storedStates), fc.boolean(), fc.boolean(), fc.constantFrom(received, exchange()), (actor, state, since, setAside, which) => {
        const adopts = mayAdopt(contract({ state }), which, actor, { since, setAside }).ok
        expect(adopts).toBe(mayCross(contract({ state }), actor).ok && which.direction === 'received' && (!since || setAside))
      }),
    )
  })

  it('is told to the log with its files and their hashes', () => {
    for (const each of [exchange(), received]) {
      expect(exchangeSchema.parse(each)).toEqual(each)
      expect(auditEventSchema.parse(crossed(each))).toEqual(crossed(each))
    }
    expect(crossed(exchange())).toMatchObject({ kind: 'text sent', to: 'Bright Bakery Ltd', files: [{ fileName: 'Lease.pdf', hash: 'b'.repeat(64) }] })
    expect(crossed(received)).toMatchObject({ kind: 'text received', from: 'Bright Bakery Ltd', fileName: 'back.txt', file: 'c'.repeat(64) })
  })
})
