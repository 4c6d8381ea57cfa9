import { repeatFrom, type Repeat } from '#renderer/features/obligations/form/repeat.ts'
import { texts } from '#renderer/features/obligations/form/texts.ts'
import { formatDate, formatNumber } from '#renderer/lib/formatting.ts'

const once = { DAILY: 'Every day', WEEKLY: 'Every week', MONTHLY: 'Every month', YEARLY: 'Every year' } as const

function days({ frequency, weekdays, day }: Repeat, locale: string): string {
  if (frequency === 'WEEKLY' && weekdays.length > 0) return ` on ${new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(weekdays.map(each => texts.weekdays[each]))}`
  if (frequency !== 'MONTHLY' || day === null) return ''
  if (day === 'last') return ' on the last day of the month'
  return day > 28 ? ` on day ${formatNumber(day, locale)}, or the last day of a shorter month` : ` on day ${formatNumber(day, locale)}`
}

/** A rule as people say it: "Every 3 months on day 31, or the last day of a shorter month, until 31 Dec 2027". Empty where it says more than the fields do. */
export function ruleInWords(rule: string, locale: string): string {
  const repeat = repeatFrom(rule)
  if (repeat === null) return ''
  const { frequency, interval, end } = repeat
  const every = interval === 1 ? once[frequency] : `Every ${formatNumber(interval, locale)} ${texts.frequencies[frequency]}`
  const until = end.by === 'date' ? `, until ${formatDate(end.until, locale)}` : end.by === 'count' ? `, ${formatNumber(end.count, locale)} ${end.count === 1 ? 'time' : 'times'} in all` : ''
  return `${every}${days(repeat, locale)}${until}.`
}
