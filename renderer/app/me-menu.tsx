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

const check = <IconCheck size={16} aria-hidden="true" />
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
        <UnstyledButton className={classes['me'] ?? ''}>
          <PersonMark name={me.name} />
          <span className="visually-hidden">{texts.meMenu(me.name)}</span>
          <span className={classes['name']} aria-hidden="true">{me.name}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
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
              onChange={() => person.id === me.id || become(person.id, person.name)}
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
  )
}
