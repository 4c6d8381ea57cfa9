import type { BusinessCalendar } from '#shared/lib/business-days.ts'
import { calendarDateSchema, type CalendarDate } from '#shared/lib/calendar.ts'
import { before } from '#shared/lib/period.ts'
import { accepted, type Result } from '#shared/lib/result.ts'
import { firstDue, followsTerms, type Anchors } from '#shared/obligations/first-due.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'
import { datesOf } from '#shared/obligations/recurrence/dates.ts'
import { parseRecurrence } from '#shared/obligations/recurrence/parse-recurrence.ts'

/** One time that something will be due. */
export interface PlannedOccurrence {
  readonly number: number
  readonly due: CalendarDate
  readonly opens: CalendarDate
}

/** What an obligation comes to, as far as it is looked ahead. */
export interface Plan {
  readonly planned: readonly PlannedOccurrence[]
  /** Why it has no dates yet, in words; null where it has. */
  readonly waitsFor: string | null
  /** Up to which day the plan holds everything; null where nothing comes after it. */
  readonly through: CalendarDate | null
}

/** The most occurrences that are made of one obligation. */
export const mostOccurrences = 1000
const mostCounted = 20_000
const beginning = '0001-01-01'
const lastDay = '9999-12-31'

function opening(due: CalendarDate, { lead }: Pick<Obligation, 'lead'>, calendar: BusinessCalendar): CalendarDate {
  const opens = before(due, lead, calendar)
  return calendarDateSchema.safeParse(opens).success ? opens : beginning
}

/**
 * Every time an obligation is due up to a day, and at least the next one from `today`. Day 29 to 31 falls on the last day of a shorter month. What
 * follows the end of a term is numbered by that term, anything else from the first time on.
 */
export function planOf(obligation: Pick<Obligation, 'trigger' | 'recurrence' | 'lead'>, anchors: Anchors, through: CalendarDate, today: CalendarDate): Result<Plan> {
  const first = firstDue(obligation.trigger, anchors)
  if (first.due === null) return accepted({ planned: [], waitsFor: first.waitsFor, through: null })
  const planned = (due: CalendarDate, number: number): PlannedOccurrence => ({ number, due, opens: opening(due, obligation, anchors.calendar) })
  if (obligation.recurrence === null) return accepted({ planned: [planned(first.due, followsTerms(obligation.trigger) ? anchors.term : 1)], waitsFor: null, through: null })
  const rule = parseRecurrence(obligation.recurrence)
  if (!rule.ok) return rule
  const dates = datesOf(first.due, rule.value, { through: first.due > through ? first.due : through, most: mostCounted, clamp: true })
  if (!dates.ok) return dates
  const next = dates.value.some((date) => date >= today) ? [] : nextOnly(first.due, rule.value, today)
  const all = [...dates.value, ...next].map((due, index) => planned(due, index + 1))
  const over = next.length === 0 && dates.value.every((date) => date < today)
  return accepted({ planned: all, waitsFor: null, through: over || dates.value.length >= mostCounted ? null : (next[0] ?? (first.due > through ? first.due : through)) })
}

function nextOnly(start: CalendarDate, rule: Parameters<typeof datesOf>[1], today: CalendarDate): readonly CalendarDate[] {
  const later = datesOf(start, rule, { from: today < start ? start : today, through: lastDay, most: 1, clamp: true })
  return later.ok ? later.value : []
}

/** A rule and where it begins say it all, and many contracts begin alike. */
export type KnownDates = Map<string, Result<readonly CalendarDate[]>>

/**
 * The times that an obligation that recurs is due between two days, as `planOf` has them, without the others being planned. `known` keeps the dates
 * of rules that were reckoned for the same two days.
 */
export function dueBetween(
  { trigger, recurrence, lead }: Pick<Obligation, 'trigger' | 'recurrence' | 'lead'>,
  anchors: Anchors,
  { from, through }: { readonly from: CalendarDate; readonly through: CalendarDate },
  known: KnownDates,
): Result<readonly Pick<PlannedOccurrence, 'due' | 'opens'>[]> {
  const first = firstDue(trigger, anchors)
  if (first.due === null || first.due > through || recurrence === null) return accepted([])
  const key = `${first.due} ${recurrence}`
  const dates = known.get(key) ?? datesByRule(first.due, recurrence, from, through)
  known.set(key, dates)
  return dates.ok ? accepted(dates.value.map((due) => ({ due, opens: opening(due, { lead }, anchors.calendar) }))) : dates
}

function datesByRule(first: CalendarDate, recurrence: string, from: CalendarDate, through: CalendarDate): Result<readonly CalendarDate[]> {
  const rule = parseRecurrence(recurrence)
  return rule.ok ? datesOf(first, rule.value, { from: from > first ? from : first, through, most: mostCounted, clamp: true }) : rule
}
