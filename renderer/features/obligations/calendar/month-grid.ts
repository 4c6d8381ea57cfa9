import { addDays, addMonths, daysInMonth, lastOfMonth, partsOf, weekday } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

/** A month as the address has it: 2026-11. */
export type Month = string

export const monthOf = (date: CalendarDate): Month => date.slice(0, 7)
const firstOf = (month: Month): CalendarDate => `${month}-01`

/** The weeks of a month, from Monday to Sunday (ISO 8601), with the days of the months around it that fill them. */
export function weeksOf(month: Month): readonly (readonly CalendarDate[])[] {
  const first = firstOf(month)
  const start = addDays(first, 1 - weekday(first))
  const { year, month: number } = partsOf(first)
  const weeks = Math.ceil((weekday(first) - 1 + daysInMonth(year, number)) / 7)
  return Array.from({ length: weeks }, (_week, index) => Array.from({ length: 7 }, (_day, day) => addDays(start, index * 7 + day)))
}

/** Where a key leads from a day, as in any grid of dates (WAI-ARIA APG, date picker); null for any other key. */
export function dayByKey(date: CalendarDate, key: string, shift: boolean): CalendarDate | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1)
    case 'ArrowRight':
      return addDays(date, 1)
    case 'ArrowUp':
      return addDays(date, -7)
    case 'ArrowDown':
      return addDays(date, 7)
    case 'Home':
      return addDays(date, 1 - weekday(date))
    case 'End':
      return addDays(date, 7 - weekday(date))
    case 'PageUp':
      return addMonths(date, shift ? -12 : -1)
    case 'PageDown':
      return addMonths(date, shift ? 12 : 1)
    default:
      return null
  }
}

/** The same day in another month; its last where it has no such day. */
export function inMonth(date: CalendarDate, month: Month): CalendarDate {
  const wanted = `${month}-${date.slice(8)}`
  const last = lastOfMonth(firstOf(month))
  return wanted > last ? last : wanted
}

export const monthAfter = (month: Month, months: number): Month => monthOf(addMonths(firstOf(month), months))

/** Whether the text is a month between the years 1 and 9999. */
export const isMonth = (text: string | null): text is Month => text !== null && /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(text)
