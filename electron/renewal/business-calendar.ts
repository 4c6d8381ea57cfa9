import Holidays from 'date-holidays'
import { AppError } from '#shared/ipc/errors.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { saturdayAndSunday, type BusinessCalendar } from '#shared/lib/business-days.ts'

/** Countries whose weekend is not Saturday and Sunday, by ISO 3166-1; ISO 8601 weekdays. */
const weekends: Readonly<Record<string, readonly number[]>> = {
  AE: [6, 7], BH: [5, 6], DZ: [5, 6], EG: [5, 6], IL: [5, 6], IQ: [5, 6], IR: [5], JO: [5, 6], KW: [5, 6], LY: [5, 6], MV: [5, 6], NP: [6], OM: [5, 6], QA: [5, 6], SA: [5, 6], SD: [5, 6], SY: [5, 6], YE: [5, 6],
}

/** On days of these kinds offices or banks are closed; the others are only kept as customs. */
const closing: ReadonlySet<string> = new Set(['public', 'bank'])

/**
 * The business days of a place, ISO 3166-1 or 3166-2 as GB-ENG, by the rules of date-holidays (its data: CC BY 3.0). Empty: every weekday.
 * Throws AppError 'place.unknown'.
 */
export function businessCalendar(place: string): BusinessCalendar {
  if (place === '') return { weekend: saturdayAndSunday, holiday: () => null }
  const [country = '', state, region] = place.toUpperCase().split('-')
  const known = new Holidays()
  if (!Object.hasOwn(known.getCountries(), country)) throw new AppError('place.unknown', `“${place}” is not a place whose holidays are known. Give a country as GB, or a part of one as GB-ENG.`)
  const states: object = known.getStates(country) ?? {}
  if (state !== undefined && !Object.hasOwn(states, state)) throw new AppError('place.unknown', `“${place}” is not a part of ${country} whose holidays are known. Give the country alone, or one of ${Object.keys(states).join(', ') || 'none'}.`)
  const rules = new Holidays(country, state ?? '', region ?? '')
  const years = new Map<string, ReadonlyMap<CalendarDate, string>>()
  const ofYear = (year: string): ReadonlyMap<CalendarDate, string> => {
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
