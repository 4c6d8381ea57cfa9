import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { dayByKey, monthOf, weeksOf, type Month } from '#renderer/features/obligations/calendar/month-grid.ts'
import { texts } from '#renderer/features/obligations/calendar/texts.ts'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import type { Output } from '#shared/ipc/api.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { counted, formatLongDate, formatNumber, today } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './calendar.module.css'

type Day = Output<'obligations.month'>[number]

interface MonthTableProps {
  readonly month: Month
  readonly title: string
  readonly days: readonly Day[]
  readonly chosen: CalendarDate
  /** Whether the keyboard goes along with the chosen day. */
  readonly follow: boolean
  readonly onChoose: (date: CalendarDate) => void
  readonly onOpen: (date: CalendarDate) => void
}

const shownOfDay = 3

/** A month as a grid: one day takes the focus, and the keys go from it to the others (WAI-ARIA APG, grid). */
export function MonthTable({ month, title, days, chosen, follow, onChoose, onOpen }: MonthTableProps) {
  const locale = useLocale()
  const table = useRef<HTMLTableElement>(null)
  const byDate = new Map(days.map(day => [day.date, day]))
  const weeks = weeksOf(month)
  useEffect(() => {
    if (follow) table.current?.querySelector<HTMLElement>(`[data-date="${chosen}"]`)?.focus()
  }, [chosen, follow])
  const go = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = dayByKey(chosen, event.key, event.shiftKey)
    if (next === null) return
    event.preventDefault()
    onChoose(next)
  }
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return (
    // A grid of days is gone through by its keys; the table keeps its rows and heads for who hears it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
    <table ref={table} className={classes['month']} role="grid" aria-label={texts.grid(title)} onKeyDown={go}>
      <thead>
        <tr>{weeks[0]?.map(date => <th key={date} scope="col">{weekday.format(new Date(`${date}T00:00:00Z`))}</th>)}</tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr key={week[0]}>
            {week.map(date => (
              <td key={date} data-outside={monthOf(date) !== month} data-today={date === today()} data-chosen={date === chosen} aria-selected={date === chosen}>
                <DayButton date={date} day={byDate.get(date)} focusable={date === chosen} onOpen={() => onOpen(date)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayButtonProps {
  readonly date: CalendarDate
  readonly day: Day | undefined
  readonly focusable: boolean
  readonly onOpen: () => void
}

function DayButton({ date, day, focusable, onOpen }: DayButtonProps) {
  const locale = useLocale()
  const long = formatLongDate(date, locale)
  const total = day?.total ?? 0
  const overdue = day?.overdue ?? 0
  const count = total === 0 ? texts.nothing : counted(total, words.one, words.many, locale)
  const name = overdue === 0 ? texts.day(long, count) : texts.dayOverdue(long, count, formatNumber(overdue, locale))
  const shown = (day?.first ?? []).slice(0, total > shownOfDay ? shownOfDay - 1 : shownOfDay)
  return (
    <button type="button" className={classes['dayButton']} data-date={date} tabIndex={focusable ? 0 : -1} aria-current={date === today() ? 'date' : undefined} onClick={onOpen}>
      <span className="visually-hidden">{name}</span>
      <span className={classes['dayHead']} aria-hidden="true">
        <span className={classes['dayNumber']}>{formatNumber(Number(date.slice(8)), locale)}</span>
        {overdue === 0 ? null : <span className={classes['overdue']}><IconAlertTriangle size={13} stroke={2} aria-hidden="true" />{formatNumber(overdue, locale)}</span>}
      </span>
      {shown.map(row => <span key={row.id} aria-hidden="true" className={classes['entry']} data-overdue={row.overdue} data-done={row.state === 'accepted' || row.state === 'waived'}>{row.title}</span>)}
      {total > shown.length ? <span className={classes['entryMore']} aria-hidden="true">{texts.more(formatNumber(total - shown.length, locale))}</span> : null}
      {total === 0 ? null : <span className={classes['dayCount']} aria-hidden="true">{formatNumber(total, locale)}</span>}
    </button>
  )
}
