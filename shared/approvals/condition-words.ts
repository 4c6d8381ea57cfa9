import { reasons } from '#shared/approvals/conditions.ts'
import { factInWords } from '#shared/approvals/facts.ts'
import type { Comparison, ConditionGroup } from '#shared/approvals/policy.ts'
import type { Facts } from '#shared/approvals/round.ts'
import { formatDate, formatMoney } from '#shared/document/field-format.ts'

const date = /^\d{4}-\d{2}-\d{2}$/
const decimal = /^-?\d+(\.\d+)?$/

const ordered: Readonly<Record<string, string>> = { 'at least': 'is at least', 'more than': 'is more than', 'at most': 'is at most', 'less than': 'is less than' }
const orderedDates: Readonly<Record<string, string>> = { 'at least': 'is on or after', 'more than': 'is after', 'at most': 'is on or before', 'less than': 'is before' }

/** A comparison as part of a sentence: "the value is at least £50,000". */
export function comparisonInWords({ fact, operator, value, currency }: Comparison): string {
  const subject = factInWords(fact)
  if (operator === 'is known' || operator === 'is not known') return `${subject} ${operator}`
  if (date.test(value)) return `${subject} ${orderedDates[operator] ?? operator} ${formatDate(value)}`
  if (currency !== null && decimal.test(value)) return `${subject} ${ordered[operator] ?? operator} ${formatMoney({ amount: value, currency })}`
  return `${subject} ${ordered[operator] ?? operator} ${decimal.test(value) || fact === 'type' ? value : `“${value}”`}`
}

/** Why something with this condition is needed on these facts; empty where it always is. A fact that is not known is named as such. */
export function whyInWords(when: ConditionGroup | null, facts: Facts): string {
  const because = reasons(when, facts).map(({ comparison, known }) => `${comparisonInWords(comparison)}${known ? '' : ' (not known or in another currency, so this counts)'}`)
  return because.length === 0 ? '' : `Needed because ${because.join(', and ')}.`
}
