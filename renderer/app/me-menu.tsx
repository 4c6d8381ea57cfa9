import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconChevronDown, IconKeyboard } from '@tabler/icons-react'
import { texts } from '#renderer/app/texts.ts'
import { PersonMark } from '#renderer/components/person-mark.tsx'
import type { PersonId } from '#shared/lib/ids.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession, useSession } from '#renderer/lib/session.ts'
import { roleWords } from '#renderer/lib/words.ts'
import classes from './frame.module.css'

interface MeMenuProps {
  readonly onShowKeys: () => void
}

const schemes = ['auto', 'light', 'dark'] as const

/** Who is working here, as whom else one may work, and how the window looks. */
export function MeMenu({ onShowKeys }: MeMenuProps) {
  const { me, people } = useOpenSession()
  const switchTo = useSession(store => store.switchTo)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const become = (person: PersonId, name: string) =>
    attempt(async () => {
      await switchTo(person)
      tellDone(texts.switchedTo(name))
    })
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes['me'] ?? ''} aria-label={texts.meMenu(me.name)}>
          <PersonMark name={me.name} />
          <span className={classes['name']}>{me.name}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{texts.workAs}</Menu.Label>
        {people.filter(person => person.active).map(person => (
          <Menu.Item
            key={person.id}
            role="menuitemradio"
            aria-checked={person.id === me.id}
            leftSection={<PersonMark name={person.name} />}
            rightSection={person.id === me.id ? <IconCheck size={16} aria-hidden="true" /> : null}
            onClick={() => person.id === me.id || become(person.id, person.name)}
          >
            {person.name} <span className={classes['role']}>{roleWords[person.role]}</span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{texts.appearance}</Menu.Label>
        {schemes.map(scheme => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            rightSection={scheme === colorScheme ? <IconCheck size={16} aria-hidden="true" /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {texts.schemes[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection={<kbd className={classes['key']}>?</kbd>} onClick={onShowKeys}>
          {texts.allKeys}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
