import type { Contract } from '#shared/contracts/contract.ts'
import { presentTerm } from '#shared/contracts/present-term.ts'
import { termRecord } from '#shared/contracts/status.ts'
import type { UpliftRule } from '#shared/contracts/uplift.ts'
import type { Money } from '#shared/document/field.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { compareDecimals, decimal, decimalText, divided, plus, roundedDown, times, type Decimal } from '#shared/lib/decimal.ts'

/** Whether a price asked for the next term is within what the contract allows (W4). */
export interface UpliftCheck {
  /** The most that may be asked, down to the smallest coin of its currency. Null where it cannot be said. */
  readonly allowed: Money | null
  readonly within: boolean | null
  /** By how many per cent the price would rise, to two places; empty where that cannot be said. */
  readonly percentage: string
  readonly words: string
}

const hundredth = decimal('0.01')
const one = decimal('1')

/** The price that the next one is measured against: the last that was agreed for a renewal, else the contract's value. */
export function presentPrice({ renewals, value }: Pick<Contract, 'renewals' | 'value'>): Money | null {
  return renewals.findLast(({ kind, price }) => kind === 'renew' && price !== null)?.price ?? value
}

/** `index`: by how many per cent the index that the contract names has changed, as decimal text. */
export function checkUplift(contract: Contract, asked: Money, index: string | null, today: CalendarDate): UpliftCheck {
  const price = presentPrice(contract)
  if (price === null) return cannotSay('', 'The present price is not known. Enter the value in the details, or the price when a renewal is decided.')
  if (price.currency !== asked.currency) return cannotSay('', `The present price is in ${price.currency} and the price asked in ${asked.currency}; they cannot be compared.`)
  const [now, wanted] = [decimal(price.amount), decimal(asked.amount)]
  if (now.units <= 0n) return cannotSay('', 'The present price is nothing, so a percentage of it says nothing.')
  const percentage = decimalText(divided(times(plus(wanted, times(now, decimal('-1'))), decimal('100')), now, 2))
  const rule = contract.uplift
  if (rule === null) return cannotSay(percentage, `${change(percentage)} Nobody has entered what the contract says about the price.`)
  const next = nextTerm(contract, today)
  const may = next < rule.fromTerm ? { rise: decimal('0'), because: `the price may not change before term ${rule.fromTerm}, and the next one is term ${next}` } : riseAllowed(rule, index)
  if (may === null) return cannotSay(percentage, `${change(percentage)} The change of ${rule.kind === 'index' ? rule.index : 'the index'} is needed to say what is allowed.`)
  const exact = times(now, plus(one, times(may.rise, hundredth)))
  const allowed = { amount: decimalText(roundedDown(exact, minorUnits(price.currency))), currency: price.currency }
  const within = compareDecimals(wanted, exact) <= 0
  return { allowed, within, percentage, words: `${change(percentage)} ${within ? 'That is allowed' : 'That is too much'}: ${may.because}. At most ${allowed.currency} ${allowed.amount} may be asked.` }
}

const cannotSay = (percentage: string, words: string): UpliftCheck => ({ allowed: null, within: null, percentage, words })
const change = (percentage: string): string => (percentage.startsWith('-') ? `The price would fall by ${percentage.slice(1)} %.` : `The price would rise by ${percentage} %.`)

function nextTerm(contract: Contract, today: CalendarDate): number {
  const { terms } = contract
  return terms === null ? 2 : presentTerm(today, termRecord(contract), terms).term + 1
}

/** By how many per cent the price may rise, and why; null where the index is not known. */
function riseAllowed(rule: UpliftRule, index: string | null): { rise: Decimal; because: string } | null {
  if (rule.kind === 'cap') return { rise: decimal(rule.cap), because: `no more than ${rule.cap} % is` }
  if (index === null) return null
  const changed = plus(decimal(index), decimal(rule.margin))
  const text = decimalText(changed)
  if (rule.ceiling !== null && compareDecimals(changed, decimal(rule.ceiling)) > 0) return { rise: decimal(rule.ceiling), because: `${rule.index} and its margin come to ${text} %, above the ceiling of ${rule.ceiling} %` }
  if (rule.floor !== null && compareDecimals(changed, decimal(rule.floor)) < 0) return { rise: decimal(rule.floor), because: `${rule.index} and its margin come to ${text} %, below the floor of ${rule.floor} %` }
  return { rise: changed, because: `${rule.index} and its margin come to ${text} %` }
}

/** How many decimal places the coins of a currency have (ISO 4217): 2 for most, none for the yen. */
function minorUnits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}
