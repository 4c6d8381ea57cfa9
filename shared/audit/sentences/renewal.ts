import type { RenewalEvent } from '#shared/audit/events/renewal.ts'
import { termsInWords, upliftInWords } from '#shared/contracts/terms-in-words.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { dayInWords } from '#shared/lib/day-in-words.ts'
import { assertNever } from '#shared/lib/result.ts'

const decided = { renew: 'Decided to renew', renegotiate: 'Decided to renegotiate', 'let lapse': 'Decided to let the contract lapse', terminate: 'Decided to end the contract' } as const

/** What happened to the terms of a contract, in plain words. */
export function renewalSentence(event: RenewalEvent): string {
  switch (event.kind) {
    case 'terms changed': {
      const { before, after } = event
      const price = canonicalJson(before.uplift) === canonicalJson(after.uplift) ? '' : `; rule for the price: ${upliftInWords(after.uplift)} (before: ${upliftInWords(before.uplift)})`
      return `Changed the terms: ${termsInWords(after.terms)} (before: ${termsInWords(before.terms)})${price}`
    }
    case 'renewal decided': {
      const notice = event.noticeGiven === null ? '' : `, notice given on ${dayInWords(event.noticeGiven)}${event.late ? ', too late for the term before' : ''}`
      const ends = event.ends === null ? '' : `; it ends on ${dayInWords(event.ends)}`
      const price = event.price === null ? '' : `, at ${event.price.currency} ${event.price.amount}`
      return `${decided[event.decision]} (term ${event.term}${price}${notice})${ends}: ${event.reason}`
    }
    case 'notice letter drafted':
      return `Drafted a notice to go out on ${dayInWords(event.on)}, ${event.method}; it is taken to arrive on ${dayInWords(event.deemed)}${event.inTime ? '' : ', after our last day'} (${event.hash.slice(0, 12)})`
    default:
      return assertNever(event, 'audit event of renewals')
  }
}
