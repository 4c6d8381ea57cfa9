import { factOf, needsValue, operatorsOf, type Fact } from '#renderer/features/policies/fact-kinds.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import type { Approver, Comparison, ConditionGroup, Quorum } from '#shared/approvals/policy.ts'
import type { Person } from '#shared/contracts/person.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { formatDate, formatMoney, formatNumber } from '#renderer/lib/formatting.ts'
import { nameOf } from '#renderer/lib/session.ts'

function valueWords(fact: Fact, { value, currency }: Comparison, locale: string): string {
  if (value === '') return texts.nothing
  if (fact.kind === 'money') return formatMoney({ amount: value, currency: currency ?? 'GBP' }, locale)
  if (fact.kind === 'date') return calendarDateSchema.safeParse(value).success ? formatDate(value, locale) : value
  return fact.choices.find(choice => choice.value === value)?.label ?? value
}

/** A condition as a person would say it: "value is at least £50,000 and kind of contract is Lease". */
export function conditionWords(group: ConditionGroup, known: readonly Fact[], locale: string): string {
  const parts = group.of.map(part => {
    if ('of' in part) return part.of.length > 1 ? `(${conditionWords(part, known, locale)})` : conditionWords(part, known, locale)
    const fact = factOf(known, part.fact)
    const operator = operatorsOf(fact).find(({ value }) => value === part.operator)?.label ?? part.operator
    return [fact.label.replace(/^./, letter => letter.toLocaleLowerCase(locale)), operator, needsValue(part.operator) ? valueWords(fact, part, locale) : ''].filter(word => word !== '').join(' ')
  })
  return parts.filter(part => part !== '').join(` ${group.match === 'all' ? texts.and : texts.or} `)
}

/** Small numbers as words, as people say them. */
const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

export function numberWords(count: number, locale: string): string {
  return small[count] ?? formatNumber(count, locale)
}

/** How many seats the approvers come to today: everybody who has a role counts, and nobody twice. */
export function seatsOf(approvers: readonly Approver[], people: readonly Person[]): number {
  const seated = approvers.flatMap(each => (each.kind === 'person' ? [each.person] : people.filter(({ active, role }) => active && role === each.role).map(({ id }) => id)))
  return new Set(seated).size
}

const capital = (words: string): string => words.replace(/^./, letter => letter.toLocaleUpperCase())

/** A rule and whom it is about: "Two of Ada, Ben and Chen must approve." Empty where nobody is asked yet. */
export function quorumWords(quorum: Quorum, approvers: readonly Approver[], people: readonly Person[], locale: string): string {
  if (approvers.length === 0) return ''
  const list = (each: 'eachOf' | 'someOf', type: 'conjunction' | 'disjunction'): string =>
    new Intl.ListFormat(locale, { type }).format(approvers.map(approver => (approver.kind === 'person' ? nameOf(people, approver.person) : texts[each][approver.role])))
  const alone = approvers.length === 1 && approvers[0]?.kind === 'person'
  if (alone || quorum.rule === 'all') return texts.mustApprove(capital(list('eachOf', 'conjunction')))
  if (quorum.rule === 'any') return texts.mustApprove(texts.anyOf(list('someOf', 'disjunction')))
  const everybody = list('someOf', 'conjunction')
  if (quorum.rule === 'at least') return texts.mustApprove(capital(texts.atLeast(numberWords(quorum.count, locale), everybody)))
  const share = new Intl.NumberFormat(locale, { style: 'percent' }).format(quorum.percentage / 100)
  const count = Math.ceil((seatsOf(approvers, people) * quorum.percentage) / 100)
  return texts.mustApprove(texts.share(share, numberWords(count, locale), everybody))
}
