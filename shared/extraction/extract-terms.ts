import { figureOrderIn, type FigureOrder } from '#shared/extraction/dates.ts'
import { findBeginnings } from '#shared/extraction/effective.ts'
import { findFirstTerm } from '#shared/extraction/expiration.ts'
import type { Amount, Extracted, Found } from '#shared/extraction/facts.ts'
import type { Jurisdiction } from '#shared/extraction/jurisdictions.ts'
import { findLaw } from '#shared/extraction/law.ts'
import { dollarStated, findMoney } from '#shared/extraction/money.ts'
import { findObligations } from '#shared/extraction/obligations.ts'
import { findParties } from '#shared/extraction/parties.ts'
import { quoteOf, readPassages, type LineManner, type Reading } from '#shared/extraction/reading.ts'
import { findRenewal } from '#shared/extraction/renewal.ts'
import { sentencesOf, type Sentence } from '#shared/extraction/sentences.ts'

/** The most amounts that are listed of a text. */
const mostAmounts = 500

/**
 * Reads the facts of a contract out of its text (C2, W1). Each comes with the passage that states it and is null where the text does not say: a person
 * decides on all of them, and a wrong date is worse than none. The text may be anything; time grows with its length alone.
 */
export function extractTerms(text: string, manner: LineManner = 'joined'): Extracted {
  const reading = readPassages(text, manner)
  const sentences = sentencesOf(reading)
  const law = findLaw(reading, sentences)
  const order = figureOrder(reading, law?.place ?? null)
  const dollar = dollarStated(reading.text) ?? (law === null ? 'USD' : law.place.dollar ?? (/U\.?S\.? ?(?:\$|dollars)/i.test(reading.text) ? 'USD' : null))
  const parties = findParties(reading)
  const beginnings = findBeginnings(reading, sentences, order)
  const first = findFirstTerm(reading, sentences, beginnings, order)
  const renewal = findRenewal(reading, sentences, first.length, first.lasts)
  return {
    effective: beginnings.effective,
    expiration: first.expiration,
    renewalTerm: renewal.term,
    noticePeriod: renewal.notice,
    governingLaw: law?.fact ?? null,
    parties,
    amounts: amountsIn(reading, sentences, dollar),
    obligations: findObligations(reading, sentences, { order, dollar, parties }),
  }
}

/** How dates in figures are meant: by a number above 12, else as the law's own place writes them, else not to be told. */
function figureOrder({ text }: Reading, place: Jurisdiction | null): FigureOrder {
  const shown = figureOrderIn(text)
  if (shown === 'contradictory') return null
  if (shown !== null) return shown
  if (place === null) return american.test(text.slice(0, 200_000)) ? 'month first' : null
  return place.writes === 'either' ? null : place.writes
}

/** Words of a text that is under American law, where it names none. */
const american = /\b(?:Securities Exchange Act|Securities and Exchange Commission|U\.S\.C\.|Internal Revenue (?:Code|Service))/

function amountsIn(reading: Reading, sentences: readonly Sentence[], dollar: string | null): readonly Found<Amount>[] {
  const found: Found<Amount>[] = []
  for (const { text, from } of sentences) {
    if (found.length >= mostAmounts) break
    for (const { from: at, to, value } of findMoney(text, dollar)) found.push({ value, ...quoteOf(reading, from + at, from + to) })
  }
  return found.slice(0, mostAmounts)
}
