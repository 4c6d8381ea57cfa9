import { ordinalOf, ordinalWords } from '#shared/extraction/numbers.ts'
import { daysInMonth } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

/** A date in a passage, by its place there. */
export interface DateMention {
  readonly from: number
  readonly to: number
  readonly date: CalendarDate
}

/** Which of two numbers comes first in a date written in figures; null where nothing tells. */
export type FigureOrder = 'day first' | 'month first' | null

const monthNames = 'january february march april may june july august september october november december'.split(' ')
const month = '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const day = `(\\d{1,2}(?: ?(?:st|nd|rd|th))?|${ordinalWords})`
const year = "(\\d{4}|'\\d{2})(?!\\d)"

const patterns = {
  monthFirst: new RegExp(`(?<![A-Za-z])${month} ?${day} ?[,.]? ?(?:of )?${year}`, 'gi'),
  dayFirst: new RegExp(`(?<![\\w.,/])${day} ?(?:day )?(?:of )?(?:the month of )?${month} ?,? ?(?:of |in the year |A\\.?D\\.? )?${year}`, 'gi'),
  dashed: new RegExp(`(?<![\\w/])(\\d{1,2})-${month}-(\\d{4}|\\d{2})(?!\\d)`, 'gi'),
  lastDay: new RegExp(`last (?:calendar )?day (?:of|in) ${month} ?,? ?(?:of )?${year}`, 'gi'),
  figures: /(?<![\w/.,$£€-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-]|\.\d)/g,
  iso: /(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g,
}

const monthOf = (name: string): number => monthNames.findIndex((full) => full.startsWith(name.slice(0, 3).toLowerCase())) + 1

/** Two figures of a year stand for 1970 to 2069. */
function yearOf(text: string): number {
  const figures = Number(text.replace("'", ''))
  return text.length === 4 ? figures : figures < 70 ? 2000 + figures : 1900 + figures
}

/** ISO 8601, or null where there is no such day. */
function isoOf(year: number, month: number, day: number): CalendarDate | null {
  if (year < 1800 || year > 2300 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function fromFigures(first: number, second: number, year: number, order: FigureOrder): CalendarDate | null {
  if (first > 12) return isoOf(year, second, first)
  if (second > 12 || first === second) return isoOf(year, first, second)
  return order === null ? null : order === 'day first' ? isoOf(year, second, first) : isoOf(year, first, second)
}

/** Every date in a passage that names day, month and year, in order. Dates with blanks in them are none. */
export function findDates(text: string, order: FigureOrder): readonly DateMention[] {
  if (!/\d/.test(text)) return []
  const found: DateMention[] = []
  const add = (match: RegExpExecArray, date: CalendarDate | null): void => {
    const [from, to] = [match.index, match.index + match[0].length]
    if (date !== null && !found.some((other) => from < other.to && other.from < to)) found.push({ from, to, date })
  }
  for (const match of text.matchAll(patterns.dayFirst)) add(match, isoOf(yearOf(match[3] ?? ''), monthOf(match[2] ?? ''), ordinalOf(match[1] ?? '') ?? 0))
  for (const match of text.matchAll(patterns.monthFirst)) add(match, isoOf(yearOf(match[3] ?? ''), monthOf(match[1] ?? ''), ordinalOf(match[2] ?? '') ?? 0))
  for (const match of text.matchAll(patterns.dashed)) add(match, isoOf(yearOf(match[3] ?? ''), monthOf(match[2] ?? ''), Number(match[1])))
  for (const match of text.matchAll(patterns.lastDay)) {
    const [named, within] = [monthOf(match[1] ?? ''), yearOf(match[2] ?? '')]
    add(match, isoOf(within, named, daysInMonth(within, named)))
  }
  for (const match of text.matchAll(patterns.iso)) add(match, isoOf(Number(match[1]), Number(match[2]), Number(match[3])))
  for (const match of text.matchAll(patterns.figures)) add(match, fromFigures(Number(match[1]), Number(match[3]), yearOf(match[4] ?? ''), order))
  return found.sort((a, b) => a.from - b.from)
}

/** What the figures of a text tell of their own order: one number above 12 settles it for the others, two that disagree settle nothing. */
export function figureOrderIn(text: string): FigureOrder | 'contradictory' {
  let [dayFirst, monthFirst] = [false, false]
  for (const [, first, , second] of text.matchAll(patterns.figures)) {
    if (Number(first) > 12 && Number(second) <= 12) dayFirst = true
    if (Number(second) > 12 && Number(first) <= 12) monthFirst = true
  }
  if (dayFirst && monthFirst) return 'contradictory'
  return dayFirst ? 'day first' : monthFirst ? 'month first' : null
}
