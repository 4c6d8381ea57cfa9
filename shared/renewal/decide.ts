import type { AuditEvent } from '#shared/audit/event.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { mayEdit, type Person } from '#shared/contracts/person.ts'
import { effectiveDecision, evergreenEnd, presentTerm } from '#shared/contracts/present-term.ts'
import { termRecord } from '#shared/contracts/status.ts'
import { endOfTerm } from '#shared/contracts/term-ends.ts'
import type { Notice, RenewalDecision, Terms } from '#shared/contracts/terms.ts'
import type { BusinessCalendar } from '#shared/lib/business-days.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { dayInWords } from '#shared/lib/day-in-words.ts'
import type { Instant } from '#shared/lib/ids.ts'
import type { Period } from '#shared/lib/period.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import { arrivesInTime } from '#shared/renewal/arrival.ts'
import { earliestEnd } from '#shared/renewal/deadline.ts'

/** What a person decides about the end of a term. `term` is null for the one that the day it was decided, or notice was given, falls in. */
export type RenewalRequest = Pick<RenewalDecision, 'kind' | 'noticeGiven' | 'reason' | 'price'> & { readonly term: number | null }

export interface DecidingFacts {
  readonly actor: Person
  readonly now: Instant
  readonly today: CalendarDate
  readonly calendar: BusinessCalendar
}

/** What a decision is about, and the day the contract ends by it. */
interface Effect {
  readonly term: number
  readonly ends: CalendarDate | null
  /** The notice came too late for the term it was given in. */
  readonly late?: true
}

/**
 * Decides about the end of a term (W3). Decisions are added and never overwritten; of two about one term the later one counts. A notice that comes
 * too late is a fact and is recorded as one: it ends the contract one term later, and the record says so. A late option is refused, for it gives nothing.
 */
export function decideRenewal(contract: Contract, request: RenewalRequest, facts: DecidingFacts): Result<{ contract: Contract; event: AuditEvent }> {
  const { actor, now, today } = facts
  if (!mayEdit(actor)) return refused('renewal.may-not-decide', 'Only an owner or an editor may decide about a renewal. Ask one of them, or switch to your own profile.')
  if (contract.state !== 'executed') return refused('renewal.not-in-force', `A renewal is decided for a contract that is signed and in force; this one is in “${contract.state}”. Nothing was changed.`)
  if (request.reason.trim() === '') return refused('renewal.no-reason', 'Say why: the decision is kept with its reason. Nothing was changed.')
  if (contract.terms === null) return refused('renewal.no-terms', 'Nobody has said yet how this contract goes on. Enter its terms first. Nothing was changed.')
  if (request.noticeGiven !== null && request.noticeGiven > today) {
    return refused('renewal.notice-ahead', `${dayInWords(request.noticeGiven)} is still ahead. Record the notice once it has been given. Nothing was changed.`)
  }
  const decided = effectOf(contract, contract.terms, request, facts)
  if (!decided.ok) return decided
  const { term, ends, late = false } = decided.value
  const { kind, noticeGiven, price } = request
  const decision: RenewalDecision = { kind, term, on: today, noticeGiven, ends, price, reason: request.reason.trim(), by: actor.id, at: now }
  return accepted({
    contract: { ...contract, renewals: [...contract.renewals, decision], updatedAt: now },
    event: { kind: 'renewal decided', contract: contract.id, decision: kind, term, noticeGiven, ends, late, price, reason: decision.reason },
  })
}

function effectOf(contract: Contract, terms: Terms, request: RenewalRequest, facts: DecidingFacts): Result<Effect> {
  if (terms.kind === 'evergreen') return evergreenEffect(contract, terms, request, facts)
  const { end } = contract
  if (end === null) return refused('renewal.unknown', 'The day it ends is not known. Enter it in the details first. Nothing was changed.')
  if (terms.kind === 'fixed') return fixedEffect(end, request)
  if (terms.renewal === null) return refused('renewal.unknown', 'How long a renewal is, is not known. Enter it in the terms first. Nothing was changed.')
  const course = courseOf(contract, terms, terms.renewal, end)
  return terms.kind === 'automatic' ? automaticEffect(course, terms, request, facts) : optionalEffect(course, terms, request, facts)
}

/** How a contract of several terms runs. */
interface Course {
  readonly endOf: (term: number) => CalendarDate
  /** The term that a day falls in. */
  readonly at: (day: CalendarDate) => number
  /** The last term there can be. */
  readonly final: number
  /** The first term that something decided ends, or null. */
  readonly ending: number | null
}

function courseOf(contract: Contract, terms: Terms, renewal: Period, end: CalendarDate): Course {
  const record = termRecord(contract)
  const ended = contract.renewals.map(({ term }) => term).filter((term) => (effectiveDecision(contract.renewals, term)?.ends ?? null) !== null)
  return {
    endOf: (term) => endOfTerm(record.start, end, renewal, term),
    at: (day) => presentTerm(day, record, terms).term,
    final: (terms.most ?? Number.POSITIVE_INFINITY) + 1,
    ending: ended.length === 0 ? null : Math.min(...ended),
  }
}

const endsByItself = (end: CalendarDate): Result<never> =>
  refused('renewal.ends-by-itself', `This contract ends by itself on ${dayInWords(end)}, without notice. Let it lapse; to end it earlier, give the command to terminate it. Nothing was changed.`)

