import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressWithFilter, filterFromAddress, queryFrom, toggled, usualFilter, withins, type ListFilter } from '#renderer/features/obligations/list/query-address.ts'
import { obligationKinds, obligationParties } from '#shared/obligations/obligation.ts'
import { shownOccurrenceStates } from '#shared/obligations/occurrence.ts'

const filters: fc.Arbitrary<ListFilter> = fc.record({
  search: fc.string({ maxLength: 40 }),
  states: fc.subarray([...shownOccurrenceStates]),
  overdueOnly: fc.boolean(),
  kinds: fc.subarray([...obligationKinds]),
  debtor: fc.option(fc.constantFrom(...obligationParties)),
  mine: fc.boolean(),
  within: fc.option(fc.constantFrom(...withins)),
})
const page = { offset: 0, limit: 100 }

describe('the filter of the list', () => {
  it('comes back from the address as it was put there', () => {
    fc.assert(fc.property(filters, filter => void expect(filterFromAddress(addressWithFilter(new URLSearchParams(), filter))).toEqual(filter)))
  })

  it('leaves alone what is not its own, and leaves out what is as usual', () => {
    const address = new URLSearchParams('view=board&search=old&mine=yes')
    expect(addressWithFilter(address, usualFilter).toString()).toBe('view=board')
  })

  it('takes nothing from an address that it does not know', () => {
    expect(filterFromAddress(new URLSearchParams('states=gone,open&kinds=x&debtor=me&within=12&overdue=1'))).toEqual({ ...usualFilter, states: ['open'] })
  })

  it('asks for everything unfinished where no state is chosen', () => {
    expect(queryFrom(usualFilter, '2026-11-24', page)).toMatchObject({ states: ['scheduled', 'open', 'submitted', 'returned'], from: null, through: null })
  })

  it('reaches from whatever is overdue to so many days ahead', () => {
    expect(queryFrom({ ...usualFilter, within: 30, search: ' rent ' }, '2026-12-15', page)).toMatchObject({ from: null, through: '2027-01-14', search: 'rent' })
  })

  it('keeps the order in which chips stand', () => {
    expect(toggled(shownOccurrenceStates, ['waived'], 'open', true)).toEqual(['open', 'waived'])
    expect(toggled(shownOccurrenceStates, ['open', 'waived'], 'open', false)).toEqual(['waived'])
  })
})
