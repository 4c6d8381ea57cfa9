import type { Terms } from '#shared/contracts/terms.ts'
import type { UpliftRule } from '#shared/contracts/uplift.ts'
import type { Period } from '#shared/lib/period.ts'

/** The terms while they are written down. */
export interface TermsValues {
  readonly kind: Terms['kind']
  readonly renewal: Period | null
  readonly most: number | null
  readonly hasNotice: boolean
  readonly period: Period | null
  readonly clear: boolean
  readonly delivery: Period | null
  readonly theirsRollsForward: boolean
  readonly endsOn: Terms['endsOn']
  readonly place: string
  readonly uplift: UpliftRule | null
}

const noTime: Period = { count: 0, unit: 'days' }

export function valuesOf(terms: Terms | null, uplift: UpliftRule | null): TermsValues {
  const notice = terms?.notice ?? null
  return {
    kind: terms?.kind ?? 'automatic',
    renewal: terms?.renewal ?? null,
    most: terms?.most ?? null,
    hasNotice: terms === null || notice !== null,
    period: notice?.period ?? null,
    clear: notice?.clear ?? false,
    delivery: notice?.delivery ?? noTime,
    theirsRollsForward: notice?.theirsRollsForward ?? false,
    endsOn: terms?.endsOn ?? 'any day',
    place: terms?.place ?? '',
    uplift,
  }
}

/** Whether renewals come one after the other, each of a length of its own. */
export const renews = (kind: Terms['kind']): boolean => kind === 'automatic' || kind === 'optional'

/** What is saved; what does not belong to the kind is left out. A notice without its period is not one yet. */
export function termsOf({ kind, renewal, most, hasNotice, period, clear, delivery, theirsRollsForward, endsOn, place }: TermsValues): Terms {
  const again = renews(kind)
  return {
    kind,
    renewal: again ? renewal : null,
    most: again ? most : null,
    notice: hasNotice && period !== null ? { period, clear, delivery: delivery ?? noTime, theirsRollsForward } : null,
    endsOn: kind === 'evergreen' ? endsOn : 'any day',
    place,
  }
}
