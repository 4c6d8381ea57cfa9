import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { untold, withTold } from '#renderer/features/obligations/reminders/once-a-day.ts'
import { reminderAddress } from '#renderer/features/obligations/reminders/reminder-address.ts'
import { texts } from '#renderer/features/obligations/reminders/texts.ts'
import type { Reminder } from '#shared/ipc/obligations-api.ts'
import { noticeStanding, showNotice } from '#renderer/lib/desktop-notices.ts'
import { formatDate, formatDistance, formatNumber, today } from '#renderer/lib/formatting.ts'
import { changePreferences, readPreferences } from '#renderer/lib/preferences.ts'
import { useLocale } from '#renderer/lib/session.ts'

/** More at once are told in one notice. */
const mostAtOnce = 4

/** Tells of what is due by notices of the system, each once a day, where the person has turned that on. */
export function useDesktopReminders(reminders: readonly Reminder[] | null): void {
  const navigate = useNavigate()
  const locale = useLocale()
  useEffect(() => {
    if (reminders === null || noticeStanding() !== 'on') return
    const day = today()
    const { reminded } = readPreferences()
    const fresh = untold(reminders, reminded, day)
    if (fresh.length === 0) return
    changePreferences({ reminded: withTold(reminded, fresh, day) })
    const single = fresh.length > mostAtOnce ? fresh.slice(0, mostAtOnce - 1) : fresh
    for (const reminder of single) {
      const body = `${reminder.what}: ${formatDate(reminder.due, locale)}, ${formatDistance(reminder.due, day, locale)}`
      showNotice(reminder.title, body, reminder.key, () => void navigate(reminderAddress(reminder)))
    }
    const rest = fresh.length - single.length
    if (rest > 0) showNotice(texts.moreTitle, texts.moreBody(formatNumber(rest, locale)), 'countersign-more', () => void navigate('/obligations'))
  }, [reminders, locale, navigate])
}
