import { UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { lazy } from 'react'
import { LateMenu } from '#renderer/app/late-menu.tsx'
import { MeButton, WorkspaceButton } from '#renderer/app/menu-buttons.tsx'
import { RemindersButton } from '#renderer/app/reminders-button.tsx'
import { texts } from '#renderer/app/texts.ts'
import { KeyHint } from '#renderer/components/key-hint.tsx'
import classes from './frame.module.css'

const WorkspaceMenu = lazy(() => import('#renderer/app/workspace-menu.tsx'))
const RemindersMenu = lazy(() => import('#renderer/app/reminders-menu.tsx'))
const MeMenu = lazy(() => import('#renderer/app/me-menu.tsx'))

interface TopBarProps {
  readonly onShowKeys: () => void
  /** Whether the first screen is drawn, and what it does not need may be read in. */
  readonly settled: boolean
}

/** Whose workspace this is, one place to search or do anything, and who is working. */
export function TopBar({ onShowKeys, settled }: TopBarProps) {
  return (
    <header className={classes['top']} data-pane="top" aria-label={texts.topBar}>
      <LateMenu menu={WorkspaceMenu} rest={{}} settled={settled} button={WorkspaceButton} />
      <UnstyledButton className={classes['find'] ?? ''} onClick={spotlight.open} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.8} aria-hidden="true" />
        <span className={classes['name']}>{texts.search}</span>
        <KeyHint keys="Mod+K" />
      </UnstyledButton>
      <div className={classes['own']}>
        <LateMenu menu={RemindersMenu} rest={{}} settled={settled} button={RemindersButton} />
        <LateMenu menu={MeMenu} rest={{ onShowKeys }} settled={settled} button={MeButton} />
      </div>
    </header>
  )
}
