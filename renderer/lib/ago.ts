import type { Instant } from '#shared/lib/ids.ts'

const minute = 60_000
const units = [
  { unit: 'year', milliseconds: 365.25 * 1440 * minute, from: 700 * 1440 * minute },
  { unit: 'month', milliseconds: 30.44 * 1440 * minute, from: 60 * 1440 * minute },
  { unit: 'day', milliseconds: 1440 * minute, from: 1440 * minute },
  { unit: 'hour', milliseconds: 60 * minute, from: 60 * minute },
  { unit: 'minute', milliseconds: minute, from: minute },
] as const

const formats = new Map<string, Intl.RelativeTimeFormat>()

/** Making a format takes longer than using it, and lists use one for every line. */
function formatFor(locale: string): Intl.RelativeTimeFormat {
  const made = formats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  formats.set(locale, made)
  return made
}

/**
 * How long ago something happened, in the largest whole unit that is still exact enough: now, 5 minutes ago, 3 hours ago, yesterday, 4 months
 * ago. What the clock of another machine has put into the future is now.
 */
export function formatAgo(instant: Instant, now: Date, locale: string): string {
  const passed = Math.max(0, now.getTime() - Date.parse(instant))
  const fit = units.find(({ from }) => passed >= from)
  return fit === undefined ? formatFor(locale).format(0, 'second') : formatFor(locale).format(-Math.floor(passed / fit.milliseconds), fit.unit)
}
