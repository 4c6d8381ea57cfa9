import { reckonBeyond } from '#electron/obligations/beyond.ts'
import { keepPlanned } from '#electron/obligations/keep-planned.ts'
import type { Services } from '#electron/services.ts'
import { countByDay, countOccurrences, findOccurrences, firstOfDays, type FoundOccurrence, type OccurrenceSearch } from '#electron/store/repositories/obligation-rows.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { readRecord } from '#electron/store/repositories/record.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { ObligationQuery, OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import { addDays, lastOfMonth } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { obligationSchema, type Obligation } from '#shared/obligations/obligation.ts'
import { occurrenceSchema, type Occurrence } from '#shared/obligations/occurrence.ts'
import { isOverdue, shownOccurrence } from '#shared/obligations/state.ts'

export const everything: OccurrenceSearch = { from: null, through: null, states: [], overdueOnly: false, kinds: [], debtor: null, of: null, words: '', contract: null }

/** How many of a day the calendar names; the rest is counted. */
const NAMED_A_DAY = 3

function readRow({ contractTitle, counterparty, ...found }: FoundOccurrence, people: readonly Person[], today: CalendarDate): OccurrenceRow {
  const occurrence = readRecord(occurrenceSchema, found.occurrence, 'an occurrence of an obligation')
  return rowOf({ occurrence, obligation: readRecord(obligationSchema, found.obligation, 'an obligation'), contractTitle, counterparty }, people, today)
}

interface RowFacts {
  readonly occurrence: Pick<Occurrence, 'id' | 'due' | 'opens' | 'state'>
  readonly obligation: Obligation
  readonly contractTitle: string
  readonly counterparty: string
}

function rowOf({ occurrence, obligation, contractTitle, counterparty }: RowFacts, people: readonly Person[], today: CalendarDate): OccurrenceRow {
  const { title, kind, debtor, owner, amount, conditionPrecedent, recurrence, grace } = obligation
  return {
    id: occurrence.id,
    obligation: obligation.id,
    contract: obligation.contract,
    contractTitle,
    counterparty,
    title,
    kind,
    debtor,
    owner,
    ownerName: people.find(({ id }) => id === owner)?.name ?? '',
    due: occurrence.due,
    state: shownOccurrence(occurrence, today),
    overdue: isOverdue(occurrence, grace, today),
    amount,
    conditionPrecedent,
    recurring: recurrence !== null,
  }
}

/** Some occurrences as lines, the earliest first. */
export function rowsOf(services: Services, search: OccurrenceSearch, page: { readonly offset: number; readonly limit: number }): OccurrenceRow[] {
  const today = services.today()
  const people = allPeople(services.db)
  return findOccurrences(services.db, search, today, page).map((found) => readRow(found, people, today))
}

/** What lies beyond the occurrences that are made, as lines. */
async function rowsBeyond(services: Services, search: OccurrenceSearch): Promise<OccurrenceRow[]> {
  const reckoned = await reckonBeyond(services, search)
  if (reckoned.length === 0) return []
  const [today, people] = [services.today(), allPeople(services.db)]
  const rows = reckoned.map(({ contract, ...found }) => rowOf({ ...found, contractTitle: contract.title, counterparty: contract.counterparty.name }, people, today))
  return rows.filter(({ state }) => search.states.length === 0 || search.states.includes(state)).toSorted(inOrder)
}

const inOrder = (a: OccurrenceRow, b: OccurrenceRow): number => (a.due === b.due ? Number(a.id > b.id) - Number(a.id < b.id) : a.due < b.due ? -1 : 1)

/** A page of the list of obligations (C5), with how many there are and how many of those are overdue. */
export async function listOccurrences(services: Services, query: ObligationQuery): Promise<{ rows: OccurrenceRow[]; total: number; overdue: number }> {
  await keepPlanned(services)
  const { from, through, states, overdueOnly, kinds, debtor, mine, search, offset, limit } = query
  const wanted = { from, through, states, overdueOnly, kinds, debtor, of: mine ? services.me().id : null, words: search, contract: null }
  const beyond = await rowsBeyond(services, wanted)
  const today = services.today()
  const rows = beyond.length === 0 ? rowsOf(services, wanted, { offset, limit }) : [...rowsOf(services, wanted, { offset: 0, limit: offset + limit }), ...beyond].toSorted(inOrder).slice(offset, offset + limit)
  return { rows, total: countOccurrences(services.db, wanted, today) + beyond.length, overdue: countOccurrences(services.db, { ...wanted, overdueOnly: true }, today) }
}

/** The days of a month on which something is due. */
export async function monthOf(services: Services, month: string, mine: boolean): Promise<{ date: CalendarDate; total: number; overdue: number; first: OccurrenceRow[] }[]> {
  await keepPlanned(services)
  // A calendar shows the days around a month that fill its first and last week.
  const [from, through] = [addDays(`${month}-01`, -6), addDays(lastOfMonth(`${month}-01`), 6)]
  const of = mine ? services.me().id : null
  const beyond = Map.groupBy(await rowsBeyond(services, { ...everything, from, through, of }), ({ due }) => due)
  const [today, people] = [services.today(), allPeople(services.db)]
  const first = Map.groupBy(firstOfDays(services.db, { ...everything, from, through, of }, today, NAMED_A_DAY).map((found) => readRow(found, people, today)), ({ due }) => due)
  const counted = new Map(countByDay(services.db, from, through, of, today).map(({ due, ...count }) => [due, count]))
  return [...new Set([...counted.keys(), ...beyond.keys()])].toSorted().map((date) => {
    const [made, later] = [counted.get(date) ?? { total: 0, overdue: 0 }, beyond.get(date) ?? []]
    return { date, total: made.total + later.length, overdue: made.overdue, first: [...(first.get(date) ?? []), ...later].slice(0, NAMED_A_DAY) }
  })
}
