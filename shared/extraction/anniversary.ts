import { findDates } from '#shared/extraction/dates.ts'
import { ordinalOf, ordinalWords } from '#shared/extraction/numbers.ts'
import { lastOf, type CalendarPart } from '#shared/extraction/period-ends.ts'
import type { Sentence } from '#shared/extraction/sentences.ts'
import { knownDay, knownStart, type KnownDays } from '#shared/extraction/term-start.ts'
import { addDays, addMonths } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Period } from '#shared/lib/period.ts'

const anniversary = new RegExp(`(?:(day (?:immediately )?(?:prior to|before|preceding) )(?:the )?|\\b)(\\d{1,2}(?:st|nd|rd|th)|${ordinalWords}) ?(?:\\(\\d{1,2} ?(?:st|nd|rd|th)?\\) ?)?(?:annual |year )?anniversary(?: date)?(?: of (?:the )?(.{0,60}))?`, 'i')

/** An end by an anniversary: its place, the day where it can be told, and the length of the term. */
export interface AnniversaryEnd {
  readonly from: number
  readonly to: number
  readonly value: CalendarDate | null
  readonly length: Period
  /** The part of the calendar that the anniversary falls in and the term goes to the end of. */
  readonly part: CalendarPart | null
  /** Whether the words right before it say that something ends then. */
  readonly ends: boolean
}

const calendarPart = /\b(?:end|last (?:calendar )?day|close) of (?:the )?(?:calendar )?(month|quarter|year)(?: in| during)? which (?:the )?$/i

const endsThen = /\b(?:end(?:s|ing)?|expir(?:e|es|ing)|terminat(?:e|es|ing)|until|through)\b[^,;.]{0,60}$/i

/** An end that is told by an anniversary: "the fifth (5th) anniversary of the Effective Date". */
export function anniversaryEnd(sentence: Sentence, known: KnownDays): AnniversaryEnd | null {
  const match = sentence.text.match(anniversary)
  if (match?.index === undefined || !/\b(?:until|through|end|ends|ending|expire|expires|expiring|terminate|on|earlier|means)\b/i.test(sentence.text.slice(Math.max(0, match.index - 120), match.index))) return null
  const years = ordinalOf(match[2] ?? '')
  if (years === null || years === 0) return null
  const whose = match[3] ?? ''
  const start = startOfYears(whose, known)
  const part = calendarPart.exec(sentence.text.slice(Math.max(0, match.index - 80), match.index))?.[1]?.toLowerCase()
  const within = part === 'month' || part === 'quarter' || part === 'year' ? part : null
  const on = start === null ? null : addMonths(start, 12 * years)
  const value = on === null || within === null ? on : lastOf(within, on)
  return { from: match.index, to: match.index + match[0].length, value: value === null || match[1] === undefined ? value : addDays(value, -1), length: { count: years, unit: 'years' }, part: within, ends: endsThen.test(sentence.text.slice(Math.max(0, match.index - 80), match.index)) }
}

function startOfYears(whose: string, known: KnownDays): CalendarDate | null {
  const named = findDates(whose, known.order)[0]?.date
  if (named !== undefined) return named
  if (whose === '') return known.effective?.value ?? null
  const day = knownDay(whose, known)
  return day ?? (knownStart.test(whose) || /^(?:date|agreement|execution|such date)/i.test(whose) ? (known.effective?.value ?? null) : null)
}
