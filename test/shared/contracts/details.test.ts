import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contractDetailsSchema, contractTypes, storedStates, type ContractDetails } from '#shared/contracts/contract.ts'
import { changeDetails } from '#shared/contracts/details.ts'
import { ada, contract, eve, outcome, person, value, vic } from '#test/helpers/records.ts'

const later = '2026-03-05T08:00:00.000Z'
const { title, type, counterparty, value: amount, effective, end } = contract()
const details: ContractDetails = { title, type, counterparty, value: amount, effective, end }

const anyDetails: fc.Arbitrary<ContractDetails> = fc.record({
  title: fc.constantFrom('Lease', 'Lease of the workshop'),
  type: fc.constantFrom(...contractTypes),
  counterparty: fc.record({
    name: fc.constantFrom('', 'Marlow Ltd'),
    kind: fc.constantFrom('company', 'individual'),
    address: fc.constantFrom('', '1 High Street'),
    registration: fc.constant(''),
    contact: fc.record({ name: fc.constant(''), email: fc.constantFrom('', 'a@example.org') }),
  }),
  value: fc.option(fc.record({ amount: fc.constantFrom('10', '10.00'), currency: fc.constantFrom('GBP', 'EUR') })),
  effective: fc.constantFrom(null, '2026-04-01'),
  end: fc.constantFrom(null, '2027-03-31'),
})

describe('changing the details', () => {
  it('keeps what was given and names what changed, in the record’s order', () => {
    const wanted = { ...details, end: '2027-03-31', title: 'Lease of the workshop', counterparty: { ...counterparty, name: 'Marlow Ltd' } }
    const { contract: after, event } = value(changeDetails(contract(), wanted, ada, later))
    expect(after).toEqual({ ...contract(), ...wanted, updatedAt: later })
    expect(event).toEqual({ kind: 'details changed', contract: 'lease', changed: ['title', 'counterparty', 'end'] })
  })

  it('is silent when nothing changed: no event, no new date', () => {
    const { contract: after, event } = value(changeDetails(contract(), { ...details }, ada, later))
    expect(event).toBeNull()
    expect(after).toEqual(contract())
  })

  it('lets an editor, and no approver, viewer or former owner', () => {
    expect(outcome(changeDetails(contract(), details, eve, later))).toBe('accepted')
    for (const actor of [vic, person('App', { role: 'approver' }), person('Gone', { active: false })]) {
      expect(outcome(changeDetails(contract(), details, actor, later)), actor.name).toBe('details.may-not-edit')
    }
  })

  it('is refused while a signing rests on them, and nowhere else', () => {
    const refusing = storedStates.filter((state) => outcome(changeDetails(contract({ state }), details, ada, later)) === 'details.read-only')
    expect(refusing).toEqual(['signing'])
  })

  it('is refused when the contract would end before it begins; the same day is a day', () => {
    expect(outcome(changeDetails(contract(), { ...details, effective: '2026-04-02', end: '2026-04-01' }, ada, later))).toBe('details.ends-before-start')
    expect(outcome(changeDetails(contract(), { ...details, effective: '2026-04-01', end: '2026-04-01' }, ada, later))).toBe('accepted')
    expect(outcome(changeDetails(contract(), { ...details, effective: '9999-12-31', end: null }, ada, later))).toBe('accepted')
  })

  it('names exactly the members that differ', () => {
    fc.assert(
      fc.property(anyDetails, anyDetails, (before, wanted) => {
        const { contract: after, event } = value(changeDetails({ ...contract(), ...before }, wanted, ada, later))
        const named = event?.kind === 'details changed' ? event.changed : []
        const differing = contractDetailsSchema.keyof().options.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(wanted[name]))
        expect(named.toSorted()).toEqual(differing.toSorted())
        expect(contractDetailsSchema.strip().parse(after)).toEqual(wanted)
      }),
    )
  })
})
