import { useState } from 'react'
import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconKeyboard } from '@tabler/icons-react'
import type { LateMenuProps } from '#renderer/app/late-menu.tsx'
import { MeButton } from '#renderer/app/menu-buttons.tsx'
import { texts } from '#renderer/app/texts.ts'
import { SwitchDialog } from '#renderer/features/profile/switch-dialog.tsx'
import type { Person } from '#shared/contracts/person.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession, useSession } from '#renderer/lib/session.ts'
import { roleWords } from '#renderer/lib/words.ts'
import classes from './frame.module.css'

interface MeMenuProps extends LateMenuProps {
  readonly onShowKeys: () => void
}

const check = <IconCheck size={16} aria-hidden="true" />
const schemes = ['auto', 'light', 'dark'] as const

/** Who is working here, as whom else one may work, and how the window looks. */
export default function MeMenu({ onShowKeys, startsOpen }: MeMenuProps) {
  const { me, people, protected: withPassphrase } = useOpenSession()
  const [asked, setAsked] = useState<Person | null>(null)
  const switchTo = useSession(store => store.switchTo)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const workAs = async ({ id, name }: Person, passphrase?: string) => {
    await switchTo(id, passphrase)
    setAsked(null)
    tellDone(texts.switchedTo(name))
  }
  const become = (person: Person) => (withPassphrase.includes(person.id) ? setAsked(person) : attempt(() => workAs(person)))
  return (
    <>
      {asked === null ? null : <SwitchDialog person={asked} onSwitch={passphrase => workAs(asked, passphrase)} onClose={() => setAsked(null)} />}
      <Menu position="bottom-end" width={280} defaultOpened={startsOpen}>
        <Menu.Target>
          <MeButton />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label aria-hidden="true">{texts.workAs}</Menu.Label>
          <Menu.RadioGroup value={me.id} aria-label={texts.workAs}>
            {people.filter(person => person.active).map(person => (
              <Menu.RadioItem
                key={person.id}
                value={person.id}
                checkIcon={check}
                closeMenuOnClick
                rightSection={<span className={classes['role']}>{roleWords[person.role]}</span>}
                onChange={() => (person.id === me.id ? undefined : become(person))}
              >
                {person.name}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label aria-hidden="true">{texts.appearance}</Menu.Label>
          <Menu.RadioGroup value={colorScheme} aria-label={texts.appearance}>
            {schemes.map(scheme => (
              <Menu.RadioItem key={scheme} value={scheme} checkIcon={check} onChange={() => setColorScheme(scheme)}>
                {texts.schemes[scheme]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection={<kbd className={classes['key']}>?</kbd>} onClick={onShowKeys}>
            {texts.allKeys}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
