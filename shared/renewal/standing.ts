import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { BusinessCalendar } from '#shared/lib/business-days.ts'
import { earliestEnd, noticeDeadline, type NoticeDeadline } from '#shared/renewal/deadline.ts'
import { endOfTerm } from '#shared/contracts/term-ends.ts'
import type { RenewalDecision, Terms } from '#shared/contracts/terms.ts'

/** What the record of a contract says about its life. */
export interface TermRecord {
  /** The first day of the first term. */
  readonly start: CalendarDate | null
  /** The last day of the first term. */
  readonly end: CalendarDate | null
  readonly terms: Terms | null
  readonly decisions: readonly RenewalDecision[]
}

export const missingFacts = ['the day it takes effect', 'the day it ends', 'whether it renews', 'how long a renewal is', 'the notice period'] as const
export type MissingFact = (typeof missingFacts)[number]

/** `notice due`: the last day to give notice is ahead. `renews`: that day has passed, another term will follow. */
export const standings = ['unknown', 'not started', 'notice due', 'renews', 'runs out', 'ended', 'evergreen'] as const

/** Where a contract stands in its terms on a day; computed, never stored (W1). */
export interface Standing {
  readonly standing: (typeof standings)[number]
  /** Why it is unknown, or what cannot be computed for want of it. */
  readonly missing: readonly MissingFact[]
  /** The present term, from 1; how many renewals there have been. */
  readonly term: number
  readonly renewals: number
  /** The last day of the present term, or of the contract once it is known to end. Null for an evergreen one without notice. */
  readonly end: CalendarDate | null
  readonly ours: NoticeDeadline | null
  readonly theirs: NoticeDeadline | null
}

const unknown = (missing: readonly MissingFact[]): Standing => ({ standing: 'unknown', missing, term: 1, renewals: 0, end: null, ours: null, theirs: null })

/** Where a contract stands on a day. Every date is computed from the present term, so that a renewal moves all of them. */
export function standingOn(today: CalendarDate, record: TermRecord, calendar: BusinessCalendar): Standing {
  const { start, end, terms } = record
  if (terms === null) return unknown(end === null ? ['whether it renews', 'the day it ends'] : ['whether it renews'])
  if (terms.kind === 'evergreen') return evergreenStanding(today, record, terms, calendar)
  if (end === null) return unknown(['the day it ends'])
  const { term, last } = presentTerm(today, record, terms)
  const goesOn = !last && terms.kind !== 'fixed'
  if (goesOn && terms.renewal === null) return { ...unknown(['how long a renewal is']), end }
  const termEnd = terms.renewal === null ? end : endOfTerm(start, end, terms.renewal, term)
  const facts = { missing: [] as readonly MissingFact[], term, renewals: term - 1, end: termEnd }
  if (start !== null && today < start) return { ...facts, standing: 'not started', ...deadlines(goesOn ? termEnd : null, terms, calendar) }
  if (today > termEnd) return { ...facts, standing: 'ended', ours: null, theirs: null }
  if (!goesOn) return { ...facts, standing: 'runs out', ours: null, theirs: null }
  if (terms.notice === null) return { ...facts, standing: terms.kind === 'optional' ? 'runs out' : 'renews', missing: ['the notice period'], ours: null, theirs: null }
  const both = deadlines(termEnd, terms, calendar)
  if (both.ours !== null && today <= both.ours.date) return { ...facts, standing: 'notice due', ...both }
  return { ...facts, standing: terms.kind === 'optional' ? 'runs out' : 'renews', ...both }
}

function deadlines(end: CalendarDate | null, { notice }: Terms, calendar: BusinessCalendar): Pick<Standing, 'ours' | 'theirs'> {
  if (end === null || notice === null) return { ours: null, theirs: null }
  return { ours: noticeDeadline(end, notice, calendar, 'ours'), theirs: noticeDeadline(end, notice, calendar, 'theirs') }
}

const ending: ReadonlySet<RenewalDecision['kind']> = new Set(['let lapse', 'terminate'])

/**
 * The term that a day falls in. An automatic one goes on by itself until notice was given or the most renewals are reached; an optional one
 * only where it was decided to renew. `last`: no term follows.
 */
function presentTerm(today: CalendarDate, { start, end, decisions }: TermRecord, { kind, renewal, most }: Terms): { term: number; last: boolean } {
  let term = 1
  for (;;) {
    const about = decisions.findLast((decision) => decision.term === term)?.kind
    const decidedToEnd = about !== undefined && ending.has(about)
    const last = kind === 'fixed' || decidedToEnd || (most !== null && term > most)
    if (last || end === null || renewal === null || renewal.count === 0) return { term, last }
    if (kind === 'optional' && about !== 'renew') return { term, last: false }
    // An option that was taken up renews now; an automatic term renews when its day comes.
    if (kind === 'automatic' && today <= endOfTerm(start, end, renewal, term)) return { term, last }
    if (kind === 'optional' && today <= endOfTerm(start, end, renewal, term)) return { term: term + 1, last: most !== null && term + 1 > most }
    term += 1
  }
}

function evergreenStanding(today: CalendarDate, { start, decisions }: TermRecord, terms: Terms, calendar: BusinessCalendar): Standing {
  const { notice } = terms
  const facts = { missing: [] as readonly MissingFact[], term: 1, renewals: 0, end: null, ours: null, theirs: null }
  if (start !== null && today < start) return { ...facts, standing: 'not started' }
  if (notice === null) return { ...facts, standing: 'evergreen', missing: ['the notice period'] }
  const given = decisions.find(({ kind, noticeGiven }) => kind === 'terminate' && noticeGiven !== null)?.noticeGiven ?? null
  if (given === null) return { ...facts, standing: 'evergreen' }
  const end = earliestEnd(given, { notice, endsOn: terms.endsOn }, calendar)
  return { ...facts, standing: today > end ? 'ended' : 'runs out', end }
}
