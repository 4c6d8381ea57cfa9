import { dayInWords } from '#shared/lib/day-in-words.ts'
import { dateOfDay } from '#shared/obligations/recurrence/days.ts'
import { recurrenceText } from '#shared/obligations/recurrence/parse-recurrence.ts'
import type { Recurrence, WeekdayOf } from '#shared/obligations/recurrence/recurrence.ts'

const units = { YEARLY: 'year', MONTHLY: 'month', WEEKLY: 'week', DAILY: 'day', HOURLY: 'hour', MINUTELY: 'minute', SECONDLY: 'second' } as const
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const

/** “a, b and c”. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

function ordinal(place: number): string {
  const ending = place % 100 >= 11 && place % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
  return `${place}${ending}`
}

function placeInWords(place: number): string {
  if (place === -1) return 'last'
  return place < 0 ? `${ordinal(-place)} last` : ordinal(place)
}

function weekdayInWords({ weekday, nth }: WeekdayOf): string {
  const name = weekdays[weekday - 1] ?? ''
  return nth === null ? name : `the ${placeInWords(nth)} ${name}`
}

function isWorkingWeek(byDay: readonly WeekdayOf[]): boolean {
  return byDay.length === 5 && byDay.every(({ weekday, nth }) => nth === null && weekday <= 5)
}

function monthDaysInWords(byMonthDay: readonly number[]): string {
  const said = `the ${listed(byMonthDay.map((place) => (place === -1 ? 'last day' : place < 0 ? `${ordinal(-place)} last day` : ordinal(place))))}`
  return byMonthDay.some((place) => place > 28) ? `${said}, or the last day of a shorter month` : said
}

/** Whether a rule is of the kind that people say; any other is shown as it is written. */
function isUsual({ frequency, byHour, byMinute, bySecond, byYearDay, byWeekNumber, bySetPosition, byDay, byMonthDay }: Recurrence): boolean {
  const whole = byHour.length + byMinute.length + bySecond.length + byYearDay.length + byWeekNumber.length === 0
  const positioned = bySetPosition.length === 0 || (bySetPosition.length === 1 && isWorkingWeek(byDay) && byMonthDay.length === 0)
  return whole && positioned && (byDay.length === 0 || byMonthDay.length === 0) && frequency !== 'HOURLY' && frequency !== 'MINUTELY' && frequency !== 'SECONDLY'
}

function onWhat({ byDay, byMonthDay, bySetPosition }: Recurrence): string {
  if (bySetPosition.length > 0) return ` on the ${placeInWords(bySetPosition[0] ?? 1)} weekday`
  if (isWorkingWeek(byDay)) return ' from Monday to Friday'
  if (byDay.length > 0) return ` on ${listed(byDay.map(weekdayInWords))}`
  return byMonthDay.length > 0 ? ` on ${monthDaysInWords(byMonthDay)}` : ''
}

/** A rule as a person would say it: “every 2 weeks on Monday and Thursday until 31 December 2027”. */
export function recurrenceInWords(rule: Recurrence): string {
  if (!isUsual(rule)) return `by the rule ${recurrenceText(rule)}`
  const { frequency, interval, byMonth, count, until } = rule
  const unit = units[frequency]
  const every = interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`
  const inMonths = byMonth.length === 0 ? '' : ` in ${listed(byMonth.map((month) => months[month - 1] ?? ''))}`
  const end = `${until === null ? '' : ` until ${dayInWords(dateOfDay(until.day))}`}${count === null ? '' : `, ${count} ${count === 1 ? 'time' : 'times'}`}`
  return `${every}${onWhat(rule)}${inMonths}${end}`
}
