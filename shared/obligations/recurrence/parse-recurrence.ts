import { accepted, refused, type Result } from '#shared/lib/result.ts'
import { dayNumber, dateOfDay } from '#shared/obligations/recurrence/days.ts'
import { frequencies, weekdayCodes, type Recurrence, type Skip, type WeekdayOf } from '#shared/obligations/recurrence/recurrence.ts'

const LONGEST_TEXT = 2000
const LARGEST_INTERVAL = 1_000_000

const malformed = (what: string): Result<never> => refused('recurrence.malformed', `“${what.slice(0, 60)}” is not a recurrence rule as RFC 5545 has them. Nothing was changed; correct it.`)
const notSupported = (what: string): Result<never> => refused('recurrence.not-supported', `${what} is not supported in a recurrence. Write the rule without it.`)

/** Programs that read calendars take these rules in different ways, so that the dates of a contract would depend on where they are looked at. */
const ambiguous = (what: string, advice: string): Result<never> => refused('recurrence.ambiguous', `${what} is read in two ways. ${advice}.`)

/** The parts that hold a list of whole numbers, and their bounds (RFC 5545 §3.3.10). `signed`: counted from the end where negative, and never 0. */
const numberLists = {
  BYSECOND: { name: 'bySecond', least: 0, most: 60, signed: false },
  BYMINUTE: { name: 'byMinute', least: 0, most: 59, signed: false },
  BYHOUR: { name: 'byHour', least: 0, most: 23, signed: false },
  BYMONTHDAY: { name: 'byMonthDay', least: 1, most: 31, signed: true },
  BYYEARDAY: { name: 'byYearDay', least: 1, most: 366, signed: true },
  BYWEEKNO: { name: 'byWeekNumber', least: 1, most: 53, signed: true },
  BYMONTH: { name: 'byMonth', least: 1, most: 12, signed: false },
  BYSETPOS: { name: 'bySetPosition', least: 1, most: 366, signed: true },
} as const

type ListPart = keyof typeof numberLists

const isListPart = (part: string): part is ListPart => Object.hasOwn(numberLists, part)

function numbers(text: string, { least, most, signed }: (typeof numberLists)[ListPart]): number[] | null {
  const found = text.split(',').map((each) => (/^[+-]?\d{1,3}$/.test(each) ? Number(each) : Number.NaN))
  const fits = (value: number): boolean => (signed ? Math.abs(value) >= least && Math.abs(value) <= most : value >= least && value <= most)
  return found.every((value) => fits(value)) ? [...new Set(found)].toSorted((a, b) => a - b) : null
}

function weekdays(text: string): WeekdayOf[] | null {
  const found = text.split(',').map((each): WeekdayOf | null => {
    const parts = /^([+-]?\d{1,3})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(each)
    if (parts === null) return null
    const nth = parts[1] === undefined ? null : Number(parts[1])
    const weekday = weekdayCodes.findIndex((code) => code === parts[2]) + 1
    return nth === 0 || (nth !== null && Math.abs(nth) > 53) ? null : { weekday, nth }
  })
  return found.every((each) => each !== null) ? found : null
}

/** A date, or a date and time, as RFC 5545 §3.3.4 and §3.3.5 write them; a day that is not one is refused. */
export function parseMoment(text: string): { readonly day: number; readonly second: number | null } | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z?)?$/.exec(text)
  if (parts === null) return null
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
  const day = dayNumber(year, month, date)
  if (dateOfDay(day).replaceAll('-', '') !== text.slice(0, 8) || hour > 23 || minute > 59 || second > 60) return null
  return { day, second: parts[4] === undefined ? null : hour * 3600 + minute * 60 + second }
}

const bare: Recurrence = {
  frequency: 'DAILY', interval: 1, count: null, until: null, bySecond: [], byMinute: [], byHour: [], byDay: [], byMonthDay: [], byYearDay: [],
  byWeekNumber: [], byMonth: [], bySetPosition: [], weekStart: 1, skip: 'OMIT',
}

