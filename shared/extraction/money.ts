import type { Amount } from '#shared/extraction/facts.ts'

/** An amount of money in a passage, by its place there. */
export interface MoneyMention {
  readonly from: number
  readonly to: number
  readonly value: Amount
}

const signs: Readonly<Record<string, string>> = {
  '£': 'GBP', '€': 'EUR', 'us$': 'USD', 'u.s.$': 'USD', 'u.s. $': 'USD', 'us $': 'USD', 'cdn$': 'CAD', 'c$': 'CAD', 'ca$': 'CAD', 'cad$': 'CAD', 'a$': 'AUD', 'au$': 'AUD', 'nz$': 'NZD', 'hk$': 'HKD', 's$': 'SGD', 'r$': 'BRL',
  'rmb': 'CNY', '₹': 'INR', 'rs.': 'INR', 'nis': 'ILS', '₪': 'ILS',
}
const codes = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'NZD', 'JPY', 'CNY', 'HKD', 'SGD', 'INR', 'CHF', 'SEK', 'NOK', 'DKK', 'ZAR', 'BRL', 'MXN', 'ILS', 'KRW', 'AED']
const currencyWords: Readonly<Record<string, string>> = {
  'us dollars': 'USD', 'u.s. dollars': 'USD', 'united states dollars': 'USD', 'canadian dollars': 'CAD', 'australian dollars': 'AUD', 'hong kong dollars': 'HKD', 'singapore dollars': 'SGD', 'pounds sterling': 'GBP', 'euros': 'EUR',
  'euro': 'EUR', 'swiss francs': 'CHF', 'renminbi': 'CNY', 'japanese yen': 'JPY', 'yen': 'JPY', 'dollars': '$',
}
const scales: Readonly<Record<string, number>> = { thousand: 3, million: 6, billion: 9, k: 3, m: 6, mm: 6, bn: 9 }

const literal = (word: string): string => word.replace(/[.$]/g, '\\$&')
const sign = [...Object.keys(signs), ...codes.map((code) => code.toLowerCase()), '$'].sort((a, b) => b.length - a.length).map(literal).join('|')
const figures = '(\\d{1,3}(?:,\\d{3}){1,5}(?:\\.\\d{1,4})?|\\d{1,15}(?:\\.\\d{1,4})?)'
const scale = '(?: ?(thousand|million|billion|mm|bn|[km](?![a-z])))?'
const signed = new RegExp(`(?<![A-Za-z$])(${sign}) ?${figures}(?!\\d)${scale}(?![A-Za-z])`, 'gi')
const worded = new RegExp(`(?<![\\w.,$£€])${figures}${scale} (${[...Object.keys(currencyWords), ...codes.map((code) => code.toLowerCase())].sort((a, b) => b.length - a.length).map(literal).join('|')})(?![A-Za-z])`, 'gi')

/** The figures with their decimal point moved, without leading or trailing noughts that say nothing. */
function decimal(figuresText: string, scaleWord: string | undefined): string {
  const [whole = '', fraction = ''] = figuresText.replaceAll(',', '').split('.')
  const shift = scales[(scaleWord ?? '').toLowerCase()] ?? 0
  const digits = fraction.padEnd(shift, '0')
  const [front, rest] = [(whole + digits.slice(0, shift)).replace(/^0+(?=\d)/, ''), digits.slice(shift)]
  return rest === '' ? front : `${front}.${rest}`
}

function currencyOf(word: string, dollar: string | null): string | null {
  const lower = word.toLowerCase()
  const code = signs[lower] ?? currencyWords[lower] ?? (codes.includes(word.toUpperCase()) ? word.toUpperCase() : lower)
  return code === '$' ? dollar : code.length === 3 && code === code.toUpperCase() ? code : null
}

/** Every amount of a passage, in order. `dollar`: what a bare dollar sign means in this text; where nothing tells, such amounts are left out. */
export function findMoney(text: string, dollar: string | null): readonly MoneyMention[] {
  const found: MoneyMention[] = []
  const add = (match: RegExpExecArray, currency: string | null, amount: string): void => {
    const [from, to] = [match.index, match.index + match[0].length]
    if (currency !== null && !found.some((other) => from < other.to && other.from < to)) found.push({ from, to, value: { amount, currency } })
  }
  for (const match of text.matchAll(signed)) add(match, currencyOf(match[1] ?? '', dollar), decimal(match[2] ?? '', match[3]))
  for (const match of text.matchAll(worded)) add(match, currencyOf(match[3] ?? '', dollar), decimal(match[1] ?? '', match[2]))
  return found.sort((a, b) => a.from - b.from)
}

const stated: readonly (readonly [RegExp, string])[] = [
  [/\b(?:in|mean|means|are|lawful (?:money|currency) of) (?:the )?(?:U\.?S\.? dollars|United States(?: of America)? (?:dollars|currency)|United States)/i, 'USD'],
  [/\b(?:in|mean|means|are|lawful (?:money|currency) of) (?:Canadian (?:dollars|funds|currency)|Canada)/i, 'CAD'],
  [/\b(?:in|mean|means|are|lawful (?:money|currency) of) (?:Australian (?:dollars|currency)|Australia)/i, 'AUD'],
  [/\b(?:in|mean|means|are) (?:Hong Kong dollars)/i, 'HKD'],
  [/\b(?:in|mean|means|are) (?:Singapore dollars)/i, 'SGD'],
]

/** What a bare dollar sign means in a text, by its own words. */
export function dollarStated(text: string): string | null {
  for (const [pattern, currency] of stated) if (pattern.test(text)) return currency
  return null
}
