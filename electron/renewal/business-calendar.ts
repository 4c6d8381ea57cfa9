import Holidays from 'date-holidays'
import { AppError } from '#shared/ipc/errors.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { saturdayAndSunday, weekdaysOnly, type BusinessCalendar } from '#shared/lib/business-days.ts'

/** Countries whose weekend is not Saturday and Sunday, by ISO 3166-1; ISO 8601 weekdays. */
const weekends: Readonly<Record<string, readonly number[]>> = {
  AE: [6, 7], BH: [5, 6], DZ: [5, 6], EG: [5, 6], IL: [5, 6], IQ: [5, 6], IR: [5], JO: [5, 6], KW: [5, 6], LY: [5, 6], MV: [5, 6], NP: [6], OM: [5, 6], QA: [5, 6], SA: [5, 6], SD: [5, 6], SY: [5, 6], YE: [5, 6],
}

/** On days of these kinds offices or banks are closed; the others are only kept as customs. */
const closing: ReadonlySet<string> = new Set(['public', 'bank'])

/** Years whose holidays are reckoned; far from them rules are no forecast, and some that follow the moon never come to an end. */
const reckoned = { first: '1900', last: '2200' } as const

const none: ReadonlyMap<CalendarDate, string> = new Map()

/** The calendars asked for so far: reckoning a year of holidays takes some milliseconds, and lists of contracts ask for thousands. */
const known = new Map<string, BusinessCalendar>()

/** The business days of a place (see reckonedCalendar), reckoned once. Throws AppError 'place.unknown'. */
export function businessCalendar(place: string): BusinessCalendar {
  const key = place.toUpperCase()
  const calendar = known.get(key) ?? reckonedCalendar(place)
  known.set(key, calendar)
  return calendar
}

/** The places that records name and this program does not know. */
const unknown = new Set<string>()

/** The same for a place that a record names: where it is not known only weekends count, so that one such record does not keep a list from being read. */
export function calendarOf(place: string): BusinessCalendar {
  if (unknown.has(place)) return weekdaysOnly
  try {
    return businessCalendar(place)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    unknown.add(place)
    return weekdaysOnly
  }
}

/**
 * The business days of a place, ISO 3166-1 or 3166-2 as GB-ENG, by the rules of date-holidays (its data: CC BY 3.0). Empty: every weekday.
 * Throws AppError 'place.unknown'.
 */
function reckonedCalendar(place: string): BusinessCalendar {
  if (place === '') return weekdaysOnly
  const [country = '', state, region, ...rest] = place.toUpperCase().split('-')
  const all = new Holidays()
  if (rest.length > 0 || !Object.hasOwn(all.getCountries(), country)) throw new AppError('place.unknown', `“${place}” is not a place whose holidays are known. Give a country as GB, or a part of one as GB-ENG.`)
  const states: object = all.getStates(country) ?? {}
  if (state !== undefined && !Object.hasOwn(states, state)) throw new AppError('place.unknown', `“${place}” is not a part of ${country} whose holidays are known. Give the country alone, or one of ${Object.keys(states).join(', ') || 'none'}.`)
  const regions: object = (state === undefined ? null : all.getRegions(country, state)) ?? {}
  if (region !== undefined && !Object.hasOwn(regions, region)) throw new AppError('place.unknown', `“${place}” is not a part of ${country}-${state ?? ''} whose holidays are known. Give ${country}-${state ?? ''} alone.`)
  const rules = new Holidays(country, state ?? '', region ?? '')
  const years = new Map<string, ReadonlyMap<CalendarDate, string>>()
  const ofYear = (year: string): ReadonlyMap<CalendarDate, string> => {
    if (year < reckoned.first || year > reckoned.last) return none
    const found = years.get(year) ?? new Map(rules.getHolidays(year, 'en').filter(({ type }) => closing.has(type)).flatMap(daysOf))
    years.set(year, found)
    return found
  }
  return { weekend: new Set(weekends[country] ?? saturdayAndSunday), holiday: (date) => ofYear(date.slice(0, 4)).get(date) ?? null }
}

/** Holidays that begin at sunset or last several days take up every day that they cover for the greater part. */
function daysOf({ date, start, end, name }: { date: string; start: Date; end: Date; name: string }): [CalendarDate, string][] {
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  return Array.from({ length: days }, (_, at) => [new Date(first + at * 86_400_000).toISOString().slice(0, 10), name])
}

/** Every place whose holidays are known, by country and part. */
export function knownPlaces(): { readonly code: string; readonly name: string }[] {
  const rules = new Holidays()
  return Object.entries(rules.getCountries('en')).flatMap(([country, name]) => [
    { code: country, name },
    ...Object.entries<string>((rules.getStates(country, 'en') as Record<string, string> | undefined) ?? {}).map(([state, part]) => ({ code: `${country}-${state}`, name: `${name}, ${part}` })),
  ])
}
