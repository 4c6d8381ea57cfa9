import { addDays } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { dayInWords } from '#shared/lib/day-in-words.ts'
import type { Breach } from '#shared/obligations/breach.ts'

export interface BreachLetterFacts {
  readonly title: string
  readonly counterparty: string
  readonly effective: CalendarDate | null
  readonly house: string
  /** The day on which the letter is taken to arrive. */
  readonly deemed: CalendarDate
}

/** Drafts the notice of a breach: what was agreed, what happened, and by when it is to be cured (C4). It claims no right that the record does not name. */
export function breachLetter({ what, allegedOn, source, cureDays, by }: Breach, facts: BreachLetterFacts): { readonly subject: string; readonly paragraphs: string[] } {
  const { title, counterparty, effective, house, deemed } = facts
  const between = counterparty === '' ? house : `${house} and ${counterparty}`
  const clause = source === null || source.clause === '' ? '' : `Clause ${source.clause.replace(/^clause\s+/i, '')} of the Agreement`
  const quoted = source === null || source.quote === '' ? [] : [`${clause === '' ? 'The Agreement' : clause} says: “${source.quote.replaceAll(/\s+/g, ' ').trim()}”`]
  const cure = cureDays === null
    ? 'The record of the Agreement names no time to cure. We ask you to put this right without delay, and to tell us in writing by when you will.'
    : `We ask you to put this right within ${cureDays} ${cureDays === 1 ? 'day' : 'days'} of the day on which this notice is taken to be served. It is taken to be served on ${dayInWords(deemed)}; the time to cure therefore ends on ${dayInWords(addDays(deemed, cureDays))}.`
  const ours = 'We write so that you know of it, without accepting any liability. We will put it right as follows: [say how and by when].'
  return {
    subject: `${by === 'them' ? 'Notice of breach' : 'Notice concerning our own performance'}: ${title}`,
    paragraphs: [
      `We refer to “${title}” between ${between}${effective === null ? '' : `, in effect since ${dayInWords(effective)}`} (the “Agreement”).`,
      ...quoted,
      `${by === 'them' ? 'In our view you are in breach of this' : 'On our side'}, since ${dayInWords(allegedOn)}: ${what}`,
      by === 'them' ? cure : ours,
      ...(by === 'them' ? ['All our rights under the Agreement and the law are reserved.'] : []),
      'Please confirm that you have received this letter.',
    ],
  }
}
