import { Switch } from '@mantine/core'
import { useState } from 'react'
import { texts } from '#renderer/features/settings/texts.ts'
import { noticeStanding, turnNoticesOff, turnNoticesOn } from '#renderer/lib/desktop-notices.ts'
import { attempt } from '#renderer/lib/notify.tsx'

/** Whether what is due is told by notices of the system. Nothing is asked before it is turned on here. */
export function DesktopReminders() {
  const [standing, setStanding] = useState(noticeStanding)
  const turn = (on: boolean) => {
    if (on) attempt(async () => setStanding(await turnNoticesOn()))
    else setStanding(turnNoticesOff())
  }
  return <Switch label={texts.desktop} description={texts.desktopStanding[standing]} checked={standing === 'on'} disabled={standing === 'impossible'} onChange={event => turn(event.currentTarget.checked)} />
}
