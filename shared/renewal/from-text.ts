import type { Terms } from '#shared/contracts/terms.ts'
import type { Extracted, Quoted } from '#shared/extraction/facts.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

/** What a text says about how its contract goes on, each with the passage that says it. A person takes it over, or does not. */
export interface TermsFromText {
  readonly terms: Terms
  readonly effective: CalendarDate | null
  /** The last day of the first term, as the text was read: `endOfLength` decides where it is counted. */
  readonly end: CalendarDate | null
  readonly quotes: readonly ({ readonly what: string } & Quoted)[]
}

/**
 * Terms as a text states them; null where it says neither when it ends nor that it renews. A text that names its end and no renewal is for a fixed
 * term. What it does not say stays open: how long notice is on its way, and whose holidays count, are a person's to enter.
 */
export function termsFromText({ effective, expiration, renewalTerm, noticePeriod }: Extracted): TermsFromText | null {
  if (expiration === null && renewalTerm === null) return null
  const perpetual = expiration?.value === 'perpetual'
  const kind = renewalTerm?.value.kind ?? (perpetual ? 'evergreen' : 'fixed')
  const notice = noticePeriod === null ? null : {
    period: { count: noticePeriod.value.count, unit: noticePeriod.value.unit }, clear: noticePeriod.value.clear, delivery: { count: 0, unit: 'days' as const }, theirsRollsForward: false,
  }
  const found: readonly (readonly [string, Quoted | null])[] = [['Effective date', effective], ['End', expiration], ['Renewal', renewalTerm], ['Notice', noticePeriod]]
  return {
    terms: { kind, renewal: renewalTerm?.value.period ?? null, most: renewalTerm?.value.most ?? null, notice, endsOn: 'any day', place: '' },
    effective: effective?.value ?? null,
    end: expiration === null || perpetual ? null : expiration.value,
    quotes: found.flatMap(([what, quoted]) => (quoted === null ? [] : [{ what, quote: quoted.quote, start: quoted.start, end: quoted.end }])),
  }
}
