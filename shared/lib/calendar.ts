import { z } from 'zod'
import type { Instant } from '#shared/lib/ids.ts'

/** A calendar date without time or zone, ISO 8601: 2026-03-01. */
export const calendarDateSchema = z.iso.date()
export type CalendarDate = z.infer<typeof calendarDateSchema>

const dayInMilliseconds = 86_400_000

/** Days from one calendar date to another; negative if `to` is earlier. Proleptic Gregorian, ISO 8601. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayInMilliseconds)
}

/** Whole days of 24 hours from one instant to another, never below 0. */
export function daysHeld(since: Instant, now: Instant): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / dayInMilliseconds))
}

/** Made once for each time zone: making one takes longer than a hundred dates. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, format)
  return format
}

/** The calendar date of an instant in a time zone (IANA name), proleptic Gregorian. Years 1 to 9999. */
export function calendarDateIn(instant: Instant, timeZone: string): CalendarDate {
  // By parts: how a locale joins them has changed from one version of its data to the next.
  const parts = new Map(formatIn(timeZone).formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`
}
