import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { PassphraseForm } from '#renderer/features/profile/passphrase-form.tsx'
import { texts } from '#renderer/features/profile/texts.ts'
import { isOwner } from '#shared/contracts/person.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession, useSession } from '#renderer/lib/session.ts'
import classes from './profile.module.css'

/** The passphrase of one's own profile, and for owners those that somebody forgot. */
export function OwnPassphrase() {
  const session = useOpenSession()
  const removePassphrase = useSession(store => store.removePassphrase)
  const [doing, setDoing] = useState<'set' | 'remove' | null>(null)
  const { me, people } = session
  const has = session.protected.includes(me.id)
  const others = isOwner(me) ? people.filter(({ id }) => id !== me.id && session.protected.includes(id)) : []
  return (
    <div className={classes['form']}>
      <p>{has ? texts.has : texts.none}</p>
      <p className={classes['faint']}>{texts.about}</p>
      {doing === null ? (
        <Group gap="xs">
          <Button variant="default" onClick={() => setDoing('set')}>{has ? texts.change : texts.set}</Button>
          {has ? <Button variant="subtle" color="gray" onClick={() => setDoing('remove')}>{texts.remove}</Button> : null}
        </Group>
      ) : <PassphraseForm key={doing} removes={doing === 'remove'} has={has} onDone={() => setDoing(null)} />}
      {others.length === 0 ? null : (
        <>
          <h3 className={classes['label']}>{texts.others}</h3>
          <ul className={classes['others']}>
            {others.map(({ id, name }) => (
              <li key={id}>
                {name}
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  aria-label={texts.take(name)}
                  onClick={() => attempt(async () => {
                    await removePassphrase(id, null)
                    tellDone(texts.taken(name))
                  })}
                >
                  {texts.takeShort}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
