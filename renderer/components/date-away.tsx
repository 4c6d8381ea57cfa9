import type { CalendarDate } from '#shared/lib/calendar.ts'
import { daysBetween, formatDate, formatDistance, today } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './date-away.module.css'

interface DateAwayProps {
  readonly date: CalendarDate
  /** Set where the date is one to be met, so that a passed one is marked. */
  readonly deadline?: boolean
}

/** A date that matters: it also says how far away it is. */
export function DateAway({ date, deadline = false }: DateAwayProps) {
  const locale = useLocale()
  const now = today()
  const days = daysBetween(now, date)
  const urgency = !deadline || days > 14 ? 'none' : days < 0 ? 'passed' : 'near'
  return (
    <time dateTime={date} className={classes['date']} data-urgency={urgency}>
      <span>{formatDate(date, locale)}</span> <span className={classes['distance']}>{formatDistance(date, now, locale)}</span>
    </time>
  )
}
