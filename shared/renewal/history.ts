import { effectiveDecision, presentTerm, type TermRecord } from '#shared/contracts/present-term.ts'
import { endOfTerm } from '#shared/contracts/term-ends.ts'
import type { Money } from '#shared/document/field.ts'
import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

/** One renewal that there was, or that was decided: the term it began. */
export interface PastRenewal {
  readonly term: number
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly price: Money | null
  readonly how: string
}

/** More than anybody reads; a contract that renews by the day has thousands. */
const mostShown = 200

/** Each renewal up to the present term, with the price agreed for it (W4); the newest ones where there are more than 200. */
export function renewalHistory(today: CalendarDate, record: TermRecord): PastRenewal[] {
  const { start, end, terms, decisions } = record
  if (terms === null || end === null || terms.renewal === null || (terms.kind !== 'automatic' && terms.kind !== 'optional')) return []
  const { renewal, kind } = terms
  const { term: present } = presentTerm(today, record, terms)
  const first = Math.max(2, present - mostShown + 1)
  return Array.from({ length: Math.max(0, present - first + 1) }, (_, at) => {
    const term = first + at
    const decided = effectiveDecision(decisions, term - 1)
    const how = decided?.kind === 'renew' ? (kind === 'optional' ? 'The option was taken up' : 'It was decided to renew') : 'By itself'
    return { term, from: addDays(endOfTerm(start, end, renewal, term - 1), 1), to: endOfTerm(start, end, renewal, term), price: decided?.price ?? null, how }
  })
}
