import { useEffect } from 'react'
import { useDesktopReminders } from '#renderer/features/obligations/reminders/use-desktop-reminders.ts'
import { whenRecorded } from '#renderer/features/obligations/reminders/when-recorded.ts'
import type { Reminder } from '#shared/ipc/obligations-api.ts'
import { call, onHostEvent } from '#renderer/lib/client.ts'
import { localDay } from '#renderer/lib/formatting.ts'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useMinute } from '#renderer/lib/use-minute.ts'

export interface Reminders {
  /** Null until they were fetched. */
  readonly reminders: readonly Reminder[] | null
  readonly reload: () => void
}

/** What is due or near for whoever works here: fetched when the window opens, when another day begins, after every deed, and when it is asked for. */
export function useReminders(): Reminders {
  const { me } = useOpenSession()
  const day = localDay(useMinute())
  const { value, reload } = useLoaded(`${me.id} ${day}`, () => call('reminders.list', {}))
  useEffect(() => whenRecorded(onHostEvent, reload), [reload])
  useDesktopReminders(value)
  return { reminders: value, reload }
}
