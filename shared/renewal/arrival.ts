import type { BusinessCalendar } from '#shared/lib/business-days.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { after, before } from '#shared/lib/period.ts'
import type { Notice } from '#shared/contracts/terms.ts'

/** The day on which a notice that was sent is taken to have arrived: as long after as the contract says it is on its way, from the day after it was sent. */
export function deemedArrival(sent: CalendarDate, { delivery }: Pick<Notice, 'delivery'>, calendar: BusinessCalendar): CalendarDate {
  return after(sent, delivery, calendar)
}

/**
 * Whether a notice sent on a day arrives in time for a term to end on `end`, by the contract's own reckoning. Our last day to send it (see
 * noticeDeadline) may be earlier, for it goes back to a business day; what was sent in between is still in time.
 */
export function arrivesInTime(sent: CalendarDate, end: CalendarDate, notice: Notice, calendar: BusinessCalendar): boolean {
  return deemedArrival(sent, notice, calendar) <= before(end, notice.period, calendar, notice.clear)
}
