import type { ObligationQuery } from '#shared/ipc/obligations-api.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { obligationKinds, obligationParties, type ObligationKind } from '#shared/obligations/obligation.ts'
import { shownOccurrenceStates, type ShownOccurrenceState } from '#shared/obligations/occurrence.ts'

/** What the list is filtered by, as the address has it. */
export interface ListFilter {
  readonly search: string
  /** Empty: everything that is not finished. */
  readonly states: readonly ShownOccurrenceState[]
  readonly overdueOnly: boolean
  readonly kinds: readonly ObligationKind[]
  readonly debtor: ObligationQuery['debtor']
  readonly mine: boolean
  /** Due within so many days, what is overdue included; null: whenever. */
  readonly within: Within | null
}

export const withins = [7, 30, 90] as const
export type Within = (typeof withins)[number]

export const unfinished = ['scheduled', 'open', 'submitted', 'returned'] as const satisfies readonly ShownOccurrenceState[]

export const usualFilter: ListFilter = { search: '', states: [], overdueOnly: false, kinds: [], debtor: null, mine: false, within: null }

const list = (address: URLSearchParams, name: string): string[] => (address.get(name) ?? '').split(',')

/** Reads the filter from the address; what it does not know it leaves out. */
export function filterFromAddress(address: URLSearchParams): ListFilter {
  const [states, kinds] = [list(address, 'states'), list(address, 'kinds')]
  return {
    search: (address.get('search') ?? '').slice(0, 200),
    states: shownOccurrenceStates.filter(state => states.includes(state)),
    overdueOnly: address.get('overdue') === 'yes',
    kinds: obligationKinds.filter(kind => kinds.includes(kind)),
    debtor: obligationParties.find(party => party === address.get('debtor')) ?? null,
    mine: address.get('mine') === 'yes',
    within: withins.find(days => String(days) === address.get('within')) ?? null,
  }
}

const filterNames = ['search', 'states', 'overdue', 'kinds', 'debtor', 'mine', 'within'] as const

/** The address with this filter; what is as usual is left out, and what is not the filter's stays. */
export function addressWithFilter(address: URLSearchParams, filter: ListFilter): URLSearchParams {
  const next = new URLSearchParams(address)
  for (const name of filterNames) next.delete(name)
  const put = (name: (typeof filterNames)[number], value: string): void => {
    if (value !== '') next.set(name, value)
  }
  put('search', filter.search)
  put('states', filter.states.join(','))
  put('overdue', filter.overdueOnly ? 'yes' : '')
  put('kinds', filter.kinds.join(','))
  put('debtor', filter.debtor ?? '')
  put('mine', filter.mine ? 'yes' : '')
  put('within', filter.within === null ? '' : String(filter.within))
  return next
}

/** What is asked of the application for one page of the list. */
export function queryFrom(filter: ListFilter, today: CalendarDate, page: { readonly offset: number; readonly limit: number }): ObligationQuery {
  const { search, states, overdueOnly, kinds, debtor, mine, within } = filter
  return {
    from: null,
    through: within === null ? null : addDays(today, within),
    states: states.length === 0 ? [...unfinished] : [...states],
    overdueOnly,
    kinds: [...kinds],
    debtor,
    mine,
    search: search.trim(),
    ...page,
  }
}

/** The list with one of its members put in or taken out, in the order of `all`. */
export function toggled<T>(all: readonly T[], chosen: readonly T[], member: T, on: boolean): T[] {
  return all.filter(each => (each === member ? on : chosen.includes(each)))
}
