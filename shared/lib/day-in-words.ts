import type { CalendarDate } from '#shared/lib/calendar.ts'
import { partsOf } from '#shared/lib/calendar-arithmetic.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** A date as sentences of this program write it: 2 October 2026. */
export function dayInWords(date: CalendarDate): string {
  const { year, month, day } = partsOf(date)
  return `${day} ${months[month - 1] ?? ''} ${year}`
}
