import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { texts } from '#renderer/app/texts.ts'
import { Logo } from '#renderer/components/logo.tsx'
import { PersonMark } from '#renderer/components/person-mark.tsx'
import { useOpenSession } from '#renderer/lib/session.ts'
import classes from './frame.module.css'

type ButtonProps = ComponentProps<typeof UnstyledButton<'button'>>

/** Names the workspace, and opens what can be done with it. */
export function WorkspaceButton(props: ButtonProps) {
  const { name } = useOpenSession()
  return (
    <UnstyledButton {...props} className={classes['workspace'] ?? ''} aria-label={texts.workspaceMenu(name)} aria-haspopup="menu">
      <Logo />
      <span className={classes['name']}>{name}</span>
      <IconChevronDown size={14} aria-hidden="true" />
    </UnstyledButton>
  )
}

/** Names who is working, and opens as whom else one may work. */
export function MeButton(props: ButtonProps) {
  const { me } = useOpenSession()
  return (
    <UnstyledButton {...props} className={classes['me'] ?? ''} aria-haspopup="menu">
      <PersonMark name={me.name} />
      <span className="visually-hidden">{texts.meMenu(me.name)}</span>
      <span className={classes['name']} aria-hidden="true">{me.name}</span>
      <IconChevronDown size={14} aria-hidden="true" />
    </UnstyledButton>
  )
}
