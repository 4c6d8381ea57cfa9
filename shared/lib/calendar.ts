import type { CalendarDate } from '#shared/document/field.ts'
import type { Instant } from '#shared/lib/ids.ts'

const dayInMilliseconds = 86_400_000

/** Days from one calendar date to another; negative if `to` is earlier. Proleptic Gregorian, ISO 8601. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayInMilliseconds)
}

/** Whole days of 24 hours from one instant to another, never below 0. */
export function daysHeld(since: Instant, now: Instant): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / dayInMilliseconds))
}

/** The calendar date of an instant in a time zone (IANA name). */
export function calendarDateIn(instant: Instant, timeZone: string): CalendarDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant))
}
