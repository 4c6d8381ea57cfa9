import { effectiveDecision, presentTerm, type TermRecord } from '#shared/contracts/present-term.ts'
import { termsInWords } from '#shared/contracts/terms-in-words.ts'
import type { BusinessCalendar } from '#shared/lib/business-days.ts'
import { dayInWords } from '#shared/lib/day-in-words.ts'
import { periodInWords } from '#shared/lib/period.ts'
import { endOfTerm } from '#shared/contracts/term-ends.ts'
import type { RenewalDecision } from '#shared/contracts/terms.ts'
import type { Standing } from '#shared/renewal/standing.ts'
import { arrivesInTime } from '#shared/renewal/arrival.ts'

/** Where a contract stands, in one or two sentences that name what is missing (W1). */
export function standingInWords(standing: Standing, record: TermRecord, calendar: BusinessCalendar): string {
  const lacks = standing.missing.length === 0 ? '' : ` Not known: ${standing.missing.join(', ')}.`
  return `${whatHappens(standing, record)}${noticeStory(standing, record, calendar)}${lacks}`
}

function whatHappens({ standing, end, ours }: Standing, { start, terms }: TermRecord): string {
  const until = end === null ? '' : dayInWords(end)
  switch (standing) {
    case 'unknown': return end === null ? 'Nobody can say how this contract goes on.' : `The first term ends on ${until}; nobody can say what follows.`
    case 'not started': return `Begins on ${start === null ? 'a day that is not known' : dayInWords(start)}.`
    case 'ended': return `Ended on ${until}.`
    case 'runs out': return `Ends on ${until}.`
    case 'evergreen': return `${capital(termsInWords(terms))}.`
    case 'notice due': {
      const last = ours === null ? '' : dayInWords(ours.date)
      if (terms?.kind === 'optional') return `Ends on ${until} unless the option is taken up: notice of it has to be sent by ${last}.`
      return `Renews${forHowLong(terms)} after ${until} unless notice is sent by ${last}.`
    }
    case 'renews': return `Renews${forHowLong(terms)} after ${until}${ours === null ? '' : `: the last day to send notice was ${dayInWords(ours.date)}`}.`
  }
}

const forHowLong = (terms: TermRecord['terms']): string => (terms?.renewal === null || terms?.renewal === undefined ? '' : ` for ${periodInWords(terms.renewal)}`)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What was decided or given that the dates alone do not show: a notice that came too late, or one that still has to go out. */
function noticeStory({ standing, term, ours }: Standing, record: TermRecord, calendar: BusinessCalendar): string {
  const { terms, decisions } = record
  if (terms === null || standing === 'ended') return ''
  const late = [term, term + 1].map((each) => effectiveDecision(decisions, each)).find((decision) => decision !== null && wasLate(decision, record, calendar)) ?? null
  if (late?.noticeGiven !== null && late?.noticeGiven !== undefined && late.ends !== null) {
    return ` Notice was given on ${dayInWords(late.noticeGiven)}, too late for the term before: it takes effect a term later, and the contract ends on ${dayInWords(late.ends)}.`
  }
  const latest = decisions.findLast((decision) => decision.term === term) ?? null
  if (latest?.kind === 'let lapse' && latest.ends === null && (standing === 'notice due' || standing === 'renews')) {
    return standing === 'notice due' && ours !== null ? ' It was decided to let it lapse, but no notice is recorded yet.' : ' It was decided to let it lapse, but no notice was given in time.'
  }
  return ''
}

/** Whether a notice was given in an earlier term than the one it ends, too late for that one. */
function wasLate({ ends, noticeGiven, term }: RenewalDecision, record: TermRecord, calendar: BusinessCalendar): boolean {
  const { terms, start, end } = record
  if (ends === null || noticeGiven === null || terms?.kind !== 'automatic' || terms.notice === null || terms.renewal === null || end === null) return false
  const during = presentTerm(noticeGiven, record, terms).term
  return during < term && !arrivesInTime(noticeGiven, endOfTerm(start, end, terms.renewal, during), terms.notice, calendar)
}
