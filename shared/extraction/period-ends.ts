import type { DateMention } from '#shared/extraction/dates.ts'
import { ordinalOf } from '#shared/extraction/numbers.ts'
import { daysInMonth, lastOfMonth, partsOf } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

/** A part of the calendar that a contract may end with. */
export type CalendarPart = 'month' | 'quarter' | 'year'

const months = 'january february march april may june july august september october november december'.split(' ')
const year = '(?:calendar year |the calendar year |the year |year )?((?:19|20|21)\\d\\d)(?!\\d)'
const theEnd = '(?:end|close|last (?:calendar )?day) (?:of|in) (?:the )?'
const ofMonth = new RegExp(`\\b${theEnd}(?:(?:calendar )?month of )?(${months.join('|')}),? (?:of |in )?${year}`, 'gi')
const ofQuarter = new RegExp(`\\b${theEnd}(?:(first|second|third|fourth|1st|2nd|3rd|4th) (?:calendar )?quarter|Q([1-4])),? (?:of |in )?(?:the )?${year}`, 'gi')
const ofYear = new RegExp(`\\b${theEnd}(?:the )?${year}`, 'gi')

function endOf(within: number, month: number): CalendarDate {
  return `${within}-${String(month).padStart(2, '0')}-${String(daysInMonth(within, month)).padStart(2, '0')}`
}

/** The ends of months, quarters and years of the calendar that a passage names. Of a fiscal year only its own contract knows the end. */
export function findPeriodEnds(text: string): readonly DateMention[] {
  if (!/\b(?:end|close|last)\b/i.test(text)) return []
  const found: DateMention[] = []
  const add = ({ index, 0: whole }: RegExpExecArray, date: CalendarDate): void => {
    found.push({ from: index, to: index + whole.length, date })
  }
  for (const match of text.matchAll(ofMonth)) add(match, endOf(Number(match[2]), months.indexOf((match[1] ?? '').toLowerCase()) + 1))
  for (const match of text.matchAll(ofQuarter)) add(match, endOf(Number(match[3]), 3 * (ordinalOf(match[1] ?? match[2] ?? '') ?? 0)))
  for (const match of text.matchAll(ofYear)) add(match, endOf(Number(match[1]), 12))
  return found
}

/** The last day of the month, quarter or year of the calendar that a day is in. */
export function lastOf(part: CalendarPart, day: CalendarDate): CalendarDate {
  if (part === 'month') return lastOfMonth(day)
  const { year: within, month } = partsOf(day)
  return endOf(within, part === 'year' ? 12 : Math.ceil(month / 3) * 3)
}
