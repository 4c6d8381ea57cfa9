import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFile, type CalendarEntry } from '#shared/obligations/calendar-file.ts'

const stamp = '2026-03-02T12:00:00.000Z'

function entry(more: Partial<CalendarEntry> = {}): CalendarEntry {
  return { uid: 'c1@countersign.invalid', date: '2026-12-31', title: 'Pay the rent', description: '', remindDaysBefore: null, category: 'Obligation', ...more }
}

/** The content lines of a file as it is read back from a disk, unfolded (RFC 5545 §3.1). */
function contentLines(file: string): string[] {
  return Buffer.from(file).toString().replaceAll('\r\n ', '').split('\r\n').slice(0, -1)
}

/** A value of type TEXT as it was meant (RFC 5545 §3.3.11). */
function meant(value: string): string {
  return value.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
}

/** What of a text a calendar can hold: every kind of line end as one, and no other control character. */
function holdable(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?|\u2028|\u2029/g, '\n').replaceAll(/[^\P{Cc}\n]/gu, ' ')
}

/** Text that is out to break a line: delimiters, line ends, other properties, wide characters, halves of pairs. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200, size: 'max' }),
  fc.string({ unit: fc.constantFrom(0, 9, 10, 11, 13, 0x85, 0x2028, 0xd800, 0xdc00, 0x1f600, 0x20ac, 0xfeff, 92, 59, 44, 58, 34, 32, 110, 78, 97).map((code) => String.fromCharCode(code)), maxLength: 200, size: 'max' }),
  fc.array(fc.constantFrom('\r\nEND:VEVENT', '\nBEGIN:VALARM\n', '\\n', '\\', '\r\n ', 'SUMMARY:x', '€', '😀', ' ', ',', ';'), { maxLength: 40, size: 'max' }).map((parts) => parts.join('')),
)

describe('a calendar file', () => {
  it('is, for two days, exactly this', () => {
    const entries = [
      entry({ title: 'Pay; then report, both', description: 'Lease of C:\\Yard\nGBP 2000', remindDaysBefore: 7 }),
      entry({ uid: 'k1-ends@countersign.invalid', date: '2028-02-28', title: 'Ends: a lease whose title is longer than what one line of a calendar file may hold', category: 'Deadline' }),
    ]
    expect(calendarFile(entries, { name: 'Marlow Ltd', stamp }).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Countersign//Countersign//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:Marlow Ltd',
      'BEGIN:VEVENT', 'UID:c1@countersign.invalid', 'DTSTAMP:20260302T120000Z', 'DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101',
      'SUMMARY:Pay\\; then report\\, both', 'DESCRIPTION:Lease of C:\\\\Yard\\nGBP 2000', 'CATEGORIES:Obligation', 'TRANSP:TRANSPARENT', 'STATUS:CONFIRMED',
      'BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:Pay\\; then report\\, both', 'TRIGGER:-P7D', 'END:VALARM', 'END:VEVENT',
      'BEGIN:VEVENT', 'UID:k1-ends@countersign.invalid', 'DTSTAMP:20260302T120000Z', 'DTSTART;VALUE=DATE:20280228', 'DTEND;VALUE=DATE:20280229',
      'SUMMARY:Ends: a lease whose title is longer than what one line of a calenda', ' r file may hold', 'CATEGORIES:Deadline', 'TRANSP:TRANSPARENT', 'STATUS:CONFIRMED', 'END:VEVENT',
      'END:VCALENDAR', '',
    ])
  })

  it('leaves out the day after the last one there is, which no calendar can write', () => {
    const lines = contentLines(calendarFile([entry({ date: '9999-12-31' }), entry({ date: '9999-12-30' })], { name: '', stamp }))
    expect(lines.filter((line) => line.startsWith('DT'))).toEqual([
      'DTSTAMP:20260302T120000Z', 'DTSTART;VALUE=DATE:99991231',
      'DTSTAMP:20260302T120000Z', 'DTSTART;VALUE=DATE:99991230', 'DTEND;VALUE=DATE:99991231',
    ])
  })

  it('holds any text as it was meant, each in one property, and never makes a line or a property of it', () => {
    const plain = contentLines(calendarFile([entry({ description: 'x', remindDaysBefore: 7 })], { name: '', stamp })).map((line) => line.replace(/[:;].*/, ''))
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (name, title, description, category) => {
        const lines = contentLines(calendarFile([entry({ title, description: `.${description}`, category, remindDaysBefore: 7 })], { name, stamp }))
        expect(lines.map((line) => line.replace(/[:;].*/s, ''))).toEqual(plain)
        const valuesOf = (property: string): string[] => lines.filter((line) => line.startsWith(`${property}:`)).map((line) => meant(line.slice(property.length + 1)))
        expect(valuesOf('X-WR-CALNAME')).toEqual([holdable(name)])
        expect(valuesOf('SUMMARY')).toEqual([holdable(title)])
        expect(valuesOf('DESCRIPTION')).toEqual([holdable(`.${description}`), holdable(title)])
        expect(valuesOf('CATEGORIES')).toEqual([holdable(category)])
        // A comma or semicolon that is not escaped would begin another value.
        for (const property of ['SUMMARY', 'DESCRIPTION', 'CATEGORIES']) expect(lines.filter((line) => line.startsWith(property)).join('').replaceAll(/\\./g, '')).not.toMatch(/[,;]/)
      }),
    )
  })

  it('has lines of at most 75 octets, each valid UTF-8 by itself, ended by CR and LF and by nothing else', () => {
    const utf8 = new TextDecoder('utf-8', { fatal: true })
    fc.assert(
      fc.property(anyText, anyText, (title, description) => {
        const bytes = Buffer.from(calendarFile([entry({ title, description, remindDaysBefore: 1 })], { name: title, stamp }))
        const lines = bytes.toString('latin1').split('\r\n')
        expect(lines.pop()).toBe('')
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(75)
          // oxlint-disable-next-line no-control-regex -- that there is none is what is told here
          expect(line).not.toMatch(/[\u0000-\u001f\u007f]/)
          expect(utf8.decode(Buffer.from(line, 'latin1'))).toBeTypeOf('string')
        }
      }),
    )
  })
})
