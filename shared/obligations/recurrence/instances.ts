import { accepted, refused, type Result } from '#shared/lib/result.ts'
import { countsWeekYears, daysOfPeriod, fitsDay, periodAt, withStart } from '#shared/obligations/recurrence/day-set.ts'
import { dayNumber, weekOf, yearOf } from '#shared/obligations/recurrence/days.ts'
import type { Moment, Recurrence } from '#shared/obligations/recurrence/recurrence.ts'

const DAY = 86_400
/** Periods in a row without an instance after which a rule is given up: none that means anything needs so many. */
const MOST_EMPTY_PERIODS = 100_000
/** As RFC 5545 writes dates with four digits. */
const LAST_DAY = dayNumber(9999, 12, 31)

const seconds = { HOURLY: 3600, MINUTELY: 60, SECONDLY: 1 } as const

const after = (a: Moment, b: { readonly day: number; readonly second: number | null }): boolean => a.day > b.day || (a.day === b.day && b.second !== null && a.second > b.second)
const before = (a: Moment, b: Moment): boolean => a.day < b.day || (a.day === b.day && a.second < b.second)

/** The times of a day that a rule names; what it does not name it takes from where it begins. */
function timesOfDay({ byHour, byMinute, bySecond }: Recurrence, start: number): number[] {
  const hours = byHour.length > 0 ? byHour : [Math.floor(start / 3600)]
  const minutes = byMinute.length > 0 ? byMinute : [Math.floor(start / 60) % 60]
  const within = bySecond.length > 0 ? bySecond : [start % 60]
  return hours.flatMap((hour) => minutes.flatMap((minute) => within.map((second) => hour * 3600 + minute * 60 + second)))
}

/** The instances that BYSETPOS chooses of those in one period. */
function chosen(set: readonly Moment[], positions: readonly number[]): readonly Moment[] {
  if (positions.length === 0) return set
  const places = new Set(positions.map((position) => (position > 0 ? position - 1 : set.length + position)))
  return set.filter((_, at) => places.has(at))
}

/** Instances period by period, also empty ones, so that whoever takes them can give up. Years to days. */
function* byDays(start: Moment, given: Recurrence): Generator<readonly Moment[]> {
  const rule = withStart(given, start.day)
  const times = timesOfDay(rule, start.second)
  for (let nth = 0; ; nth += 1) {
    const { from, to } = periodAt(start.day, rule, nth)
    // A step may lead beyond what dates can be.
    if (!(from <= LAST_DAY)) return
    yield chosen(daysOfPeriod(from, to, rule).flatMap((day) => times.map((second) => ({ day, second }))), rule.bySetPosition)
  }
}

/** How far to the next moment that may fit, in seconds: a day, an hour or a minute that does not fit is passed over whole. 0: this one fits. */
function misfit(day: number, second: number, rule: Recurrence): number {
  const { byHour, byMinute, bySecond } = rule
  if (!fitsDay(day, rule)) return DAY - second
  if (byHour.length > 0 && !byHour.includes(Math.floor(second / 3600))) return 3600 - (second % 3600)
  if (rule.frequency === 'HOURLY') return 0
  if (byMinute.length > 0 && !byMinute.includes(Math.floor(second / 60) % 60)) return 60 - (second % 60)
  return rule.frequency === 'SECONDLY' && bySecond.length > 0 && !bySecond.includes(second % 60) ? 1 : 0
}

/** The same for hours, minutes and seconds. */
function* bySeconds(start: Moment, rule: Recurrence, unit: number): Generator<readonly Moment[]> {
  const step = unit * rule.interval
  const within = rule.frequency === 'SECONDLY' ? [0] : timesOfDay({ ...rule, byHour: [0], byMinute: rule.frequency === 'HOURLY' ? rule.byMinute : [0] }, start.second)
  const first = Math.floor(start.second / unit) * unit
  let passed = 0
  for (;;) {
    const day = start.day + Math.floor((first + passed) / DAY)
    const second = (first + passed) % DAY
    if (day > LAST_DAY) return
    const far = misfit(day, second, rule)
    yield far > 0 ? [] : chosen(within.map((more) => ({ day, second: second + more })), rule.bySetPosition)
    passed += step * Math.max(1, Math.ceil(far / step))
  }
}

/**
 * When a rule happens, from where it begins (RFC 5545 §3.3.10); where it begins counts only if it fits the rule itself. At most `most`, none after
 * `through`. Refuses recurrence.too-sparse for a rule that hardly ever happens or never does, and recurrence.ambiguous.
 */
export function instancesOf(begin: { readonly day: number; readonly second: number | null }, given: Recurrence, { through, most }: { readonly through: Moment | null; readonly most: number }): Result<readonly Moment[]> {
  const start = { day: begin.day, second: begin.second ?? 0 }
  // A rule that begins on a date has no times (RFC 5545 §3.3.10).
  const rule = begin.second === null ? { ...given, byHour: [], byMinute: [], bySecond: [] } : given
  if (countsWeekYears(rule) && rule.interval > 1 && weekOf(start.day, rule.weekStart).year !== yearOf(start.day)) {
    return refused('recurrence.ambiguous', 'From which year every few years are counted is read in two ways, since it begins in a week of another year. Begin it in the middle of a year.')
  }
  const found: Moment[] = []
  let [counted, empty] = [0, 0]
  const { frequency } = rule
  const sets = frequency === 'HOURLY' || frequency === 'MINUTELY' || frequency === 'SECONDLY' ? bySeconds(start, rule, seconds[frequency]) : byDays(start, rule)
  for (const set of sets) {
    empty += 1
    for (const instance of set) {
      if (before(instance, start)) continue
      if (found.length >= most || (rule.count !== null && counted >= rule.count)) return accepted(found)
      if ((rule.until !== null && after(instance, rule.until)) || (through !== null && after(instance, through)) || instance.day > LAST_DAY) return accepted(found)
      const last = found.at(-1)
      if (last !== undefined && !before(last, instance)) continue
      counted += 1
      empty = 0
      found.push(instance)
    }
    if (found.length >= most || (rule.count !== null && counted >= rule.count)) return accepted(found)
    if (empty > MOST_EMPTY_PERIODS) return refused('recurrence.too-sparse', 'This recurrence hardly ever happens, or never. Nothing was changed; correct it.')
  }
  return accepted(found)
}
