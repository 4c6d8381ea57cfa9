import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import { daysBetween, type CalendarDate } from '#shared/lib/calendar.ts'
import type { Breach } from '#shared/obligations/breach.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'
import type { Occurrence, ShownOccurrenceState } from '#shared/obligations/occurrence.ts'

/** The state a person sees on a day: what is scheduled opens by itself when its time comes (C3). */
export function shownOccurrence({ state, opens }: Pick<Occurrence, 'state' | 'opens'>, today: CalendarDate): ShownOccurrenceState {
  return state === 'scheduled' && opens <= today ? 'open' : state
}

/** The last day on which something can be done in time: the due date and its days of grace. */
export function lastInTime(due: CalendarDate, grace: number): CalendarDate {
  const last = addDays(due, grace)
  return last.length === 10 ? last : '9999-12-31'
}

/** Whether something should have been done before today: what was handed in waits for somebody else, what was returned does not (C3). */
export function isOverdue({ state, due }: Pick<Occurrence, 'state' | 'due'>, grace: number, today: CalendarDate): boolean {
  return (state === 'scheduled' || state === 'returned') && lastInTime(due, grace) < today
}

/** The last day to cure a breach: so many days after notice of it is taken to be served, that day not counted. Null before, or where there is no cure. */
export function cureBy({ served, cureDays }: Pick<Breach, 'served' | 'cureDays'>): CalendarDate | null {
  return served === null || cureDays === null ? null : lastInTime(served.deemed, cureDays)
}

/** Days left to cure, 0 on the last one and negative after it; null where no clock runs. */
export function cureDaysLeft(breach: Pick<Breach, 'served' | 'cureDays' | 'state'>, today: CalendarDate): number | null {
  const by = cureBy(breach)
  return by !== null && (breach.state === 'notice served' || breach.state === 'curing') ? daysBetween(today, by) : null
}

function isMet(occurrences: readonly Pick<Occurrence, 'state'>[]): boolean {
  return occurrences.length > 0 && occurrences.every(({ state }) => state === 'accepted' || state === 'waived')
}

/**
 * How many conditions precedent are not met (C6). One is met when it has been due and every time was accepted or waived; one that has ended asks
 * for nothing any more.
 */
export function openConditions(obligations: readonly { readonly obligation: Pick<Obligation, 'conditionPrecedent' | 'ended'>; readonly occurrences: readonly Pick<Occurrence, 'state'>[] }[]): number {
  return obligations.filter(({ obligation, occurrences }) => obligation.conditionPrecedent && obligation.ended === null && !isMet(occurrences)).length
}
