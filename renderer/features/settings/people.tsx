import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { PersonForm } from '#renderer/features/settings/person-form.tsx'
import { texts } from '#renderer/features/settings/texts.ts'
import { PersonMark } from '#renderer/components/person-mark.tsx'
import type { Person } from '#shared/contracts/person.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession, useSession } from '#renderer/lib/session.ts'
import { roleWords } from '#renderer/lib/words.ts'
import classes from './settings.module.css'

/** The people of the house: added, changed, and let go without losing what they did. */
export function People() {
  const { people } = useOpenSession()
  const [edited, setEdited] = useState<Person | 'new' | null>(null)
  return (
    <>
      <ul className={classes['people']}>
        {people.map(person =>
          edited !== 'new' && edited?.id === person.id ? (
            <li key={person.id}><PersonForm person={person} onDone={() => setEdited(null)} /></li>
          ) : (
            <PersonLine key={person.id} person={person} onChange={() => setEdited(person)} />
          ),
        )}
      </ul>
      {edited === 'new' ? <PersonForm person={null} onDone={() => setEdited(null)} /> : (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setEdited('new')}>{texts.addPerson}</Button>
      )}
    </>
  )
}

function PersonLine({ person, onChange }: { readonly person: Person; readonly onChange: () => void }) {
  const { me } = useOpenSession()
  const changePerson = useSession(store => store.changePerson)
  const setActive = async (active: boolean) => {
    await changePerson({ ...person, active })
    const said = active ? texts.reactivated(person.name) : texts.deactivated(person.name)
    tellDone(said, () => attempt(() => changePerson({ ...person, active: !active })))
  }
  return (
    <li className={classes['person']} data-active={person.active}>
      <PersonMark name={person.name} />
      <span className={classes['who']}>
        <strong>{person.name}</strong>{person.id === me.id ? <span className={classes['faint']}> ({texts.you})</span> : null}
        <span className={classes['faint']}>{[person.title, roleWords[person.role], person.active ? '' : texts.inactive].filter(part => part !== '').join(' · ')}</span>
      </span>
      <Button size="compact-sm" variant="subtle" aria-label={texts.changeOf(person.name)} onClick={onChange}>{texts.change}</Button>
      {person.id === me.id ? null : (
        <Button size="compact-sm" variant="subtle" color="gray" aria-label={`${person.active ? texts.deactivate : texts.reactivate}: ${person.name}`} onClick={() => attempt(() => setActive(!person.active))}>
          {person.active ? texts.deactivate : texts.reactivate}
        </Button>
      )}
    </li>
  )
}
