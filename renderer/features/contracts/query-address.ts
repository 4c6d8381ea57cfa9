import type { ContractQuery } from '#shared/ipc/api.ts'
import { shownStates, type ShownState } from '#shared/contracts/contract.ts'

export const sortColumns = ['title', 'counterparty', 'state', 'turn', 'value', 'nextDate', 'updatedAt'] as const satisfies readonly ContractQuery['sort'][]

/** What the table shows when the address says nothing: everything, latest first. */
export const initialQuery: ContractQuery = { search: '', states: [], sort: 'updatedAt', direction: 'descending' }

/** The states that a chip stands for. */
export const stateGroups = {
  drafting: ['request', 'draft', 'review'],
  negotiating: ['negotiation'],
  approval: ['approval pending', 'approved'],
  signing: ['signing'],
  inForce: ['executed', 'active'],
  ended: ['expired', 'terminated', 'superseded', 'cancelled'],
} as const satisfies Record<string, readonly ShownState[]>
export type StateGroup = keyof typeof stateGroups
export const stateGroupNames = Object.keys(stateGroups) as StateGroup[]

/** Reads filters and order from the address; what it does not know it leaves out. */
export function queryFromAddress(address: URLSearchParams): ContractQuery {
  const named = (address.get('states') ?? '').split(',')
  return {
    search: (address.get('search') ?? '').slice(0, 500),
    states: shownStates.filter(state => named.includes(state)),
    sort: sortColumns.find(column => column === address.get('sort')) ?? initialQuery.sort,
    direction: address.get('direction') === 'ascending' ? 'ascending' : address.get('direction') === 'descending' ? 'descending' : initialQuery.direction,
  }
}

/** Writes filters and order to the address; what is as at first is left out. */
export function addressFromQuery(query: ContractQuery): URLSearchParams {
  const address = new URLSearchParams()
  if (query.search !== '') address.set('search', query.search)
  if (query.states.length > 0) address.set('states', query.states.join(','))
  if (query.sort !== initialQuery.sort || query.direction !== initialQuery.direction) {
    address.set('sort', query.sort)
    address.set('direction', query.direction)
  }
  return address
}

/** Whether a chip is on: all its states are asked for. */
export function hasGroup(query: ContractQuery, group: StateGroup): boolean {
  return stateGroups[group].every(state => query.states.includes(state))
}

/** Switches a chip, leaving the others as they are. */
export function withGroup(query: ContractQuery, group: StateGroup, on: boolean): ContractQuery {
  const own: readonly ShownState[] = stateGroups[group]
  const others = query.states.filter(state => !own.includes(state))
  const states = on ? shownStates.filter(state => others.includes(state) || own.includes(state)) : others
  return { ...query, states }
}

/** A click on a column's head: sorts by it, and turns the order round when it was already so. */
export function sortedBy(query: ContractQuery, column: ContractQuery['sort']): ContractQuery {
  if (query.sort !== column) return { ...query, sort: column, direction: 'ascending' }
  return { ...query, direction: query.direction === 'ascending' ? 'descending' : 'ascending' }
}
