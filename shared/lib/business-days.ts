import { addDays, weekday } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

/** On which days business is done at a place. */
export interface BusinessCalendar {
  /** ISO 8601 weekdays on which nobody works: 6 and 7 in most places, 5 and 6 in some. */
  readonly weekend: ReadonlySet<number>
  /** The name of the public holiday that a day is, or null. */
  readonly holiday: (date: CalendarDate) => string | null
}

export const saturdayAndSunday: ReadonlySet<number> = new Set([6, 7])

/** Business is done every day but Saturday and Sunday: for when the place is not known. */
export const weekdaysOnly: BusinessCalendar = { weekend: saturdayAndSunday, holiday: () => null }

export function isBusinessDay(date: CalendarDate, { weekend, holiday }: BusinessCalendar): boolean {
  return !weekend.has(weekday(date)) && holiday(date) === null
}

/** More days in a row than any calendar is closed for; a place without business days must not run for ever. */
const LONGEST_CLOSURE = 60

function nextOpen(date: CalendarDate, step: 1 | -1, calendar: BusinessCalendar): CalendarDate {
  let day = date
  for (let tried = 0; tried < LONGEST_CLOSURE && !isBusinessDay(day, calendar); tried++) day = addDays(day, step)
  return day
}

/** The day itself if business is done on it, else the last one before it on which it is. */
export function rollBack(date: CalendarDate, calendar: BusinessCalendar): CalendarDate {
  return nextOpen(date, -1, calendar)
}

/** The day itself if business is done on it, else the next one on which it is. */
export function rollForward(date: CalendarDate, calendar: BusinessCalendar): CalendarDate {
  return nextOpen(date, 1, calendar)
}

/** The n-th business day before a date; the date itself is not counted. */
export function businessDaysBefore(date: CalendarDate, count: number, calendar: BusinessCalendar): CalendarDate {
  let day = date
  for (let left = count; left > 0; left--) day = nextOpen(addDays(day, -1), -1, calendar)
  return day
}

/** The n-th business day after a date; the date itself is not counted. */
export function businessDaysAfter(date: CalendarDate, count: number, calendar: BusinessCalendar): CalendarDate {
  let day = date
  for (let left = count; left > 0; left--) day = nextOpen(addDays(day, 1), 1, calendar)
  return day
}