/** Takes in one part of a rule; null where its value is none. */
function withPart(rule: Recurrence, part: string, value: string): Recurrence | null {
  if (isListPart(part)) {
    const list = numbers(value, numberLists[part])
    return list === null ? null : { ...rule, [numberLists[part].name]: list }
  }
  switch (part) {
    case 'FREQ': {
      const frequency = frequencies.find((each) => each === value)
      return frequency === undefined ? null : { ...rule, frequency }
    }
    case 'INTERVAL': {
      const interval = /^\d{1,7}$/.test(value) ? Number(value) : 0
      return interval < 1 || interval > LARGEST_INTERVAL ? null : { ...rule, interval }
    }
    case 'COUNT': return /^\d{1,7}$/.test(value) && Number(value) > 0 ? { ...rule, count: Number(value) } : null
    case 'UNTIL': {
      const until = parseMoment(value)
      return until === null ? null : { ...rule, until }
    }
    case 'BYDAY': {
      const byDay = weekdays(value)
      return byDay === null ? null : { ...rule, byDay }
    }
    case 'WKST': {
      const weekStart = weekdayCodes.findIndex((code) => code === value) + 1
      return weekStart === 0 ? null : { ...rule, weekStart }
    }
    case 'SKIP': {
      const skip = (['OMIT', 'BACKWARD', 'FORWARD'] as const satisfies readonly Skip[]).find((each) => each === value)
      return skip === undefined ? null : { ...rule, skip }
    }
    case 'RSCALE': return rule
    default: return null
  }
}

const known: ReadonlySet<string> = new Set([...Object.keys(numberLists), 'FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST', 'SKIP', 'RSCALE'])

/**
 * Reads a recurrence rule (RFC 5545 §3.3.10; RSCALE of RFC 7529 as far as it is Gregorian), with or without “RRULE:” before it. Refuses
 * recurrence.malformed, recurrence.ambiguous and, naming the part, recurrence.not-supported.
 */
export function parseRecurrence(text: string): Result<Recurrence> {
  if (text.length > LONGEST_TEXT) return malformed(text)
  const parts = text.trim().toUpperCase().replace(/^RRULE:/, '').replace(/;$/, '').split(';').map((part) => part.split('='))
  const seen = new Set<string>()
  let rule: Recurrence = bare
  for (const [name = '', value, ...more] of parts) {
    if (value === undefined || more.length > 0 || seen.has(name)) return malformed(text)
    seen.add(name)
    if (!known.has(name)) return /^[A-Z-]+$/.test(name) ? notSupported(name) : malformed(text)
    if (name === 'RSCALE' && value !== 'GREGORIAN') return notSupported(`The calendar ${value.slice(0, 30)}`)
    const next = withPart(rule, name, value)
    if (next === null) return malformed(`${name}=${value}`)
    rule = next
  }
  if (!seen.has('FREQ')) return malformed(text)
  const { frequency, byDay, byMonth, byMonthDay, byWeekNumber, byYearDay } = rule
  if (frequency === 'YEARLY' && byWeekNumber.length > 0) {
    if (byDay.some(({ nth }) => nth !== null)) return notSupported('A numbered weekday together with BYWEEKNO')
    if (byDay.length + byMonthDay.length + byYearDay.length === 0) return ambiguous('BYWEEKNO without BYDAY', 'Name the weekday')
  }
  if (frequency === 'YEARLY' && byMonthDay.length > 0 && byMonth.length + byWeekNumber.length + byYearDay.length + byDay.length === 0) {
    return ambiguous('A yearly rule with BYMONTHDAY and no BYMONTH', 'Name the months, or make it monthly')
  }
  return accepted(rule)
}

function momentText({ day, second }: { readonly day: number; readonly second: number | null }): string {
  const date = dateOfDay(day).replaceAll('-', '')
  if (second === null) return date
  const digits = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map((part) => String(part).padStart(2, '0'))
  return `${date}T${digits.join('')}`
}

/** The rule as RFC 5545 writes it, without “RRULE:”; what holds anyway is left out. */
export function recurrenceText(rule: Recurrence): string {
  const parts = [`FREQ=${rule.frequency}`]
  if (rule.skip !== 'OMIT') parts.unshift('RSCALE=GREGORIAN')
  if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`)
  if (rule.count !== null) parts.push(`COUNT=${rule.count}`)
  if (rule.until !== null) parts.push(`UNTIL=${momentText(rule.until)}`)
  for (const [part, { name }] of Object.entries(numberLists)) if (rule[name].length > 0) parts.push(`${part}=${rule[name].join(',')}`)
  if (rule.byDay.length > 0) parts.push(`BYDAY=${rule.byDay.map(({ weekday, nth }) => `${nth ?? ''}${weekdayCodes[weekday - 1] ?? ''}`).join(',')}`)
  if (rule.weekStart !== 1) parts.push(`WKST=${weekdayCodes[rule.weekStart - 1] ?? ''}`)
  if (rule.skip !== 'OMIT') parts.push(`SKIP=${rule.skip}`)
  return parts.join(';')
}
