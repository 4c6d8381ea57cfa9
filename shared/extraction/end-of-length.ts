import { addDays, addMonths, partsOf } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { Period } from '#shared/lib/period.ts'

/** Whether the day a length of time is counted from is the first day of it. */
export type FirstDay = 'included' | 'left out'

/** What the words between a length of time and a day say: “commencing on”, “from and including”, “after”. */
export function firstDayBy(words: string): FirstDay {
  if (/\band including\b/i.test(words)) return 'included'
  if (/\b(?:from|after|following)\b/i.test(words)) return 'left out'
  return /\b(?:commenc|begin|start)/i.test(words) ? 'included' : 'left out'
}

/**
 * The last day of a length of time that is counted from a day; null where it cannot be told, as with business days. This one rule decides wherever
 * an end is counted: in what is read out of a text, in deadlines, in the terms that are proposed.
 *
 * A length “from”, “after” or “following” a day leaves that day out and ends on the corresponding day (Lester v Garland (1808) 15 Ves Jun 248; Dodds v
 * Walker [1981] 1 WLR 1027; N.Y. General Construction Law §§ 20 and 30): three years from 1 January 2024 end on 1 January 2027. A length “commencing on”,
 * “beginning on” or “from and including” a day takes it in and ends on the day before the corresponding one (Sidebotham v Holland [1895] 1 QB 378; Trow v
 * Ind Coope [1967] 2 QB 899): on 31 December 2026. Where a text gives a day on which the agreement begins and then how long it goes on, and does
 * not say that the length counts that day in, the general rule leaves it out.
 */
export function endOfLength(start: CalendarDate, { count, unit }: Period, firstDay: FirstDay): CalendarDate | null {
  if (unit === 'business days' || count === 0) return null
  if (unit === 'days' || unit === 'weeks') return addDays(start, (unit === 'days' ? count : 7 * count) - (firstDay === 'included' ? 1 : 0))
  if (count > (unit === 'years' ? 500 : 6000)) return null
  const corresponding = addMonths(start, unit === 'years' ? 12 * count : count)
  // A month without a corresponding day ends the length on its own last day, which comes before where that day would be.
  return firstDay === 'included' && partsOf(corresponding).day === partsOf(start).day ? addDays(corresponding, -1) : corresponding
}
