import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { texts } from '#renderer/features/changes/texts.ts'
import { redlineViews } from '#renderer/editor/session/redline-session.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import classes from './changes.module.css'

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
        {redlineViews.map(name => (
          <Menu.Item
            key={name}
            role="menuitemradio"
            aria-checked={name === view}
            leftSection={<IconCheck size={14} aria-hidden="true" className={classes['tick'] ?? ''} data-on={name === view} />}
            onClick={() => session.setView(name)}
          >
            {texts.views[name]}
            <span className={classes['meaning']}>{texts.viewMeanings[name]}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
