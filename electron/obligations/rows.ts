import { keepPlanned } from '#electron/obligations/keep-planned.ts'
import type { Services } from '#electron/services.ts'
import { countByDay, countOccurrences, findOccurrences, firstOfDays, type FoundOccurrence, type OccurrenceSearch } from '#electron/store/repositories/obligation-rows.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { readRecord } from '#electron/store/repositories/record.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { ObligationQuery, OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import { addDays, lastOfMonth } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { obligationSchema } from '#shared/obligations/obligation.ts'
import { occurrenceSchema } from '#shared/obligations/occurrence.ts'
import { isOverdue, shownOccurrence } from '#shared/obligations/state.ts'

export const everything: OccurrenceSearch = { from: null, through: null, states: [], overdueOnly: false, kinds: [], debtor: null, of: null, words: '', contract: null }

/** How many of a day the calendar names; the rest is counted. */
const NAMED_A_DAY = 3

function rowOf(found: FoundOccurrence, people: readonly Person[], today: CalendarDate): OccurrenceRow {
  const occurrence = readRecord(occurrenceSchema, found.occurrence, 'an occurrence of an obligation')
  const obligation = readRecord(obligationSchema, found.obligation, 'an obligation')
  const { title, kind, debtor, owner, amount, conditionPrecedent, recurrence, grace } = obligation
  return {
    id: occurrence.id,
    obligation: obligation.id,
    contract: obligation.contract,
    contractTitle: found.contractTitle,
    counterparty: found.counterparty,
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
  return findOccurrences(services.db, search, today, page).map((found) => rowOf(found, people, today))
}

/** A page of the list of obligations (C5), with how many there are and how many of those are overdue. */
export async function listOccurrences(services: Services, query: ObligationQuery): Promise<{ rows: OccurrenceRow[]; total: number; overdue: number }> {
  await keepPlanned(services)
  const { from, through, states, overdueOnly, kinds, debtor, mine, search, offset, limit } = query
  const wanted = { from, through, states, overdueOnly, kinds, debtor, of: mine ? services.me().id : null, words: search, contract: null }
  const today = services.today()
  return { rows: rowsOf(services, wanted, { offset, limit }), total: countOccurrences(services.db, wanted, today), overdue: countOccurrences(services.db, { ...wanted, overdueOnly: true }, today) }
}

/** The days of a month on which something is due. */
export async function monthOf(services: Services, month: string, mine: boolean): Promise<{ date: CalendarDate; total: number; overdue: number; first: OccurrenceRow[] }[]> {
  await keepPlanned(services)
  // A calendar shows the days around a month that fill its first and last week.
  const [from, through] = [addDays(`${month}-01`, -6), addDays(lastOfMonth(`${month}-01`), 6)]
  const of = mine ? services.me().id : null
  const [today, people] = [services.today(), allPeople(services.db)]
  const first = Map.groupBy(firstOfDays(services.db, { ...everything, from, through, of }, today, NAMED_A_DAY).map((found) => rowOf(found, people, today)), ({ due }) => due)
  return countByDay(services.db, from, through, of, today).map(({ due, total, overdue }) => ({ date: due, total, overdue, first: first.get(due) ?? [] }))
}
