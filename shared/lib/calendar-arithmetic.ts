import type { CalendarDate } from '#shared/lib/calendar.ts'

const dayInMilliseconds = 86_400_000

interface YearMonthDay {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

/** The parts of a date. */
export function partsOf(date: CalendarDate): YearMonthDay {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day }
}

/** The number of days of a month, proleptic Gregorian; months beyond 1 to 12 run into other years. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function dateOf({ year, month, day }: YearMonthDay): CalendarDate {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

/** The date so many days later; earlier for a negative number. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayInMilliseconds).toISOString().slice(0, 10)
}

/**
 * The corresponding date so many months later, or earlier for a negative number; where the month has no such day, its last day
 * (Dodds v Walker [1981] 1 WLR 1027). `day` is the day of the month to come back to, where it is not the date's own: a term that began on
 * the 31st returns to the 31st after a shorter month.
 */
export function addMonths(date: CalendarDate, months: number, day: number = partsOf(date).day): CalendarDate {
  const { year, month } = partsOf(date)
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return dateOf({ year: toYear, month: toMonth, day: Math.min(day, daysInMonth(toYear, toMonth)) })
}

/** The last day of the month that a date is in. */
export function lastOfMonth(date: CalendarDate): CalendarDate {
  const { year, month } = partsOf(date)
  return dateOf({ year, month, day: daysInMonth(year, month) })
}

/** ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekday(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}
