import { durationFromText } from '#shared/document/condition-values.ts'
import { calendarDateSchema, type CalendarDate } from '#shared/lib/calendar.ts'
import { type Field, type FieldValue, type Money } from '#shared/document/field.ts'
import { accepted, refused, type Refusal, type Result } from '#shared/lib/result.ts'

const symbols: Readonly<Record<string, string>> = { '£': 'GBP', '€': 'EUR', $: 'USD', '¥': 'JPY' }
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Plain decimal text from digits grouped by commas, spaces or apostrophes; null if it is no number. */
function decimalText(raw: string): string | null {
  const plain = raw.replace(/(?<=\d)[,\s'’\u00A0\u202F](?=\d{3}(?!\d))/g, '')
  return /^-?\d{1,30}(\.\d{1,15})?$/.test(plain) ? plain : null
}

function parseMoney(raw: string, currency: string): Money | null {
  const match = /^([A-Za-z]{3}|[£€$¥])?\s*(-?\d[\d,.\s'’\u00A0\u202F]*?)\s*([A-Za-z]{3}|[£€$¥])?$/.exec(raw)
  const amount = match === null ? null : decimalText(match[2] ?? '')
  if (match === null || amount === null) return null
  const named = match[1] ?? match[3]
  return { amount, currency: named === undefined ? currency : (symbols[named] ?? named.toUpperCase()) }
}

function dateOf(year = '', month = 0, day = ''): CalendarDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return calendarDateSchema.safeParse(text).success ? text : null
}

function monthNamed(name = ''): number {
  return name.length < 3 ? 0 : monthNames.findIndex((known) => known.startsWith(name.toLowerCase())) + 1
}

/** A date as ISO 8601, as `1 March 2026`, `March 1, 2026`, or day first: `01/03/2026`. */
function parseDate(raw: string): CalendarDate | null {
  if (calendarDateSchema.safeParse(raw).success) return raw
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+)\.?,?\s+(\d{4})$/.exec(raw)
  if (dayFirst !== null) return dateOf(dayFirst[3], monthNamed(dayFirst[2]), dayFirst[1])
  const monthFirst = /^([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(raw)
  if (monthFirst !== null) return dateOf(monthFirst[3], monthNamed(monthFirst[1]), monthFirst[2])
  const figures = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(raw)
  return figures === null ? null : dateOf(figures[3], Number(figures[2]), figures[1])
}

function valueFromText(field: Field, text: string, currency: string): FieldValue | null {
  switch (field.type) {
    case 'text':
      return text
    case 'number': {
      const plain = decimalText(text)
      return plain === null ? null : Number(plain)
    }
    case 'money':
      return parseMoney(text, field.value?.currency ?? currency)
    case 'date':
      return parseDate(text)
    case 'duration':
      return durationFromText(text)
    case 'choice':
      return field.choices.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? null
    case 'party':
      return { ...(field.value ?? { kind: 'company' as const, address: '' }), name: text }
  }
}

function asked(field: Field): string {
  switch (field.type) {
    case 'number':
      return 'a number, such as 1,250.5'
    case 'money':
      return 'an amount of money, such as GBP 1,250.50'
    case 'date':
      return 'a date that exists, such as 1 March 2026 or 2026-03-01'
    case 'duration':
      return 'a length of time, such as 30 days, 2 business days or 6 months'
    case 'choice':
      return `one of: ${field.choices.join(', ')}`
    case 'text':
    case 'party':
      return 'some text'
  }
}

/**
 * Reads a value as a person types it on the command line or in a form; empty text empties the field. `currency` (ISO 4217) is taken
 * for an amount that names none, unless the field already has one. A date in figures is read day first.
 */
export function parseFieldValue(field: Field, raw: string, currency = 'GBP'): Result<FieldValue | null, Refusal<'field.unreadable'>> {
  const text = raw.trim()
  if (text === '') return accepted(null)
  const value = valueFromText(field, text, currency)
  return value === null ? refused('field.unreadable', `“${field.label}” needs ${asked(field)}.`) : accepted(value)
}
