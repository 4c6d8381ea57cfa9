import type { Contract } from '#shared/contracts/contract.ts'
import { termRecord } from '#shared/contracts/status.ts'
import { noticeInWords } from '#shared/contracts/terms-in-words.ts'
import type { BusinessCalendar } from '#shared/lib/business-days.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { dayInWords } from '#shared/lib/day-in-words.ts'
import { periodInWords } from '#shared/lib/period.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import { presentTerm } from '#shared/contracts/present-term.ts'
import { endOfTerm } from '#shared/contracts/term-ends.ts'
import type { Notice, Terms } from '#shared/contracts/terms.ts'
import { arrivesInTime, deemedArrival } from '#shared/renewal/arrival.ts'
import { earliestEnd, noticeDeadline } from '#shared/renewal/deadline.ts'

/** What a notice letter is about, and what it says; the layout of a letter is added where it is written. */
export interface NoticeLetter {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** The day on which it is taken to arrive. */
  readonly deemed: CalendarDate
  /** Whether it goes out by our last day for the present term. */
  readonly inTime: boolean
}

export interface NoticeLetterFacts {
  readonly house: string
  readonly on: CalendarDate
  readonly method: string
  readonly calendar: BusinessCalendar
}

/**
 * Drafts the letter that gives notice: that an automatic contract is not renewed, that an option is taken up, or that an evergreen one ends (W3).
 * A notice that may come too late for one day is given for the next on which the contract can end, so that it is never for nothing.
 */
export function noticeLetter(contract: Contract, facts: NoticeLetterFacts): Result<NoticeLetter> {
  const { terms, end } = contract
  if (contract.state !== 'executed') return refused('renewal.not-in-force', `Notice is given of a contract that is signed and in force; this one is in “${contract.state}”.`)
  if (terms === null) return refused('renewal.no-terms', 'Nobody has said yet how this contract goes on. Enter its terms first.')
  if (terms.kind === 'fixed') return refused('renewal.no-notice', 'This contract runs for a fixed term and ends by itself; it takes no notice.')
  if (terms.notice === null) return refused('renewal.notice-unknown', 'The notice period is not known. Enter it in the terms first.')
  if (terms.kind === 'evergreen') return accepted(evergreenLetter(contract, terms, terms.notice, facts))
  if (end === null || terms.renewal === null) return refused('renewal.unknown', `${end === null ? 'The day it ends' : 'How long a renewal is,'} is not known. Enter it first.`)
  const { term, last } = presentTerm(facts.on, termRecord(contract), terms)
  const termEnd = endOfTerm(contract.effective, end, terms.renewal, term)
  if (last) return refused('renewal.no-notice', `This contract ends by itself on ${dayInWords(termEnd)}; it takes no notice.`)
  const later = endOfTerm(contract.effective, end, terms.renewal, term + 1)
  return accepted(terms.kind === 'optional' ? optionLetter(contract, terms, terms.notice, termEnd, later, facts) : stopLetter(contract, terms.notice, termEnd, later, facts))
}

function opening({ title, counterparty, effective }: Contract, house: string): string {
  const other = counterparty.name === '' ? '' : ` and ${counterparty.name}`
  return `We refer to “${title}” between ${house}${other}${effective === null ? '' : `, in effect since ${dayInWords(effective)}`} (the “Agreement”).`
}

function closing({ method, on, calendar }: NoticeLetterFacts, notice: Notice): string {
  return `This notice is sent ${method === 'by hand' ? method : `by ${method}`} on ${dayInWords(on)} and is taken to arrive on ${dayInWords(deemedArrival(on, notice, calendar))}. Please confirm that you have received it.`
}

function dates(notice: Notice, end: CalendarDate, { on, calendar }: NoticeLetterFacts): Pick<NoticeLetter, 'deemed' | 'inTime'> {
  return { deemed: deemedArrival(on, notice, calendar), inTime: on <= noticeDeadline(end, notice, calendar, 'ours').date }
}

const inAnyCase = 'Should it not be possible for the Agreement to end on that day, this notice is given for the earliest day after it on which the Agreement can end.'

function stopLetter(contract: Contract, notice: Notice, end: CalendarDate, later: CalendarDate, facts: NoticeLetterFacts): NoticeLetter {
  const last = arrivesInTime(facts.on, end, notice, facts.calendar) ? end : later
  return {
    subject: `Notice not to renew: ${contract.title}`,
    paragraphs: [
      opening(contract, facts.house),
      `The Agreement renews by itself unless notice of ${noticeInWords({ ...notice, delivery: { count: 0, unit: 'days' } })} is given before the end of its term. We give notice that we do not wish it to be renewed. The Agreement ends on ${dayInWords(last)}.`,
      inAnyCase,
      closing(facts, notice),
    ],
    ...dates(notice, end, facts),
  }
}

function optionLetter(contract: Contract, { renewal }: Terms, notice: Notice, end: CalendarDate, later: CalendarDate, facts: NoticeLetterFacts): NoticeLetter {
  const length = renewal === null ? '' : ` for ${periodInWords(renewal)}`
  return {
    subject: `Notice to renew: ${contract.title}`,
    paragraphs: [
      opening(contract, facts.house),
      `The present term of the Agreement ends on ${dayInWords(end)}. We take up our option to renew it${length}, on the terms of the Agreement. The renewed term ends on ${dayInWords(later)}.`,
      closing(facts, notice),
    ],
    ...dates(notice, end, facts),
  }
}

function evergreenLetter(contract: Contract, { endsOn }: Terms, notice: Notice, facts: NoticeLetterFacts): NoticeLetter {
  const first = earliestEnd(facts.on, { notice, endsOn }, facts.calendar)
  const end = contract.end !== null && contract.end > first ? contract.end : first
  return {
    subject: `Notice of termination: ${contract.title}`,
    paragraphs: [
      opening(contract, facts.house),
      `We give notice of ${noticeInWords({ ...notice, delivery: { count: 0, unit: 'days' } })} and terminate the Agreement. It ends on ${dayInWords(end)}.`,
      inAnyCase,
      closing(facts, notice),
    ],
    deemed: deemedArrival(facts.on, notice, facts.calendar),
    inTime: true,
  }
}
