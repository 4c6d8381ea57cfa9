import { IconAlertTriangle, IconBell, IconCalendarTime, IconCertificate, IconChecks, IconHourglassHigh, type Icon } from '@tabler/icons-react'
import { Link } from 'react-router'
import { reminderAddress } from '#renderer/features/obligations/reminders/reminder-address.ts'
import { texts } from '#renderer/features/obligations/reminders/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import type { Reminder } from '#shared/ipc/obligations-api.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './reminders.module.css'

const marks: Readonly<Record<Reminder['kind'], Icon>> = {
  obligation: IconBell,
  overdue: IconAlertTriangle,
  'evidence expires': IconCertificate,
  cure: IconHourglassHigh,
  'notice deadline': IconCalendarTime,
  'term ends': IconCalendarTime,
  approval: IconChecks,
}

const shownAtMost = 12

interface ReminderListProps {
  readonly reminders: readonly Reminder[]
  readonly onGo: () => void
}

/** What is due or near, a line each that leads to where it is done. */
export function ReminderList({ reminders, onGo }: ReminderListProps) {
  const locale = useLocale()
  const rest = reminders.length - shownAtMost
  return (
    <div className={classes['list']}>
      <h2>{texts.title}</h2>
      {reminders.length === 0 ? <p>{texts.nothing}</p> : (
        <ul>
          {reminders.slice(0, shownAtMost).map(reminder => {
            const Mark = marks[reminder.kind]
            return (
              <li key={reminder.key} data-kind={reminder.kind}>
                <Mark size={16} stroke={1.8} aria-hidden="true" />
                <span className={classes['words']}>
                  <Link to={reminderAddress(reminder)} onClick={onGo}>{reminder.what}</Link>
                  <span className={classes['faint']}>{reminder.title}</span>
                  <DateAway date={reminder.due} deadline />
                </span>
              </li>
            )
          })}
        </ul>
      )}
      <p className={classes['foot']}>
        {rest > 0 ? <span className={classes['faint']}>{texts.more(formatNumber(rest, locale))} · </span> : null}
        <Link to="/obligations" onClick={onGo}>{texts.all}</Link>
      </p>
    </div>
  )
}
