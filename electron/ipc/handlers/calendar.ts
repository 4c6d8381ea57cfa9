import type { Handlers } from '#electron/ipc/handler.ts'
import { exportCalendar } from '#electron/obligations/export-calendar.ts'

export const calendarHandlers: Handlers<'calendar'> = {
  'calendar.export': async (services, wanted) => {
    const { text, entries, fileName } = await exportCalendar(services, wanted)
    return { blob: services.transient.put({ bytes: new TextEncoder().encode(text), mediaType: 'text/calendar', fileName }), fileName, entries }
  },
}
