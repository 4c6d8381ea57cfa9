import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import type { BusinessCalendar } from '#shared/lib/business-days.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { effectiveDecision } from '#shared/contracts/present-term.ts'
import { nextDate, termRecord, type Dated } from '#shared/contracts/status.ts'
import { standingOn, type Standing } from '#shared/renewal/standing.ts'

export interface NextDate {
  readonly date: CalendarDate
  readonly what: string
}

/**
 * The next date in a contract's life: of one that is signed and whose terms are known, our last day to give notice, when it renews, or when it ends.
 * `calendarOf` answers the business days of a place.
 */
export function nextDateOn(contract: Dated, today: CalendarDate, calendarOf: (place: string) => BusinessCalendar): NextDate | null {
  const { state, effective, terms } = contract
  if (state !== 'executed' || terms === null || (effective !== null && effective >= today)) return nextDate(contract, today)
  return nextOf(contract, standingOn(today, termRecord(contract), calendarOf(terms.place)), today)
}

/** What comes first for a contract that stands so. */
export function nextOf({ terms, renewals }: Pick<Dated, 'terms' | 'renewals'>, { standing, term, end, ours }: Standing, today: CalendarDate): NextDate | null {
  if (end === null || end < today) return null
  const renews = { date: addDays(end, 1), what: 'Renews' }
  switch (standing) {
    case 'notice due':
      if (effectiveDecision(renewals, term)?.kind === 'renew') return renews
      return ours === null ? { date: end, what: 'Ends' } : { date: ours.date, what: terms?.kind === 'optional' ? 'Last day to take up the option' : 'Last day to give notice' }
    case 'renews': return renews
    case 'unknown': return { date: end, what: 'First term ends' }
    case 'not started': case 'runs out': case 'ended': case 'evergreen': return { date: end, what: 'Ends' }
  }
}
