import { Menu, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconChevronDown, IconDoorExit, IconListDetails, IconSearch, IconSettings } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { MeMenu } from '#renderer/app/me-menu.tsx'
import { texts } from '#renderer/app/texts.ts'
import { KeyHint } from '#renderer/components/key-hint.tsx'
import { Logo } from '#renderer/components/logo.tsx'
import { attempt } from '#renderer/lib/notify.tsx'
import { useOpenSession, useSession } from '#renderer/lib/session.ts'
import classes from './frame.module.css'

interface TopBarProps {
  readonly onShowKeys: () => void
}

/** Whose workspace this is, one place to search or do anything, and who is working. */
export function TopBar({ onShowKeys }: TopBarProps) {
  return (
    <header className={classes['top']} data-pane="top" aria-label={texts.topBar}>
      <WorkspaceMenu />
      <UnstyledButton className={classes['find'] ?? ''} onClick={spotlight.open} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.8} aria-hidden="true" />
        <span className={classes['name']}>{texts.search}</span>
        <KeyHint keys="Mod+K" />
      </UnstyledButton>
      <MeMenu onShowKeys={onShowKeys} />
    </header>
  )
}

function WorkspaceMenu() {
  const { name } = useOpenSession()
  const close = useSession(store => store.close)
  const navigate = useNavigate()
  const go = (path: string) => void navigate(path)
  const leave = async () => {
    await close()
    await navigate('/')
  }
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes['workspace'] ?? ''} aria-label={texts.workspaceMenu(name)}>
          <Logo />
          <span className={classes['name']}>{name}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
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
