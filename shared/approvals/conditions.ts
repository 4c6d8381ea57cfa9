import type { Comparison, ConditionGroup } from '#shared/approvals/policy.ts'
import type { Facts } from '#shared/approvals/round.ts'
import { compareDecimals, compareWithText, durationFromText, type Comparison as Order } from '#shared/document/condition-values.ts'

/** How a comparison turns out. One on a fact that is not known counts as holding: a gap asks for more approval, never for less. */
export type Outcome = 'holds' | 'fails' | 'not known'

const date = /^\d{4}-\d{2}-\d{2}$/
const decimal = /^-?\d+(\.\d+)?$/
const money = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/

function folded(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

function orderOfDates(a: string, b: string): Order {
  if (!date.test(a) || !date.test(b)) return 'incomparable'
  return a === b ? 'same' : a < b ? 'less' : 'more'
}

function orderOfMoney(amount: string, currency: string | null, comparison: Comparison): Order {
  return currency === null || currency !== comparison.currency ? 'incomparable' : compareDecimals(amount, comparison.value)
}

function orderOfTexts(a: string, b: string): Order {
  return folded(a) === folded(b) ? 'same' : 'different'
}

/** A field's value, read as what it looks like. */
function orderOfField(fact: string, comparison: Comparison): Order {
  const { value } = comparison
  const [, amount, currency = null] = money.exec(fact) ?? []
  if (amount !== undefined) return orderOfMoney(amount, currency, comparison)
  if (decimal.test(fact)) return compareDecimals(fact, value.trim())
  if (date.test(fact)) return orderOfDates(fact, value.trim())
  const duration = durationFromText(fact)
  if (duration !== null && durationFromText(value) !== null) {
    return compareWithText({ id: 'fact', label: '', required: false, type: 'duration', value: duration }, value)
  }
  return orderOfTexts(fact, value)
}

function orderOf(fact: string, facts: Facts, comparison: Comparison): Order {
  switch (comparison.fact) {
    case 'value':
      return orderOfMoney(fact, facts['currency'] ?? null, comparison)
    case 'deviations':
      return compareDecimals(fact, comparison.value.trim())
    case 'effective':
    case 'end':
      return orderOfDates(fact, comparison.value.trim())
    case 'title':
    case 'type':
    case 'currency':
    case 'counterparty':
    case 'template':
      return orderOfTexts(fact, comparison.value)
    default:
      return orderOfField(fact, comparison)
  }
}

function answer(holds: boolean): Outcome {
  return holds ? 'holds' : 'fails'
}

/**
 * How one comparison turns out on these facts. Money compares within its own currency: one in another currency, or an order between what
 * has none, is not known.
 */
export function compare(comparison: Comparison, facts: Facts): Outcome {
  const { operator } = comparison
  const fact = facts[comparison.fact] ?? null
  if (operator === 'is known') return answer(fact !== null)
  if (operator === 'is not known') return answer(fact === null)
  if (fact === null) return 'not known'
  if (operator === 'contains') return answer(folded(fact).includes(folded(comparison.value)))
  const order = orderOf(fact, facts, comparison)
  if (order === 'incomparable') return 'not known'
  if (operator === 'is') return answer(order === 'same')
  if (operator === 'is not') return answer(order !== 'same')
  if (order === 'different') return 'not known'
  switch (operator) {
    case 'at least':
      return answer(order !== 'less')
    case 'more than':
      return answer(order === 'more')
    case 'at most':
      return answer(order !== 'more')
    case 'less than':
      return answer(order === 'less')
  }
}

function isGroup(part: Comparison | ConditionGroup): part is ConditionGroup {
  return 'match' in part
}

/** Whether a condition holds; none at all, and an empty group, always do. */
export function holds(when: ConditionGroup | null, facts: Facts): boolean {
  if (when === null || when.of.length === 0) return true
  const part = (each: Comparison | ConditionGroup): boolean => (isGroup(each) ? holds(each, facts) : compare(each, facts) !== 'fails')
  return when.match === 'all' ? when.of.every(part) : when.of.some(part)
}

/** The comparisons because of which a condition that holds does hold, each with whether its fact is known. */
export function reasons(when: ConditionGroup | null, facts: Facts): { readonly comparison: Comparison; readonly known: boolean }[] {
  if (when === null) return []
  return when.of.flatMap((each) => {
    if (isGroup(each)) return holds(each, facts) ? reasons(each, facts) : []
    const outcome = compare(each, facts)
    return outcome === 'fails' ? [] : [{ comparison: each, known: outcome === 'holds' }]
  })
}

/** Every comparison of a condition, in order. */
export function comparisonsOf(when: ConditionGroup | null): Comparison[] {
  return when === null ? [] : when.of.flatMap((each) => (isGroup(each) ? comparisonsOf(each) : [each]))
}
