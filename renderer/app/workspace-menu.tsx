import { Menu } from '@mantine/core'
import { IconDoorExit, IconListDetails, IconSettings } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import type { LateMenuProps } from '#renderer/app/late-menu.tsx'
import { WorkspaceButton } from '#renderer/app/menu-buttons.tsx'
import { texts } from '#renderer/app/texts.ts'
import { attempt } from '#renderer/lib/notify.tsx'
import { useSession } from '#renderer/lib/session.ts'

/** What can be done with the workspace as a whole. */
export default function WorkspaceMenu({ startsOpen }: LateMenuProps) {
  const close = useSession(store => store.close)
  const navigate = useNavigate()
  const go = (path: string) => void navigate(path)
  const leave = async () => {
    await close()
    await navigate('/')
  }
  return (
    <Menu position="bottom-start" width={240} defaultOpened={startsOpen}>
      <Menu.Target>
        <WorkspaceButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => go('/settings')}>{texts.settings}</Menu.Item>
        <Menu.Item leftSection={<IconListDetails size={16} />} onClick={() => go('/audit')}>{texts.auditLog}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconDoorExit size={16} />} onClick={() => attempt(leave)}>{texts.closeWorkspace}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
