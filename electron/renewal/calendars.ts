import { weekdaysOnly, type BusinessCalendar } from '#shared/lib/business-days.ts'
import type { Contract } from '#shared/contracts/contract.ts'

export type CalendarOf = (place: string) => BusinessCalendar

const weekdays: CalendarOf = () => weekdaysOnly

/** The business days of every place that some contracts name. The holidays of the world are only read in where one of them names a place. */
export async function calendarsFor(contracts: readonly Pick<Contract, 'terms'>[]): Promise<CalendarOf> {
  if (contracts.every(({ terms }) => terms === null || terms.place === '')) return weekdays
  return (await import('#electron/renewal/business-calendar.ts')).calendarOf
}
