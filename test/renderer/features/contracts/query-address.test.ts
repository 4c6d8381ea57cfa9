import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressFromQuery, hasGroup, initialQuery, queryFromAddress, sortColumns, sortedBy, stateGroupNames, stateGroups, withGroup } from '#renderer/features/contracts/query-address.ts'
import { shownStates } from '#shared/contracts/contract.ts'
import { contractQuerySchema } from '#shared/ipc/api.ts'

const query = fc.record({
  search: fc.string({ maxLength: 500 }),
  states: fc.subarray([...shownStates]),
  sort: fc.constantFrom(...sortColumns),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
})

describe('the address of the contracts table', () => {
  it('gives back every query that was written into it', () => {
    fc.assert(fc.property(query, each => {
      expect(queryFromAddress(new URLSearchParams(addressFromQuery(each).toString()))).toEqual(each)
    }))
  })

  it('says nothing while the table is as at first', () => {
    expect(addressFromQuery(initialQuery).toString()).toBe('')
    expect(queryFromAddress(new URLSearchParams())).toEqual(initialQuery)
  })

  it('makes a query that the application accepts, whatever stands in it', () => {
    const anything = fc.dictionary(fc.constantFrom('search', 'states', 'sort', 'direction'), fc.string({ maxLength: 600 }))
    fc.assert(fc.property(anything, parameters => {
      expect(contractQuerySchema.safeParse(queryFromAddress(new URLSearchParams(parameters))).success).toBe(true)
    }))
  })
})

describe('chips', () => {
  it('cover every state exactly once', () => {
    expect(stateGroupNames.flatMap(name => [...stateGroups[name]]).sort()).toEqual([...shownStates].sort())
  })

  it('switch their own states and leave the others', () => {
    fc.assert(fc.property(query, fc.constantFrom(...stateGroupNames), (before, group) => {
      const on = withGroup(before, group, true)
      expect(hasGroup(on, group)).toBe(true)
      const off = withGroup(on, group, false)
      const own: readonly string[] = stateGroups[group]
      expect(off.states.filter(state => own.includes(state))).toEqual([])
      expect(off.states).toEqual(before.states.filter(state => !own.includes(state)))
    }))
  })
})

describe('a click on a column’s head', () => {
  it('sorts upwards first, then turns round', () => {
    const once = sortedBy(initialQuery, 'title')
    expect(once).toMatchObject({ sort: 'title', direction: 'ascending' })
    expect(sortedBy(once, 'title')).toMatchObject({ sort: 'title', direction: 'descending' })
  })
})
