import { Button, Group, PasswordInput, Radio, Stack } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/profile/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Logo } from '#renderer/components/logo.tsx'
import { useWindowTitle } from '#renderer/components/screen.tsx'
import { useSession, type LockedSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import { roleWords } from '#renderer/lib/words.ts'
import classes from './profile.module.css'

interface UnlockProps {
  readonly session: LockedSession
}

/** The first screen of a workspace whose last profile has a passphrase: who works here now. */
export function Unlock({ session }: UnlockProps) {
  useWindowTitle(texts.window)
  const { switchTo, close } = useSession()
  const [chosen, setChosen] = useState(session.last)
  const [passphrase, setPassphrase] = useState('')
  const { busy, failure, run, clear } = useVerb()
  const person = session.people.find(({ id }) => id === chosen)
  const asks = session.protected.includes(chosen)
  const field = useRef<HTMLInputElement>(null)
  // The field is another one for everybody.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => field.current?.focus(), [chosen])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(() => switchTo(chosen, asks ? passphrase : undefined))
  }
  return (
    <main className={classes['page']} id="main">
      <form className={classes['sheet']} onSubmit={submit}>
        <Logo size={36} />
        <h1>{texts.title}</h1>
        <p className={classes['faint']}>{texts.of(session.name)}</p>
        <Radio.Group
          aria-label={texts.profile}
          value={chosen}
          onChange={value => {
            setChosen(session.people.find(({ id }) => id === value)?.id ?? chosen)
            setPassphrase('')
            clear()
          }}
        >
          <Stack gap="xs">
            {session.people.map(({ id, name, role }) => (
              <Radio key={id} value={id} label={name} description={session.protected.includes(id) ? `${roleWords[role]} · ${texts.hasPassphrase}` : roleWords[role]} />
            ))}
          </Stack>
        </Radio.Group>
        {asks && person !== undefined ? (
          <PasswordInput
            key={chosen}
            label={texts.passphrase(person.name)}
            description={texts.forgotten}
            value={passphrase}
            onChange={event => setPassphrase(event.currentTarget.value)}
            autoComplete="current-password"
            ref={field}
          />
        ) : null}
        <FailureNote failure={failure} />
        <Group gap="xs">
          <Button type="submit" loading={busy} disabled={asks && passphrase === ''}>{texts.work(person?.name ?? '')}</Button>
          <Button variant="subtle" onClick={() => run(close)}>{texts.close}</Button>
        </Group>
      </form>
    </main>
  )
}
