import { describe, expect, it } from 'vitest'
import { filledCount, liveTitle, otherParty, withHouse } from '#renderer/features/new-contract/live-title.ts'
import type { Field } from '#shared/document/field.ts'

const party = (id: string, name: string | null): Field => ({
  id,
  label: id,
  required: true,
  type: 'party',
  value: name === null ? null : { name, kind: 'company', address: '' },
})
const house = { name: 'Harbour & Lane Ltd', address: '4 Quay Street', registration: '08123456' }

describe('the title while the form is filled in', () => {
  it('is the template’s own until the other side has a name', () => {
    expect(liveTitle('Mutual NDA', [party('us', 'Harbour & Lane Ltd'), party('them', null)], house.name)).toBe('Mutual NDA')
    expect(liveTitle('Mutual NDA', [party('us', 'harbour & lane ltd '), party('them', ' Northwind Ltd ')], house.name)).toBe('Mutual NDA – Northwind Ltd')
  })

  it('names the side that is not the house, in whichever place it stands', () => {
    expect(otherParty([party('landlord', 'Pemberton LLP'), party('tenant', house.name)], house.name)).toBe('Pemberton LLP')
  })
})

describe('a new form', () => {
  it('begins with the house as the first party', () => {
    const [first, second] = withHouse([party('us', null), party('them', null)], house)
    expect(first).toMatchObject({ value: { name: 'Harbour & Lane Ltd', registration: '08123456' } })
    expect(second).toMatchObject({ value: null })
  })

  it('leaves a party that the template names, and a house without a name, as they are', () => {
    expect(withHouse([party('us', 'Somebody')], house)).toEqual([party('us', 'Somebody')])
    expect(withHouse([party('us', null)], { ...house, name: '' })).toEqual([party('us', null)])
  })

  it('counts what is filled in', () => {
    expect(filledCount([party('a', 'A'), party('b', null)])).toBe(1)
  })
})
