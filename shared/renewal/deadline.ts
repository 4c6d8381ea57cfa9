import { addMonths, lastOfMonth, partsOf } from '#shared/lib/calendar-arithmetic.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { dayInWords } from '#shared/lib/day-in-words.ts'
import { isBusinessDay, rollBack, rollForward, type BusinessCalendar } from '#shared/lib/business-days.ts'
import { after, before, periodInWords } from '#shared/lib/period.ts'
import type { Notice, Terms } from '#shared/contracts/terms.ts'

export type Side = 'ours' | 'theirs'

/** The last day on which notice can be sent, and how it was found, a line for each step. */
export interface NoticeDeadline {
  readonly date: CalendarDate
  readonly steps: readonly { readonly date: CalendarDate; readonly because: string }[]
}

/**
 * The last day to send notice so that a term ends on `end`: the end, less the notice, less the days on the way (W2). Our own deadline rolls back
 * to a business day, so that we are never late; theirs stays, or rolls forward where the clause says so, and then counts from when it arrives.
 */
export function noticeDeadline(end: CalendarDate, notice: Notice, calendar: BusinessCalendar, side: Side): NoticeDeadline {
  const steps = [{ date: end, because: 'The term ends' }]
  const step = (date: CalendarDate, because: string): CalendarDate => {
    if (steps.at(-1)?.date !== date) steps.push({ date, because })
    return date
  }
  let date = step(before(end, notice.period, calendar, notice.clear), `${periodInWords(notice.period)}${notice.clear ? ' clear' : ''} before`)
  if (side === 'theirs') {
    if (notice.theirsRollsForward) date = step(rollForward(date, calendar), closed(date, calendar))
    return { date, steps }
  }
  // What is delivered in business days arrives on one, so it has to arrive before the weekend.
  const arrives = notice.delivery.unit === 'business days' && notice.delivery.count > 0 ? step(rollBack(date, calendar), closed(date, calendar)) : date
  date = step(before(arrives, notice.delivery, calendar), `${periodInWords(notice.delivery)} for delivery`)
  return { date: step(rollBack(date, calendar), closed(date, calendar)), steps }
}

function closed(date: CalendarDate, calendar: BusinessCalendar): string {
  const holiday = calendar.holiday(date)
  return isBusinessDay(date, calendar) ? '' : `${dayInWords(date)} is ${holiday ?? 'a weekend'}`
}

/** The first day on which an evergreen contract can end if notice is sent on `sent`: it is on its way, then runs, then waits for a day to end on. */
export function earliestEnd(sent: CalendarDate, { notice, endsOn }: Pick<Terms, 'endsOn'> & { readonly notice: Notice }, calendar: BusinessCalendar): CalendarDate {
  return ending(after(after(sent, notice.delivery, calendar), notice.period, calendar, notice.clear), endsOn)
}

/** The first day on or after `from` on which such a contract may end. */
function ending(from: CalendarDate, endsOn: Terms['endsOn']): CalendarDate {
  const { month } = partsOf(from)
  switch (endsOn) {
    case 'any day': return from
    case 'month end': return lastOfMonth(from)
    case 'quarter end': return lastOfMonth(addMonths(from, (3 - (month % 3)) % 3))
    case 'year end': return lastOfMonth(addMonths(from, 12 - month))
  }
}
