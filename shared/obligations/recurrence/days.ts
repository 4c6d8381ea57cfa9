import type { CalendarDate } from '#shared/lib/calendar.ts'

/** Days since 1970-01-01 of a day of the proleptic Gregorian calendar; months and days beyond theirs run over. */
export function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0)
  // A year below 100 would be taken for one of the twentieth century.
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() / 86_400_000
}

export function yearOf(day: number): number {
  return new Date(day * 86_400_000).getUTCFullYear()
}

/** 1 to 12. */
export function monthOf(day: number): number {
  return new Date(day * 86_400_000).getUTCMonth() + 1
}

export function dayOfMonth(day: number): number {
  return new Date(day * 86_400_000).getUTCDate()
}

/** ISO 8601: 1 is Monday. The first day there is a number of, 1970-01-01, was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** The first day of the week that a day is in, where weeks begin on `weekStart`. */
export function startOfWeek(day: number, weekStart: number): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7)
}

/** The first day of week 1 of a year: the first week with at least four days in it (RFC 5545 §3.3.10, ISO 8601 where weeks begin on Monday). */
export function firstWeek(year: number, weekStart: number): number {
  return startOfWeek(dayNumber(year, 1, 4), weekStart)
}

/** The year of weeks that a day is in, how many weeks it has, and which of them the day is in; at its turn it is another than the day's. */
export function weekOf(day: number, weekStart: number): { readonly year: number; readonly week: number; readonly weeks: number } {
  const around = yearOf(day)
  const year = day < firstWeek(around, weekStart) ? around - 1 : day >= firstWeek(around + 1, weekStart) ? around + 1 : around
  const first = firstWeek(year, weekStart)
  return { year, week: Math.floor((day - first) / 7) + 1, weeks: (firstWeek(year + 1, weekStart) - first) / 7 }
}

export function dateOfDay(day: number): CalendarDate {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

export function dayOfDate(date: CalendarDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
}