function fixedEffect(end: CalendarDate, { kind }: RenewalRequest): Result<Effect> {
  if (kind === 'terminate') return endsByItself(end)
  if (kind === 'renew') return refused('renewal.fixed', 'This contract runs for a fixed term and has no renewal. Agree with the other side to extend it, then change its end in the details. Nothing was changed.')
  return accepted({ term: 1, ends: kind === 'let lapse' ? end : null })
}

const alreadyEnding = (end: CalendarDate): Result<never> =>
  refused('renewal.already-ending', `This contract already ends on ${dayInWords(end)} by what was decided before. If that was recorded wrongly, decide to renew first. Nothing was changed.`)

function evergreenEffect({ end, renewals }: Contract, { notice, endsOn }: Terms, { kind, noticeGiven }: RenewalRequest, { calendar }: DecidingFacts): Result<Effect> {
  if (kind === 'let lapse') return refused('renewal.does-not-lapse', 'This contract rolls on until notice is given; it cannot lapse. Terminate it. Nothing was changed.')
  if (kind !== 'terminate') return accepted({ term: 1, ends: null })
  if (noticeGiven === null) return noticeNeeded()
  if (notice === null) return noticeUnknown()
  const first = earliestEnd(noticeGiven, { notice, endsOn }, calendar)
  const ends = end !== null && end > first ? end : first
  const before = evergreenEnd(renewals)
  return before !== null && before < ends ? alreadyEnding(before) : accepted({ term: 1, ends })
}

const noticeNeeded = (): Result<never> => refused('renewal.notice-needed', 'This takes notice. Say on which day it was given; the letter can be drafted first. Nothing was changed.')
const noticeUnknown = (): Result<never> => refused('renewal.notice-unknown', 'The notice period is not known, so nobody can say when this contract would end. Enter it in the terms first. Nothing was changed.')

function automaticEffect(course: Course, { notice }: Terms, request: RenewalRequest, facts: DecidingFacts): Result<Effect> {
  const { kind, noticeGiven } = request
  const present = course.at(facts.today)
  const term = request.term ?? present
  if (term > present) return notYet(term)
  if (kind === 'renew') return term >= course.final ? noneLeft(course.endOf(course.final)) : accepted({ term, ends: null })
  if (kind === 'renegotiate') return accepted({ term, ends: null })
  const until = noticeGiven === null ? present : course.at(noticeGiven)
  if (until >= course.final && request.term === null) return kind === 'let lapse' ? accepted({ term: until, ends: course.endOf(until) }) : endsByItself(course.endOf(until))
  if (noticeGiven === null) return kind === 'terminate' ? noticeNeeded() : accepted({ term, ends: null })
  if (notice === null) return noticeUnknown()
  return noticeEffect(course, notice, noticeGiven, request.term, facts)
}

/** Notice ends the term it was given in if it came in time, else the one after; asked for one term by name, it ends that one or is refused. */
function noticeEffect(course: Course, notice: Notice, given: CalendarDate, named: number | null, { calendar }: DecidingFacts): Result<Effect> {
  const during = named ?? course.at(given)
  const inTime = arrivesInTime(given, course.endOf(during), notice, calendar)
  if (!inTime && named !== null) {
    return refused('renewal.late', `Notice given on ${dayInWords(given)} comes too late for the term that ends on ${dayInWords(course.endOf(during))}. Record it for the term after that one. Nothing was changed.`)
  }
  const term = inTime ? during : during + 1
  if (course.ending !== null && course.ending < term) return alreadyEnding(course.endOf(course.ending))
  return accepted({ term, ends: course.endOf(term), ...(inTime ? {} : { late: true }) })
}

function optionalEffect(course: Course, { notice }: Terms, request: RenewalRequest, { today, calendar }: DecidingFacts): Result<Effect> {
  const { kind, noticeGiven } = request
  const present = course.at(today)
  const term = request.term ?? present
  if (term > present) return notYet(term)
  if (kind === 'terminate') return endsByItself(course.endOf(term))
  if (kind === 'let lapse') return accepted({ term, ends: course.endOf(term) })
  if (kind === 'renegotiate') return accepted({ term, ends: null })
  const end = course.endOf(term)
  if (term >= course.final) return noneLeft(end)
  if (notice !== null && noticeGiven === null) return noticeNeeded()
  const inTime = notice !== null && noticeGiven !== null ? arrivesInTime(noticeGiven, end, notice, calendar) : (noticeGiven ?? today) <= end
  if (!inTime) {
    return refused('renewal.option-late', `The option could only be taken up in time for the term that ends on ${dayInWords(end)}, and ${dayInWords(noticeGiven ?? today)} is too late. If the other side agrees all the same, that is an amendment: change the end in the details. Nothing was changed.`)
  }
  return accepted({ term, ends: null })
}

const noneLeft = (end: CalendarDate): Result<never> =>
  refused('renewal.none-left', `There is no renewal left: this contract ends on ${dayInWords(end)}. Agree with the other side to extend it, then change its terms. Nothing was changed.`)
const notYet = (term: number): Result<never> => refused('renewal.not-yet', `Term ${term} has not begun, so nothing can be decided about its end. Nothing was changed.`)
