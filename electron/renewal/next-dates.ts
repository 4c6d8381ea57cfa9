import { calendarsFor, type CalendarOf } from '#electron/renewal/calendars.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { nextDate } from '#shared/contracts/status.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Period, PeriodUnit } from '#shared/lib/period.ts'
import { nextDateOn, type NextDate } from '#shared/renewal/next-date.ts'

export type NextDateOf = (contract: Contract) => NextDate | null

/** What was found when it was last asked. A record that was read is never changed, so a contract that changed is another one. */
const found = new WeakMap<Contract, { readonly on: CalendarDate; readonly next: NextDate | null }>()

function nextOn(contract: Contract, today: CalendarDate, calendarOf: CalendarOf): NextDate | null {
  const before = found.get(contract)
  if (before?.on === today) return before.next
  const next = nextDateOn(contract, today, calendarOf)
  found.set(contract, { on: today, next })
  return next
}

/** The next date of each of some contracts, by the holidays of their places. */
export async function nextDates(contracts: readonly Contract[], today: CalendarDate): Promise<NextDateOf> {
  const calendarOf = await calendarsFor(contracts)
  return (contract) => nextOn(contract, today, calendarOf)
}

/** More days than a period can take with the weekends and holidays in it. */
const spanOf = ({ count, unit }: Period): number => count * longest[unit] + 60
const longest: Readonly<Record<PeriodUnit, number>> = { days: 1, 'business days': 2, weeks: 7, months: 31, years: 366 }

/** Whether anything can come up for a contract by a day: what does comes with the end of its present term, or so long before it as notice takes. */
function comesBy(contract: Contract, today: CalendarDate, until: CalendarDate): boolean {
  const plain = nextDate(contract, today)
  const notice = contract.terms?.notice ?? null
  return plain !== null && addDays(plain.date, notice === null ? 0 : -spanOf(notice.period) - spanOf(notice.delivery)) <= until
}

/** The same for whoever only asks what comes within so many days: deadlines are reckoned for the contracts for which something can. */
export async function nextDatesWithin(contracts: readonly Contract[], today: CalendarDate, days: number): Promise<NextDateOf> {
  const until = addDays(today, days)
  const near = new Set(contracts.filter((contract) => comesBy(contract, today, until)))
  const calendarOf = await calendarsFor(Array.from(near))
  return (contract) => (near.has(contract) ? nextOn(contract, today, calendarOf) : null)
}
