import type { Reminder } from '#shared/ipc/obligations-api.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'

/** What was told on a day, as the preferences keep it: short marks, one after the other. */
export interface Told {
  readonly day: string
  readonly keys: string
}

const markLength = 7
/** As many as the preferences have room for. */
const mostKept = 100

/** A short mark of a key (FNV-1a, 32 bits, in base 36); two keys with one mark only mean that the second is told a day later. */
export function markOf(key: string): string {
  let hash = 0x811c9dc5
  for (const letter of key) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(36).padStart(markLength, '0')
}

const marksOf = (told: Told, day: CalendarDate): string[] => (told.day === day ? (told.keys.match(/.{7}/g) ?? []) : [])

/** What was not told yet on this day. */
export function untold(reminders: readonly Reminder[], told: Told, day: CalendarDate): Reminder[] {
  const marks = new Set(marksOf(told, day))
  return reminders.filter(({ key }) => !marks.has(markOf(key)))
}

/** What has been told once these were told too. */
export function withTold(told: Told, reminders: readonly Reminder[], day: CalendarDate): Told {
  return { day, keys: [...marksOf(told, day), ...reminders.map(({ key }) => markOf(key))].slice(-mostKept).join('') }
}
