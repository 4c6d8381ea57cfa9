import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { texts } from '#renderer/features/changes/texts.ts'
import { redlineViews } from '#renderer/editor/session/redline-session.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import classes from './changes.module.css'

const check = <IconCheck size={14} aria-hidden="true" />

/** The four ways to read a text with changes. */
export function ViewMenu({ session }: { readonly session: EditorSession }) {
  const view = useStore(session, state => state.view)
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" aria-label={`${texts.view}: ${texts.views[view]}`} rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
          {texts.views[view]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={view} aria-label={texts.view}>
          {redlineViews.map(name => (
            <Menu.RadioItem key={name} value={name} checkIcon={check} closeMenuOnClick onChange={() => session.setView(name)}>
              {texts.views[name]}
              <span className={classes['meaning']}>{texts.viewMeanings[name]}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
