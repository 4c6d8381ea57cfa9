import { changePreferences, readPreferences } from '#renderer/lib/preferences.ts'

export type NoticeStanding = 'on' | 'off' | 'denied' | 'impossible'

/** Whether this window tells of what is due outside itself, and if not, why. */
export function noticeStanding(): NoticeStanding {
  if (!('Notification' in window)) return 'impossible'
  if (Notification.permission === 'denied') return 'denied'
  return readPreferences().desktopReminders && Notification.permission === 'granted' ? 'on' : 'off'
}

/** Asks the system whether notices may be shown, as a person wants it by a press; answers how it stands then. */
export async function turnNoticesOn(): Promise<NoticeStanding> {
  if (!('Notification' in window)) return 'impossible'
  const answer = await Notification.requestPermission()
  changePreferences({ desktopReminders: answer === 'granted' })
  return noticeStanding()
}

export function turnNoticesOff(): NoticeStanding {
  changePreferences({ desktopReminders: false })
  return noticeStanding()
}

/** Shows a notice of the system; a press on it brings the window forward. */
export function showNotice(title: string, body: string, tag: string, onPress: () => void): void {
  const notice = new Notification(title, { body, tag })
  notice.addEventListener('click', () => {
    window.focus()
    onPress()
    notice.close()
  })
}
