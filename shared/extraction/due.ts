import { findDates, type FigureOrder } from '#shared/extraction/dates.ts'
import type { Due } from '#shared/extraction/facts.ts'
import { ordinalOf, ordinalWords } from '#shared/extraction/numbers.ts'
import { findPeriods } from '#shared/extraction/periods.ts'

const byDate = /\b(?:on|by|before|until|no later than|not later than|on or before|prior to|due|as of)(?: (?:or before|the|later than))? ?$/i
const dayOfMonth = new RegExp(`\\b(?:(?:the )?(?:(\\d{1,2}(?:st|nd|rd|th)?|${ordinalWords})(?: \\(\\d{1,2}(?:st|nd|rd|th)?\\))?|(last)) (?:calendar )?day) of (?:each|every|the|any) (?:(?:calendar|succeeding|following) )?(month|quarter|year)\\b`, 'i')
const often: readonly (readonly [RegExp, string])[] = [
  [/\b(?:semi-?annual(?:ly)?|bi-?annual(?:ly)?|twice (?:a|per|each) year|every six (?:\(6\) )?months)\b/i, 'FREQ=MONTHLY;INTERVAL=6'],
  [/\b(?:quarterly|(?:each|every|per) (?:calendar |fiscal )?quarter|every three (?:\(3\) )?months|three[- ]monthly)\b/i, 'FREQ=MONTHLY;INTERVAL=3'],
  [/\b(?:monthly|(?:each|every|per) (?:calendar )?month)\b/i, 'FREQ=MONTHLY'],
  [/\b(?:annual(?:ly)?|yearly|(?:each|every|per) (?:calendar |contract |fiscal |licen[cs]e )?year|per annum|once a year)\b/i, 'FREQ=YEARLY'],
  [/\b(?:weekly|(?:each|every|per) (?:calendar )?week)\b/i, 'FREQ=WEEKLY'],
  [/\b(?:daily|(?:each|every) (?:business )?day)\b/i, 'FREQ=DAILY'],
]
const direction = /^(?:'s?)?(?: (?:prior|advance|written|notice|days?|in advance|period))*,? (of|after|from|following|before|prior to|in advance of|preceding|upon|subsequent to|the date of)\b ?/i
const limit = /\b(?:within|no later than|not later than|at least|not less than|no less than|not more than|no more than|net|upon|in|on|by|with|giving|the|least|than|of|every|a|an|period of|\()(?: (?:the|a|an|first|than|of|later|not|prior|written|notice))*[ (]*$/i
const eventLength = 140

/** When a sentence says that something is due; null where it does not. Recurrence first, for a period may tell how long after each time. */
export function dueIn(text: string, order: FigureOrder): Due | null {
  const offset = offsetIn(text)
  const again = recurrenceIn(text)
  if (again !== null && (offset === null || /\b(?:each|every|such|the (?:calendar )?(?:month|quarter))\b/i.test(offset.event))) return again
  for (const { from, date } of findDates(text, order)) if (byDate.test(text.slice(Math.max(0, from - 40), from))) return { on: 'date', date }
  return offset ?? again
}

function recurrenceIn(text: string): Due | null {
  const monthly = text.match(dayOfMonth)
  if (monthly !== null) {
    const day = monthly[2] === undefined ? ordinalOf(monthly[1] ?? '') : -1
    const unit = (monthly[3] ?? '').toLowerCase()
    if (day !== null && (day === -1 || (day >= 1 && day <= 31))) {
      if (unit === 'month') return { on: 'recurrence', rule: `FREQ=MONTHLY;BYMONTHDAY=${day}` }
      if (unit === 'quarter') return { on: 'recurrence', rule: 'FREQ=MONTHLY;INTERVAL=3' }
    }
  }
  for (const [pattern, rule] of often) if (pattern.test(text)) return { on: 'recurrence', rule }
  return null
}

function offsetIn(text: string): (Due & { readonly on: 'offset' }) | null {
  for (const { from, to, period } of findPeriods(text)) {
    const behind = text.slice(to, to + 60)
    if (!limit.test(text.slice(Math.max(0, from - 50), from)) && !/^(?:'s?)? (?:before|prior to)\b/i.test(behind)) continue
    const way = behind.match(direction)
    if (way === null) {
      if (/^(?:'s?)?(?: (?:prior|advance|written))* notice\b/i.test(behind) || /^(?:'s?)? (?:prior|advance) /i.test(behind)) return { on: 'offset', period, direction: 'before', event: 'it takes effect' }
      continue
    }
    const begin = to + way[0].length
    const event = eventFrom(text, begin)
    if (event === '') continue
    return { on: 'offset', period, direction: /before|prior|advance|preceding/i.test(way[0]) ? 'before' : 'after', event }
  }
  return null
}

/** The text's own words for what happens, up to where the clause goes on. */
function eventFrom(text: string, from: number): string {
  const words = text.slice(from, from + eventLength)
  const end = words.search(/[,;.:)]| (?:shall|will|must|and (?:shall|will)|provided|unless|the (?:supplier|customer|company) shall) /i)
  const event = (end < 0 ? words.slice(0, words.lastIndexOf(' ')) : words.slice(0, end)).trim()
  return event.length < 3 ? '' : event
}
