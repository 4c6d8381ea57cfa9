/** RFC 5545 §3.3.10, from the longest to the shortest. */
export const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const
export type Frequency = (typeof frequencies)[number]

/** RFC 5545 weekdays, Monday first; their place plus 1 is the ISO 8601 number. */
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** A moment of a calendar without a zone: days since 1970-01-01, and seconds of that day. */
export interface Moment {
  readonly day: number
  readonly second: number
}

/** A weekday of a period: every one (`nth` null), or the n-th, from the end where negative. `weekday` by ISO 8601. */
export interface WeekdayOf {
  readonly weekday: number
  readonly nth: number | null
}

/** What becomes of a day that a month does not have: left out, as RFC 5545 has it; or the last day before or the first after (RFC 7529 §4.1). */
export type Skip = 'OMIT' | 'BACKWARD' | 'FORWARD'

/** A recurrence rule (RFC 5545 §3.3.10), with SKIP of RFC 7529. Lists are ascending and hold nothing twice; empty where the rule does not say. */
export interface Recurrence {
  readonly frequency: Frequency
  readonly interval: number
  readonly count: number | null
  /** The last moment; `second` null where only a date is given, which takes in that whole day. */
  readonly until: { readonly day: number; readonly second: number | null } | null
  readonly bySecond: readonly number[]
  readonly byMinute: readonly number[]
  readonly byHour: readonly number[]
  readonly byDay: readonly WeekdayOf[]
  readonly byMonthDay: readonly number[]
  readonly byYearDay: readonly number[]
  readonly byWeekNumber: readonly number[]
  readonly byMonth: readonly number[]
  readonly bySetPosition: readonly number[]
  /** The first day of a week, ISO 8601. */
  readonly weekStart: number
  readonly skip: Skip
}
