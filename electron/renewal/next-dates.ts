import { calendarsFor } from '#electron/renewal/calendars.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { weekdaysOnly } from '#shared/lib/business-days.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { nextDateOn, type NextDate } from '#shared/renewal/next-date.ts'

export type NextDateOf = (contract: Contract) => NextDate | null

/** By how many days holidays may bring a last day forward at most, with much to spare. */
const movedByHolidays = 60

/** The next date of each of some contracts, by the holidays of their places. */
export async function nextDates(contracts: readonly Contract[], today: CalendarDate): Promise<NextDateOf> {
  const calendarOf = await calendarsFor(contracts)
  return (contract) => nextDateOn(contract, today, calendarOf)
}

/**
 * The same for whoever only asks what comes within so many days: holidays are reckoned for the contracts that they could bring within them, and
 * of the others it is only certain that nothing does.
 */
export async function nextDatesWithin(contracts: readonly Contract[], today: CalendarDate, days: number): Promise<NextDateOf> {
  const until = addDays(today, days + movedByHolidays)
  const near = new Map<Contract, NextDate>()
  for (const contract of contracts) {
    const next = nextDateOn(contract, today, () => weekdaysOnly)
    if (next !== null && next.date <= until) near.set(contract, next)
  }
  const calendarOf = await calendarsFor(Array.from(near.keys()))
  return (contract) => (near.has(contract) ? nextDateOn(contract, today, calendarOf) : null)
}
