import { numberOfWords, numberWords } from '#shared/extraction/numbers.ts'
import type { Period, PeriodUnit } from '#shared/lib/period.ts'

/** A length of time in a passage, by its place there. */
export interface PeriodMention {
  readonly from: number
  readonly to: number
  readonly period: Period
  readonly clear: boolean
}

const unitWords: Readonly<Record<string, { readonly unit: PeriodUnit; readonly times: number }>> = {
  day: { unit: 'days', times: 1 },
  week: { unit: 'weeks', times: 1 },
  fortnight: { unit: 'weeks', times: 2 },
  month: { unit: 'months', times: 1 },
  quarter: { unit: 'months', times: 3 },
  year: { unit: 'years', times: 1 },
}

const count = `(?:(${numberWords})[ -]?(?:[([] ?(\\d{1,4})(?: days?| months?| years?)? ?[)\\]])?|(\\d{1,4}) ?(?:[([] ?(${numberWords}) ?[)\\]])?|(an?))`
const kind = '((?:clear|full|whole|complete|consecutive|successive|additional|further|calendar|contract|business|working|banking|trading|court)(?: (?:clear|full|calendar|business|working|banking))?)'
const pattern = new RegExp(`(?<![\\w.,$£€/-])${count}[ -]{0,2}(?:${kind}[ -])?(day|week|fortnight|month|quarter|year)s?(?![a-z])'?`, 'gi')

/** The count as stated; null where words and figures contradict each other, which nothing can settle. */
function countOf(words: string | undefined, figures: string | undefined): number | null {
  const [said, written] = [words === undefined ? null : numberOfWords(words), figures === undefined ? null : Number(figures)]
  if (said !== null && written !== null && said !== written) return null
  return said ?? written
}

/** Every length of time in a passage, in order. */
export function findPeriods(text: string): readonly PeriodMention[] {
  const found: PeriodMention[] = []
  for (const match of text.matchAll(pattern)) {
    const [whole, words, figuresAfter, figures, wordsAfter, article, manner = '', unitWord = ''] = match
    const unit = unitWords[unitWord.toLowerCase()]
    if (unit === undefined || (article !== undefined && unit.unit === 'days')) continue
    const stated = article === undefined ? countOf(words ?? wordsAfter, figures ?? figuresAfter) : 1
    if (stated === null || stated * unit.times > 9999) continue
    const business = unit.unit === 'days' && /business|working|banking|trading|court/i.test(manner)
    found.push({
      from: match.index,
      to: match.index + whole.length,
      period: { count: stated * unit.times, unit: business ? 'business days' : unit.unit },
      clear: /clear/i.test(manner),
    })
  }
  return found
}
