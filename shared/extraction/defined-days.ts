import { findDates, type FigureOrder } from '#shared/extraction/dates.ts'
import type { Sentence } from '#shared/extraction/sentences.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

const name = "((?:[A-Z][\\w'/-]* ){0,4}(?:Date|Day|Closing|Launch))"
const before = new RegExp(`(?:^|[("'] ?|\\bThe |\\bthe )${name}"?(?:,? (?:shall |will )?(?:means?|be|is|was)|:| -|\\|| \\|)?,?(?: (?:the day of|the|on))* ?$`)
const after = new RegExp(`^[ ,]{0,2}\\(?(?:hereinafter |hereafter |herein |being |referred to as |called |collectively |such date |and |the |its )*"(?:the )?${name}"`, 'i')
/** Whether a sentence is worth the search for dates. */
const mayDefine = /\b(?:Date|Day|Closing|Launch)\b/
/** A text that names more days than these defines none of them. */
const most = 200

/** The days that a text defines by a name, as “Closing Date”, by that name in small letters. One that is defined as two days is left out. */
export function definedDays(sentences: readonly Sentence[], order: FigureOrder): ReadonlyMap<string, CalendarDate> {
  const days = new Map<string, CalendarDate>()
  const contradicted = new Set<string>()
  for (const { text, heading } of sentences) {
    if (days.size >= most) break
    const titled = mayDefine.test(heading)
    if (!titled && !mayDefine.test(text)) continue
    for (const { from, to, date } of findDates(text, order)) {
      const ahead = text.slice(Math.max(0, from - 90), from)
      const said = text.slice(to, to + 90).match(after)?.[1] ?? ahead.match(before)?.[1] ?? (titled && ahead.trim() === '' ? heading.trim().replace(/[:|"]/g, '').match(new RegExp(`^${name}$`))?.[1] : undefined)
      if (said === undefined) continue
      const key = dayName(said)
      if (days.has(key) && days.get(key) !== date) contradicted.add(key)
      else days.set(key, date)
    }
  }
  for (const key of contradicted) days.delete(key)
  return days
}

/** The name of a day as it is looked up. */
export function dayName(words: string): string {
  return words.replace(/^(?:the|such|each|any|its) /i, '').toLowerCase()
}
