import { dayNumber, dayOfMonth, firstWeek, monthOf, startOfWeek, weekdayOf, weekOf, yearOf } from '#shared/obligations/recurrence/days.ts'
import type { Recurrence, Skip } from '#shared/obligations/recurrence/recurrence.ts'

/** A rule with the days that it leaves to where it begins (RFC 5545 §3.3.10, “information missing from the recurrence rule”). */
export function withStart(rule: Recurrence, start: number): Recurrence {
  const { byDay, byMonthDay, byYearDay, byWeekNumber, byMonth, frequency } = rule
  if (byDay.length + byMonthDay.length + byYearDay.length + byWeekNumber.length > 0) return rule
  switch (frequency) {
    case 'YEARLY': return { ...rule, byMonth: byMonth.length > 0 ? byMonth : [monthOf(start)], byMonthDay: [dayOfMonth(start)] }
    case 'MONTHLY': return { ...rule, byMonthDay: [dayOfMonth(start)] }
    case 'WEEKLY': return { ...rule, byDay: [{ weekday: weekdayOf(start), nth: null }] }
    default: return rule
  }
}

function isNth(day: number, first: number, length: number, nth: number): boolean {
  const at = day - first
  return nth > 0 ? Math.floor(at / 7) + 1 === nth : Math.floor((length - 1 - at) / 7) + 1 === -nth
}

/** Whether a weekday is one that the rule asks for; a numbered one is counted within its month, or its year where the rule names no months. */
function fitsWeekday(day: number, { byDay, byMonth, frequency }: Recurrence): boolean {
  const weekday = weekdayOf(day)
  return byDay.some((wanted) => {
    if (wanted.weekday !== weekday) return false
    if (wanted.nth === null || (frequency !== 'YEARLY' && frequency !== 'MONTHLY')) return true
    const year = yearOf(day)
    if (frequency === 'YEARLY' && byMonth.length === 0) return isNth(day, dayNumber(year, 1, 1), dayNumber(year + 1, 1, 1) - dayNumber(year, 1, 1), wanted.nth)
    const month = monthOf(day)
    return isNth(day, dayNumber(year, month, 1), dayNumber(year, month + 1, 1) - dayNumber(year, month, 1), wanted.nth)
  })
}

/** A place in a row that is counted from 1, or from its end by negative numbers. */
function has(wanted: readonly number[], place: number, length: number): boolean {
  return wanted.includes(place) || wanted.includes(place - length - 1)
}

/** Whether a day is one that the rule asks for. */
export function fitsDay(day: number, rule: Recurrence): boolean {
  const { byMonth, byWeekNumber, byDay, byMonthDay, byYearDay, weekStart } = rule
  if (byMonth.length > 0 && !byMonth.includes(monthOf(day))) return false
  if (byWeekNumber.length > 0) {
    const { week, weeks } = weekOf(day, weekStart)
    if (!has(byWeekNumber, week, weeks)) return false
  }
  if (byDay.length > 0 && !fitsWeekday(day, rule)) return false
  const year = yearOf(day)
  if (byMonthDay.length > 0) {
    const month = monthOf(day)
    if (!has(byMonthDay, dayOfMonth(day), dayNumber(year, month + 1, 1) - dayNumber(year, month, 1))) return false
  }
  if (byYearDay.length > 0 && !has(byYearDay, day - dayNumber(year, 1, 1) + 1, dayNumber(year + 1, 1, 1) - dayNumber(year, 1, 1))) return false
  return true
}

/** Places in a row of days, those it does not have moved as SKIP says (RFC 7529 §4.1). */
function moved(wanted: readonly number[], first: number, length: number, skip: Skip): number[] {
  return wanted.flatMap((place) => {
    if (Math.abs(place) <= length) return [first + (place > 0 ? place - 1 : length + place)]
    if (skip === 'OMIT') return []
    const beyond = place > 0 ? { BACKWARD: first + length - 1, FORWARD: first + length } : { BACKWARD: first - 1, FORWARD: first }
    return [beyond[skip]]
  })
}

/** The days of the months of a period that BYMONTHDAY names. */
function movedMonthDays(from: number, to: number, { byMonth, byMonthDay, skip }: Recurrence): number[] {
  const days: number[] = []
  for (let first = from; first < to; ) {
    const next = dayNumber(yearOf(first), monthOf(first) + 1, 1)
    if (byMonth.length === 0 || byMonth.includes(monthOf(first))) days.push(...moved(byMonthDay, first, next - first, skip))
    first = next
  }
  return days
}

/** The days of a period that begins on `from` and ends before `to`, ascending, that fit the rule. */
export function daysOfPeriod(from: number, to: number, rule: Recurrence): number[] {
  const { skip, byMonthDay, byYearDay, frequency } = rule
  const byMonths = byMonthDay.length > 0 && (frequency === 'YEARLY' || frequency === 'MONTHLY')
  const byYears = byYearDay.length > 0 && frequency === 'YEARLY'
  if (skip === 'OMIT' || (!byMonths && !byYears)) return Array.from({ length: to - from }, (_, at) => from + at).filter((day) => fitsDay(day, rule))
  const days = byMonths ? movedMonthDays(from, to, rule) : moved(byYearDay, from, to - from, skip)
  // What was moved may lie in another month or year, which are looked at no more.
  const rest = byMonths ? { ...rule, byMonth: [], byMonthDay: [] } : { ...rule, byYearDay: [] }
  return [...new Set(days)].toSorted((a, b) => a - b).filter((day) => fitsDay(day, rest))
}

/** The first day of the n-th period from where a rule begins, and of the one after it. Years, months, weeks and days only. */
export function periodAt(start: number, rule: Recurrence, nth: number): { readonly from: number; readonly to: number } {
  const step = nth * rule.interval
  switch (rule.frequency) {
    case 'YEARLY': return yearPeriod(start, step, rule)
    case 'MONTHLY': return { from: dayNumber(yearOf(start), monthOf(start) + step, 1), to: dayNumber(yearOf(start), monthOf(start) + step + 1, 1) }
    case 'WEEKLY': {
      const from = startOfWeek(start, rule.weekStart) + 7 * step
      return { from, to: from + 7 }
    }
    default: return { from: start + step, to: start + step + 1 }
  }
}

/** Whether the years of a rule are years of weeks. */
export function countsWeekYears({ frequency, byWeekNumber, byMonth, byMonthDay, byYearDay }: Recurrence): boolean {
  return frequency === 'YEARLY' && byWeekNumber.length > 0 && byMonth.length + byMonthDay.length + byYearDay.length === 0
}

/** A year; where a rule names weeks, the year of weeks, which may begin and end a few days before or after. */
function yearPeriod(start: number, step: number, rule: Recurrence): { readonly from: number; readonly to: number } {
  const { weekStart } = rule
  if (countsWeekYears(rule)) {
    const year = weekOf(start, weekStart).year + step
    return { from: firstWeek(year, weekStart), to: firstWeek(year + 1, weekStart) }
  }
  const year = yearOf(start) + step
  return { from: dayNumber(year, 1, 1), to: dayNumber(year + 1, 1, 1) }
}
