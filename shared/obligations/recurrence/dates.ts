import type { CalendarDate } from '#shared/lib/calendar.ts'
import { accepted, type Result } from '#shared/lib/result.ts'
import { dateOfDay, dayOfDate } from '#shared/obligations/recurrence/days.ts'
import { instancesOf } from '#shared/obligations/recurrence/instances.ts'
import type { Recurrence } from '#shared/obligations/recurrence/recurrence.ts'

/** More instances than any obligation of ours has; a rule that has more is cut off here. */
const MOST_COUNTED = 20_000

export interface Span {
  /** Earlier ones are counted, for COUNT, but not answered. */
  readonly from?: CalendarDate
  readonly through: CalendarDate
  readonly most: number
  /** Whether day 29 to 31 falls on the last day of a shorter month, as contracts mean it; else such a month is left out (RFC 5545 §3.3.10). */
  readonly clamp?: boolean
}

/** The dates on which a rule happens, from where it begins. Refuses what `instancesOf` refuses. */
export function datesOf(start: CalendarDate, recurrence: Recurrence, { from = start, through, most, clamp = false }: Span): Result<readonly CalendarDate[]> {
  const rule: Recurrence = clamp && recurrence.skip === 'OMIT' ? { ...recurrence, skip: 'BACKWARD' } : recurrence
  const instances = instancesOf({ day: dayOfDate(start), second: null }, rule, { through: { day: dayOfDate(through), second: 86_399 }, most: MOST_COUNTED })
  if (!instances.ok) return instances
  const first = dayOfDate(from)
  const days = [...new Set(instances.value.map(({ day }) => day))].filter((day) => day >= first)
  return accepted(days.slice(0, most).map(dateOfDay))
}
