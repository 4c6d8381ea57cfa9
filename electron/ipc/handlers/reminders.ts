import type { Handlers } from '#electron/ipc/handler.ts'
import { remindersFor } from '#electron/obligations/reminders.ts'

export const reminderHandlers: Handlers<'reminders'> = {
  'reminders.list': (services) => remindersFor(services),
}
