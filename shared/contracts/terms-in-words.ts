import type { Notice, Terms } from '#shared/contracts/terms.ts'
import type { UpliftRule } from '#shared/contracts/uplift.ts'
import { periodInWords } from '#shared/lib/period.ts'

const nextRenewals: Readonly<Record<'automatic' | 'optional', string>> = { automatic: 'renews by itself', optional: 'may be renewed' }

/** The terms of a contract in one phrase: "renews by itself for 12 months, at most twice; notice: 90 days". */
export function termsInWords(terms: Terms | null): string {
  if (terms === null) return 'not known'
  const { kind, renewal, most, notice, endsOn } = terms
  const said = notice === null ? '' : `; notice: ${noticeInWords(notice)}`
  if (kind === 'fixed') return 'a fixed term'
  if (kind === 'evergreen') return `rolls on until notice${endsOn === 'any day' ? '' : `, ending on a ${endsOn}`}${said}`
  return `${nextRenewals[kind]}${renewal === null ? '' : ` for ${periodInWords(renewal)}`}${most === null ? '' : `, at most ${most === 1 ? 'once' : `${most} times`}`}${said}`
}

/** "90 clear days, and 2 business days for delivery" */
export function noticeInWords({ period, clear, delivery }: Notice): string {
  const length = clear ? periodInWords(period).replace(' ', ' clear ') : periodInWords(period)
  return delivery.count === 0 ? length : `${length}, and ${periodInWords(delivery)} for delivery`
}

/** The rule for the price in one phrase: "no more than 5 % from term 2". */
export function upliftInWords(rule: UpliftRule | null): string {
  if (rule === null) return 'not known'
  if (rule.kind === 'cap') return `no more than ${rule.cap} % from term ${rule.fromTerm}`
  const margin = /^-?0+(\.0+)?$/.test(rule.margin) ? '' : rule.margin.startsWith('-') ? ` less ${rule.margin.slice(1)} %` : ` plus ${rule.margin} %`
  return `as ${rule.index}${margin}${rule.floor === null ? '' : `, at least ${rule.floor} %`}${rule.ceiling === null ? '' : `, at most ${rule.ceiling} %`}, from term ${rule.fromTerm}`
}
