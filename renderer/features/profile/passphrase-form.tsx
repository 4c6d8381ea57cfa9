import { Button, Group, PasswordInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/profile/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession, useSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './profile.module.css'

interface PassphraseFormProps {
  readonly removes: boolean
  /** Whether there is one now, which is then asked for. */
  readonly has: boolean
  readonly onDone: () => void
}

/** Shorter passphrases are guessed in no time from a copied file. */
const shortest = 8

/** Sets, changes or removes the passphrase of one's own profile. A new one is asked twice, since nobody can recover it. */
export function PassphraseForm({ removes, has, onDone }: PassphraseFormProps) {
  const { me } = useOpenSession()
  const { setPassphrase, removePassphrase } = useSession()
  const [present, setPresent] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const { busy, failure, run } = useVerb()
  const ready = (!has || present !== '') && (removes || (fresh.length >= shortest && fresh === again))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      const known = has ? present : null
      await (removes ? removePassphrase(me.id, known) : setPassphrase(known, fresh))
      tellDone(removes ? texts.removed : texts.wasSet)
      onDone()
    })
  }
  return (
    <form onSubmit={submit} className={classes['form']}>
      {has ? <PasswordInput label={texts.present} value={present} onChange={event => setPresent(event.currentTarget.value)} autoComplete="current-password" data-autofocus required /> : null}
      {removes ? null : (
        <>
          <PasswordInput label={texts.fresh} description={texts.hint} value={fresh} onChange={event => setFresh(event.currentTarget.value)} autoComplete="new-password" required />
          <PasswordInput label={texts.again} value={again} onChange={event => setAgain(event.currentTarget.value)} error={again !== '' && again !== fresh ? texts.differs : null} autoComplete="new-password" required />
        </>
      )}
      <FailureNote failure={failure} />
      <Group gap="xs">
        <Button type="submit" loading={busy} disabled={!ready}>{removes ? texts.remove : texts.save}</Button>
        <Button variant="subtle" onClick={onDone}>{texts.cancel}</Button>
      </Group>
    </form>
  )
}
