import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Instant } from '#shared/lib/ids.ts'

/** A day in a calendar file. */
export interface CalendarEntry {
  /** The same every time it is written, so that a calendar which reads it again changes it and adds none. */
  readonly uid: string
  readonly date: CalendarDate
  readonly title: string
  readonly description: string
  /** Null for no reminder. */
  readonly remindDaysBefore: number | null
  readonly category: string
}

const OCTETS_A_LINE = 75

/** Escapes a TEXT value (RFC 5545 §3.3.11). Control characters, which it may not hold, become spaces. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n|\r|\u2028|\u2029/g, '\n')
    .replaceAll(/[\p{Cc}]/gu, (sign) => (sign === '\n' ? sign : ' '))
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
}

const octetsOf = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Folds a line to 75 octets, never inside a character (RFC 5545 §3.1). */
function folded(line: string): string {
  const lines: string[] = []
  let [part, octets] = ['', 0]
  for (const sign of line) {
    const more = octetsOf(sign)
    if (octets + more > OCTETS_A_LINE) {
      lines.push(part)
      part = ' '
      octets = 1
    }
    part += sign
    octets += more
  }
  return [...lines, part].join('\r\n')
}

const dateValue = (date: CalendarDate): string => date.replaceAll('-', '')
const momentValue = (at: Instant): string => at.replaceAll(/[-:]|\.\d+/g, '')

function eventLines({ uid, date, title, description, remindDaysBefore, category }: CalendarEntry, stamp: Instant): string[] {
  const next = addDays(date, 1)
  const alarm = remindDaysBefore === null ? [] : ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, `TRIGGER:-P${remindDaysBefore}D`, 'END:VALARM']
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${momentValue(stamp)}`,
    `DTSTART;VALUE=DATE:${dateValue(date)}`,
    // It must lie after the start, and nothing lies after the last day there is; without it the event lasts the one day (RFC 5545 §3.6.1).
    ...(next > date ? [`DTEND;VALUE=DATE:${dateValue(next)}`] : []),
    `SUMMARY:${escaped(title)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `CATEGORIES:${escaped(category)}`,
    'TRANSP:TRANSPARENT',
    'STATUS:CONFIRMED',
    ...alarm,
    'END:VEVENT',
  ]
}

/** Days as a calendar file (RFC 5545, METHOD of RFC 5546), as Thunderbird, Google and Apple import it. `stamp`: when it was written. */
export function calendarFile(entries: readonly CalendarEntry[], { name, stamp }: { readonly name: string; readonly stamp: Instant }): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Countersign//Countersign//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => eventLines(entry, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}
