import { Link } from 'react-router'
import { texts } from '#renderer/features/obligations/calendar/texts.ts'
import { addressOf } from '#renderer/features/obligations/list/list-row.tsx'
import { OccurrenceMark } from '#renderer/features/obligations/occurrence/occurrence-mark.tsx'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { shownOccurrenceStates } from '#shared/obligations/occurrence.ts'
import { call } from '#renderer/lib/client.ts'
import { formatDistance, formatLongDate, formatMoney, today } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useDrawn } from '#renderer/lib/use-drawn.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './calendar.module.css'

interface DayListProps {
  readonly date: CalendarDate
  readonly mine: boolean
}

/** The most that is fetched of one day. */
const most = 500

/** What is due on one day. */
export function DayList({ date, mine }: DayListProps) {
  const locale = useLocale()
  const query = { from: date, through: date, states: [...shownOccurrenceStates], overdueOnly: false, kinds: [], debtor: null, mine, search: '', offset: 0, limit: most }
  const { value, failure, reload } = useLoaded(`${date} ${mine}`, () => call('obligations.list', query))
  const title = formatLongDate(date, locale)
  return (
    <section className={classes['day']} aria-label={texts.ofDay(title)} tabIndex={-1} data-day-list="true">
      <h2>{title}</h2>
      <p className={classes['faint']}>{formatDistance(date, today(), locale)}</p>
      <FailureNote failure={failure} onRetry={reload} />
      {value !== null && value.rows.length === 0 ? <p className={classes['none']}>{texts.none}</p> : null}
      <DayRows key={date} rows={value?.rows ?? []} />
    </section>
  )
}

function DayRows({ rows }: { readonly rows: readonly OccurrenceRow[] }) {
  const locale = useLocale()
  const { drawn, end } = useDrawn(rows.length)
  return (
    <ul>
      {rows.slice(0, drawn).map(row => (
        <li key={row.id} data-overdue={row.overdue}>
          <Link to={addressOf(row)} className={classes['dayTitle']}>{row.title}</Link>
          <p className={classes['faint']}>{row.contractTitle} · {words.kinds[row.kind]}{row.amount === null ? '' : ` · ${formatMoney(row.amount, locale)}`}</p>
          <p className={classes['dayFoot']}><OccurrenceMark state={row.state} overdue={row.overdue} /> <span className={classes['faint']}>{row.ownerName}</span></p>
        </li>
      ))}
      {drawn < rows.length ? <li ref={end} aria-hidden="true" className={classes['dayEnd']} /> : null}
    </ul>
  )
}
