import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Duration, Field, Money, PartyValue } from '#shared/document/field.ts'

/** The members of a party that text may show beside its name. */
export const partyParts = ['name', 'address', 'registration', 'email', 'kind'] as const
export type PartyPart = (typeof partyParts)[number]

const numberFormats = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = numberFormats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(locale, options)
  numberFormats.set(key, made)
  return made
}

/** `£1,250.50`; whole amounts without pence unless they were written with them. */
export function formatMoney(money: Money, locale = 'en-GB'): string {
  const places = money.amount.split('.')[1]?.length ?? 0
  const options = { style: 'currency', currency: money.currency } as const
  const usual = numberFormat(locale, options).resolvedOptions().minimumFractionDigits ?? 2
  const digits = places === 0 ? 0 : Math.min(Math.max(places, usual), 20)
  const exact = money.amount as Intl.StringNumericLiteral
  return numberFormat(locale, { ...options, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(exact)
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** `1 March 2026` in British English. */
export function formatDate(date: CalendarDate, locale = 'en-GB'): string {
  let format = dateFormats.get(locale)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    dateFormats.set(locale, format)
  }
  return format.format(Date.parse(`${date}T00:00:00Z`))
}

/** `30 days`, `1 month`. */
export function formatDuration(duration: Duration): string {
  return `${duration.count} ${duration.count === 1 ? duration.unit.slice(0, -1) : duration.unit}`
}

function formatParty(party: PartyValue, part: string | null): string | null {
  const shown = partyParts.find((known) => known === (part ?? 'name'))
  if (shown === undefined) return null
  const text = party[shown]?.trim() ?? ''
  // Only a company has a number to register; without one the text simply has nothing there.
  return text !== '' || shown === 'registration' ? text : null
}

/** A field's value as the contract shows it; null while unfilled, also for an empty part of a party. `part` picks a member of a party. */
export function formatFieldValue(field: Field, part: string | null = null, locale = 'en-GB'): string | null {
  if (field.value === null) return null
  switch (field.type) {
    case 'text':
    case 'choice':
      return field.value
    case 'number':
      return numberFormat(locale, { maximumFractionDigits: 20 }).format(field.value)
    case 'money':
      return formatMoney(field.value, locale)
    case 'date':
      return formatDate(field.value, locale)
    case 'duration':
      return formatDuration(field.value)
    case 'party':
      return formatParty(field.value, part)
  }
}

/** What stands in the text for a field: its value, or its label in square brackets while there is none. */
export function fieldText(fields: readonly Field[], id: string, part: string | null = null, locale = 'en-GB'): string {
  const field = fields.find((candidate) => candidate.id === id)
  if (field === undefined) return `[${id}]`
  return formatFieldValue(field, part, locale) ?? `[${field.label}${part === null ? '' : ` – ${part}`}]`
}
