import { ActionIcon, Button, Chip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { DayList } from '#renderer/features/obligations/calendar/day-list.tsx'
import { inMonth, isMonth, monthAfter, monthOf, type Month } from '#renderer/features/obligations/calendar/month-grid.ts'
import { MonthTable } from '#renderer/features/obligations/calendar/month-table.tsx'
import { texts } from '#renderer/features/obligations/calendar/texts.ts'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { calendarDateSchema, type CalendarDate } from '#shared/lib/calendar.ts'
import { call } from '#renderer/lib/client.ts'
import { today } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './calendar.module.css'

/** The day in the address, else today's day in the month of the address, else today. */
function chosenDay(address: URLSearchParams): CalendarDate {
  const day = calendarDateSchema.safeParse(address.get('day'))
  if (day.success) return day.data
  const month = address.get('month')
  return isMonth(month) ? inMonth(today(), month) : today()
}

/** A month of what is due; a day opens its list beside it. */
export function CalendarView() {
  const [address, setAddress] = useSearchParams()
  const locale = useLocale()
  const chosen = chosenDay(address)
  const month = monthOf(chosen)
  const mine = address.get('mine') === 'yes'
  const [follow, setFollow] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const { value, failure, reload } = useLoaded(`${month} ${mine}`, () => call('obligations.month', { month, mine }))
  const title = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))
  const choose = (date: CalendarDate, byKey: boolean) => {
    setFollow(byKey)
    setAddress(
      before => {
        before.delete('month')
        before.set('day', date)
        return before
      },
      { replace: true },
    )
  }
  const goTo = (next: Month) => choose(inMonth(chosen, next), false)
  const open = (date: CalendarDate) => {
    choose(date, false)
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('[data-day-list]')?.focus())
  }
  const showMine = (on: boolean) =>
    setAddress(
      before => {
        if (on) before.set('mine', 'yes')
        else before.delete('mine')
        return before
      },
      { replace: true },
    )
  return (
    <>
      <div className={classes['tools']}>
        <ActionIcon variant="default" size="lg" aria-label={texts.previous} onClick={() => goTo(monthAfter(month, -1))}><IconChevronLeft size={18} aria-hidden="true" /></ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={texts.next} onClick={() => goTo(monthAfter(month, 1))}><IconChevronRight size={18} aria-hidden="true" /></ActionIcon>
        <Button variant="default" size="sm" onClick={() => choose(today(), false)}>{texts.today}</Button>
        <h2 className={classes['monthTitle']} aria-live="polite">{title}</h2>
        <Chip variant="outline" size="sm" checked={mine} onChange={showMine}>{words.mine}</Chip>
      </div>
      <FailureNote failure={failure} onRetry={reload} />
      <div className={classes['calendar']} ref={place}>
        <div className={classes['monthPlace']}>
          <MonthTable month={month} title={title} days={value ?? []} chosen={chosen} follow={follow} onChoose={date => choose(date, true)} onOpen={open} />
          <p className={classes['hint']}>{texts.hint}</p>
        </div>
        <DayList date={chosen} mine={mine} />
      </div>
    </>
  )
}
