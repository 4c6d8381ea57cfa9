import { addDays, addMonths, lastOfMonth, partsOf } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Period } from '#shared/lib/period.ts'

/**
 * The last day of the n-th term; the first term is 1 and ends on `firstEnd`. Every end is counted from the first one and never from the one
 * before, so that a term which ends on the 31st comes back to the 31st after a shorter month. A first term of whole calendar months (it began on
 * the first of a month and ends on the last of one) always ends on the last of a month, in leap years too.
 */
export function endOfTerm(start: CalendarDate | null, firstEnd: CalendarDate, renewal: Period, term: number): CalendarDate {
  const renewals = term - 1
  const { count, unit } = renewal
  if (unit === 'days' || unit === 'business days') return addDays(firstEnd, renewals * count)
  if (unit === 'weeks') return addDays(firstEnd, renewals * count * 7)
  const end = addMonths(firstEnd, renewals * count * (unit === 'years' ? 12 : 1))
  const wholeMonths = start !== null && partsOf(start).day === 1 && firstEnd === lastOfMonth(firstEnd)
  return wholeMonths ? lastOfMonth(end) : end
}
