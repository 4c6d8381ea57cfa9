import type { CalendarDate } from '#shared/lib/calendar.ts'
import { endOfTerm } from '#shared/contracts/term-ends.ts'
import type { RenewalDecision, Terms } from '#shared/contracts/terms.ts'

/** What the record of a contract says about its life. */
export interface TermRecord {
  /** The first day of the first term. */
  readonly start: CalendarDate | null
  /** The last day of the first term; of an evergreen contract, the first day it may end on. */
  readonly end: CalendarDate | null
  readonly terms: Terms | null
  /** In the order in which they were made: of two about one term, the later one counts. */
  readonly decisions: readonly RenewalDecision[]
}

/** The term that a day falls in, from 1. `last`: no other follows it. */
export interface PresentTerm {
  readonly term: number
  readonly last: boolean
}

/**
 * The decision that moves the end of a contract: the last one to renew, or that ends it. To renegotiate, or to let lapse without the notice that
 * is needed, changes nothing by itself, and so does not undo what was decided before it.
 */
function effective(decisions: readonly RenewalDecision[]): RenewalDecision | null {
  return decisions.findLast(({ kind, ends }) => kind === 'renew' || ends !== null) ?? null
}

/** What was decided about a term with effect on the end of the contract. */
export function effectiveDecision(decisions: readonly RenewalDecision[], term: number): RenewalDecision | null {
  return effective(decisions.filter((decision) => decision.term === term))
}

function endsIt(decision: RenewalDecision | null): boolean {
  return decision !== null && decision.kind !== 'renew'
}

/**
 * The term that a day falls in. An automatic contract goes on by itself until notice was given or the most renewals are reached; an optional one
 * as far as it was decided to renew, whatever the day. A contract whose renewals have no known length stays in its first term.
 */
export function presentTerm(today: CalendarDate, { start, end, decisions }: TermRecord, { kind, renewal, most }: Terms): PresentTerm {
  const final = (most ?? Number.POSITIVE_INFINITY) + 1
  if (kind === 'fixed' || kind === 'evergreen') return { term: 1, last: kind === 'fixed' }
  if (end === null || renewal === null || renewal.count === 0) return { term: 1, last: endsIt(effectiveDecision(decisions, 1)) }
  if (kind === 'optional') {
    let term = 1
    while (term < final && effectiveDecision(decisions, term)?.kind === 'renew') term += 1
    return { term, last: term >= final || endsIt(effectiveDecision(decisions, term)) }
  }
  const ended = Math.min(final, ...decisions.map(({ term }) => term).filter((term) => endsIt(effectiveDecision(decisions, term))))
  const term = Math.min(ended, termAt(today, (each) => endOfTerm(start, end, renewal, each)))
  return { term, last: term === ended }
}

/** The first term that does not end before a day: by doubling, then by halves, for a term may be a single day. */
function termAt(today: CalendarDate, endOf: (term: number) => CalendarDate): number {
  let high = 1
  while (endOf(high) < today) high *= 2
  let low = Math.floor(high / 2)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (endOf(middle) < today) low = middle
    else high = middle
  }
  return high
}

/**
 * The last day of a contract as far as it is known on a day: of the present term, or of an evergreen contract once it was ended. Null where it
 * goes on, or for how long it renews is not known.
 */
export function presentEnd(today: CalendarDate, record: TermRecord): CalendarDate | null {
  const { start, end, terms, decisions } = record
  if (terms === null || terms.kind === 'fixed') return end
  if (terms.kind === 'evergreen') return evergreenEnd(decisions)
  if (end === null) return null
  const { term, last } = presentTerm(today, record, terms)
  if (terms.renewal !== null && terms.renewal.count > 0) return endOfTerm(start, end, terms.renewal, term)
  const mayGoOn = terms.kind === 'automatic' || effectiveDecision(decisions, 1)?.kind === 'renew'
  return last || !mayGoOn ? end : null
}

/** The day an evergreen contract ends by what was decided; null while it goes on. */
export function evergreenEnd(decisions: readonly RenewalDecision[]): CalendarDate | null {
  const decided = effective(decisions)
  return endsIt(decided) ? (decided?.ends ?? null) : null
}
