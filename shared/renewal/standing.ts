import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { BusinessCalendar } from '#shared/lib/business-days.ts'
import { noticeDeadline, type NoticeDeadline } from '#shared/renewal/deadline.ts'
import { endOfTerm } from '#shared/contracts/term-ends.ts'
import { effectiveDecision, evergreenEnd, presentTerm, type TermRecord } from '#shared/contracts/present-term.ts'
import type { Terms } from '#shared/contracts/terms.ts'

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

/**
 * Where a contract stands on a day. Every date is computed from the present term, so that a renewal moves all of them. While its first term runs,
 * all but what follows is known even of a contract whose renewals have no known length.
 */
export function standingOn(today: CalendarDate, record: TermRecord, calendar: BusinessCalendar): Standing {
  const { start, end, terms } = record
  if (terms === null) return { ...unknown(end === null ? ['whether it renews', 'the day it ends'] : ['whether it renews']), end }
  if (terms.kind === 'evergreen') return evergreenStanding(today, record, terms)
  if (end === null) return unknown(['the day it ends'])
  const { term, last } = presentTerm(today, record, terms)
  const goesOn = !last && terms.kind !== 'fixed'
  const length = terms.renewal !== null && terms.renewal.count > 0 ? terms.renewal : null
  const renewed = effectiveDecision(record.decisions, 1)?.kind === 'renew'
  if (goesOn && length === null && (terms.kind === 'automatic' ? today > end : renewed)) return { ...unknown(['how long a renewal is']), end }
  const termEnd = length === null ? end : endOfTerm(start, end, length, term)
  const missing: MissingFact[] = []
  if (goesOn && length === null) missing.push('how long a renewal is')
  if (goesOn && terms.notice === null) missing.push('the notice period')
  const facts = { missing, term, renewals: term - 1, end: termEnd, ours: null, theirs: null }
  if (today > termEnd) return { ...facts, standing: 'ended', missing: [] }
  const both = deadlines(goesOn ? termEnd : null, terms, calendar)
  if (start !== null && today < start) return { ...facts, ...both, standing: 'not started' }
  if (goesOn && both.ours !== null && today <= both.ours.date) return { ...facts, ...both, standing: 'notice due' }
  return { ...facts, ...both, standing: goesOn && terms.kind === 'automatic' ? 'renews' : 'runs out' }
}

function deadlines(end: CalendarDate | null, { notice }: Terms, calendar: BusinessCalendar): Pick<Standing, 'ours' | 'theirs'> {
  if (end === null || notice === null) return { ours: null, theirs: null }
  return { ours: noticeDeadline(end, notice, calendar, 'ours'), theirs: noticeDeadline(end, notice, calendar, 'theirs') }
}

function evergreenStanding(today: CalendarDate, { start, decisions }: TermRecord, { notice }: Terms): Standing {
  const facts = { missing: [] as readonly MissingFact[], term: 1, renewals: 0, end: null, ours: null, theirs: null }
  if (start !== null && today < start) return { ...facts, standing: 'not started' }
  const end = evergreenEnd(decisions)
  if (end === null) return { ...facts, standing: 'evergreen', missing: notice === null ? ['the notice period'] : [] }
  return { ...facts, standing: today > end ? 'ended' : 'runs out', end }
}
