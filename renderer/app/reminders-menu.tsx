import { Popover } from '@mantine/core'
import { useState } from 'react'
import type { LateMenuProps } from '#renderer/app/late-menu.tsx'
import { RemindersButton } from '#renderer/app/reminders-button.tsx'
import { ReminderList } from '#renderer/features/obligations/reminders/reminder-list.tsx'
import { useReminders } from '#renderer/features/obligations/reminders/use-reminders.ts'

/** The quiet list of what is due or near: a bell with a number, and the lines behind it. */
export default function RemindersMenu({ startsOpen }: LateMenuProps) {
  const [opened, setOpened] = useState(startsOpen)
  const { reminders, reload } = useReminders()
  const toggle = () => {
    if (!opened) reload()
    setOpened(before => !before)
  }
  return (
    <Popover opened={opened} onChange={setOpened} width={340} position="bottom-end" shadow="md" trapFocus transitionProps={{ duration: 80 }}>
      <Popover.Target>
        <RemindersButton count={reminders?.length ?? 0} onClick={toggle} />
      </Popover.Target>
      <Popover.Dropdown>
        <ReminderList reminders={reminders ?? []} onGo={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
