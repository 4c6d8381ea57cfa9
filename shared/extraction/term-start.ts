import { dayName } from '#shared/extraction/defined-days.ts'
import { findDates, type FigureOrder } from '#shared/extraction/dates.ts'
import type { Beginnings } from '#shared/extraction/effective.ts'
import { firstDayBy, type FirstDay } from '#shared/extraction/end-of-length.ts'
import type { PeriodMention } from '#shared/extraction/periods.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

/** The days of a text from which a term may be counted. */
export interface KnownDays extends Beginnings {
  /** Days with a name that the text defines, by the name in small letters. */
  readonly defined: ReadonlyMap<string, CalendarDate>
  readonly order: FigureOrder
}

/** From which day a length of time is counted, and whether it takes that day in. */
export interface TermStart {
  readonly day: CalendarDate
  readonly firstDay: FirstDay
}

/** Words for the day a contract takes effect or was made, as the source of a pattern. */
export const knownWords = '(?:the )?(?:(?:effective|commencement|start|starting|execution|agreement|signing|contract commencement|subscription start) date|date (?:hereof|of (?:this|the|its) (?:\\w+ ){0,3}(?:agreement|contract|execution|signature|signing)|of execution|of signature|of signing|first (?:above |set forth |written |stated |specified )+|above(?: written)?|set forth above|written above|indicated above|stated above|on which this \\w+ is signed)|execution(?: hereof| of this agreement| date)?|such date|its date|signing(?: of this agreement)?|its execution|day and year first)'
const begins = /\b(?:from|w\.?e\.?f\.?|after|following|beginning|commenc(?:e|es|ing)|start(?:s|ing)?|begin(?:s|ning)?|effective(?! date)|of|run(?:s|ning)?)(?: and including)?(?: (?:on|with|as of|from|at|upon|as from))*(?: and from)?(?: and including)? /gi
/** Words that begin with such a day. */
export const knownStart = new RegExp(`^(?:the )?(?:first )?${knownWords}`, 'i')

const byName = /^"?((?:the |The |such |its )?(?:[A-Z][\w'/-]* ){0,4}(?:Date|Day|Closing|Launch))\b/
const sinceMade = /^(?:the )?(?:date (?:hereof|of this|first|above|set)|execution|date of execution)/i

/** The day that words begin with the name of; null where they name none, or one that the text gives no day for. */
export function knownDay(words: string, { effective, made, waits, defined }: KnownDays): CalendarDate | null {
  const named = defined.get(dayName(words.match(byName)?.[1] ?? ''))
  if (named !== undefined) return named
  if (sinceMade.test(words)) return made?.value ?? effective?.value ?? null
  return knownStart.test(words) ? (effective?.value ?? (waits ? null : (made?.value ?? null))) : null
}

/**
 * From which day a length of time is counted: the day the contract takes effect, one the sentence names, or null where it is counted from
 * something that happens.
 */
export function startOf(text: string, length: PeriodMention, known: KnownDays): TermStart | null {
  const behind = text.slice(length.to, length.to + 130)
  const ahead = text.slice(Math.max(0, length.from - 200), length.from)
  const places: string[] = []
  const next = behind.match(/^[ ,]{0,2}(?:\([^)]{0,60}\))?[ ,]{0,2}(?:period |term |duration )?,?(?:thereafter )?,?(?:with effect |\w+ )?(?:from|w\.?e\.?f|after|following|beginning|commencing|starting|of|effective)\b/i)
  if (next !== null) places.push(behind)
  places.push(ahead)
  for (const place of places) {
    const starts = [...place.matchAll(begins)].filter(({ index }) => place !== behind || index < 60)
    for (const start of place === behind ? starts : starts.reverse()) {
      const words = place.slice(start.index + start[0].length)
      // Only what the length itself is counted by tells whether it takes its first day in; “and including” does wherever it stands.
      const firstDay = place === behind || /\bincluding\b/i.test(start[0]) ? firstDayBy(start[0]) : 'left out'
      const day = knownDay(words, known)
      if (day !== null) return { day, firstDay }
      if (sinceMade.test(words) || knownStart.test(words)) return null
      const named = findDates(words.slice(0, 60), known.order)[0]
      if (named !== undefined && named.from < 14) return { day: named.date, firstDay }
      if (/^(?:of|from|effective) /i.test(start[0]) && !/^(?:the )?(?:date|day|launch|closing|deliver|first|commence|completion|opening|receipt|approval|installation|acceptance)/i.test(words)) continue
      if (/^(?:the |such |its |each |any |first |initial |last |final )*(?:[A-Z]|date|day|launch|closing|deliver|first|commercial|completion|opening|receipt|approval|installation|acceptance|regulatory|end|expir|conclusion)/.test(words)) return null
    }
  }
  return known.effective === null ? null : { day: known.effective.value, firstDay: 'left out' }
}
