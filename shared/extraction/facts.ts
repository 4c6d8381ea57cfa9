import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Period } from '#shared/lib/period.ts'

/** A passage of the text that was read: `quote` is exactly its UTF-16 code units from `start` up to `end`. */
export interface Quoted {
  readonly quote: string
  readonly start: number
  readonly end: number
}

/** What the text says, and where it says so. */
export interface Found<T> extends Quoted {
  readonly value: T
}

export interface FoundDate<T> extends Found<T> {
  /** Counted from another date and a length of time, where the text names no day itself. */
  readonly computed: boolean
}

/** How a contract goes on after its first term; `most` renewals, null where the text sets no limit. */
export interface RenewalTerm {
  readonly kind: 'automatic' | 'optional'
  readonly period: Period
  readonly most: number | null
}

/** Clear days leave out both the day of notice and the last day. */
export interface NoticePeriod extends Period {
  readonly clear: boolean
}

export interface Party {
  readonly name: string
  /** The word it is called by in the text, as Supplier. */
  readonly role: string | null
}

/** An amount as decimal text with its ISO 4217 currency. */
export interface Amount {
  readonly amount: string
  readonly currency: string
}

export const suggestedKinds = ['payment', 'notice', 'report', 'delivery', 'insurance', 'confidentiality return', 'renewal right', 'termination right'] as const
export type SuggestedKind = (typeof suggestedKinds)[number]

/** When something is due: on a day, so long before or after an event in the text's own words, or again and again (RFC 5545 RRULE). */
export type Due =
  | { readonly on: 'date'; readonly date: CalendarDate }
  | { readonly on: 'offset'; readonly period: Period; readonly direction: 'before' | 'after'; readonly event: string }
  | { readonly on: 'recurrence'; readonly rule: string }

/** An obligation or a right that the text seems to speak of; a person decides. */
export interface SuggestedObligation extends Quoted {
  readonly kind: SuggestedKind
  readonly debtor: string | null
  readonly due: Due | null
  readonly amount: Amount | null
}

/** The facts of a contract as its text states them; null where it does not say. */
export interface Extracted {
  readonly effective: FoundDate<CalendarDate> | null
  /** The last day of the first term; one that is counted is told by `endOfLength`. */
  readonly expiration: FoundDate<CalendarDate | 'perpetual'> | null
  readonly renewalTerm: Found<RenewalTerm> | null
  readonly noticePeriod: Found<NoticePeriod> | null
  readonly governingLaw: Found<string> | null
  readonly parties: readonly Found<Party>[]
  readonly amounts: readonly Found<Amount>[]
  readonly obligations: readonly SuggestedObligation[]
}
