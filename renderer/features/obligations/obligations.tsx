import { Button, SegmentedControl, Tooltip } from '@mantine/core'
import { IconCalendarDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { BoardView } from '#renderer/features/obligations/board/board-view.tsx'
import { CalendarView } from '#renderer/features/obligations/calendar/calendar-view.tsx'
import { exportCalendar } from '#renderer/features/obligations/export-calendar.ts'
import { ListView } from '#renderer/features/obligations/list/list-view.tsx'
import { texts } from '#renderer/features/obligations/texts.ts'
import { useWindowTitle } from '#renderer/components/screen.tsx'
import { counted } from '#renderer/lib/formatting.ts'
import { attempt } from '#renderer/lib/notify.tsx'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './obligations.module.css'

const views = ['list', 'board', 'calendar'] as const
const ways = views.map(value => ({ value, label: texts.views[value] }))

/** Everything every contract asks for: as a list, as a board, as a calendar. */
export function Obligations() {
  const [address, setAddress] = useSearchParams()
  const [total, setTotal] = useState<number | null>(null)
  const locale = useLocale()
  const view = views.find(each => each === address.get('view')) ?? 'list'
  const mine = address.get('mine') === 'yes'
  useWindowTitle(texts.title)
  const show = (value: string) =>
    setAddress(before => {
      if (value === 'list') before.delete('view')
      else before.set('view', value)
      return before
    })
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <h1 className={classes['title']}>
          {texts.title}
          <output className={classes['count']}>{view !== 'list' || total === null ? '' : counted(total, texts.one, texts.many, locale)}</output>
        </h1>
        <div className={classes['deeds']}>
          <SegmentedControl size="sm" aria-label={texts.view} data={ways} value={view} onChange={show} />
          <Tooltip label={texts.exportHint}>
            <Button variant="default" leftSection={<IconCalendarDown size={16} aria-hidden="true" />} onClick={() => attempt(() => exportCalendar(null, mine, locale))}>{texts.exportCalendar}</Button>
          </Tooltip>
        </div>
      </header>
      {view === 'list' ? <ListView onCount={setTotal} /> : view === 'board' ? <BoardView /> : <CalendarView />}
    </div>
  )
}
