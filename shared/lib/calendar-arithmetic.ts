import type { CalendarDate } from '#shared/lib/calendar.ts'

// Lists reckon deadlines of thousands of contracts over hundreds of days each, and Date would make an object and a text for every one of them.

interface YearMonthDay {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48

/** The parts of a date. */
export function partsOf(date: CalendarDate): YearMonthDay {
  return {
    year: digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3),
    month: digit(date, 5) * 10 + digit(date, 6),
    day: digit(date, 8) * 10 + digit(date, 9),
  }
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** The number of days of a month, proleptic Gregorian; months beyond 1 to 12 run into other years. */
export function daysInMonth(year: number, month: number): number {
  const index = year * 12 + month - 1
  const [inYear, inMonth] = [Math.floor(index / 12), ((index % 12) + 12) % 12]
  return inMonth === 1 && isLeap(inYear) ? 29 : (lengths[inMonth] ?? 31)
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0')

/** As ISO 8601 writes it in four digits of the year; what lies beyond them is the first or the last day there is, so that dates stay in order. */
function dateOf({ year, month, day }: YearMonthDay): CalendarDate {
  if (year < 0) return '0000-01-01'
  if (year > 9999) return '9999-12-31'
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

/** Days in four centuries, after which the Gregorian calendar comes back; and from 1 March of the year 0 to 1 January 1970. */
const [era, untilEpoch] = [146_097, 719_468]

/** Days from 1970-01-01, by years that begin in March, so that a leap day is the last of its year. */
function dayNumber(date: CalendarDate): number {
  const { year, month, day } = partsOf(date)
  const marchYear = month > 2 ? year : year - 1
  const century = Math.floor(marchYear / 400)
  const ofEra = marchYear - century * 400
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return century * era + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - untilEpoch
}

function dateOfNumber(number: number): CalendarDate {
  const from = number + untilEpoch
  const century = Math.floor(from / era)
  const inEra = from - century * era
  const ofEra = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365)
  const ofYear = inEra - (365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100))
  const marchMonth = Math.floor((5 * ofYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return dateOf({ year: century * 400 + ofEra + (month <= 2 ? 1 : 0), month, day: ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1 })
}

/** The date so many days later; earlier for a negative number. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfNumber(dayNumber(date) + days)
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
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}
