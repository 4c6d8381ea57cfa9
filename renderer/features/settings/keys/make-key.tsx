import { Button, Checkbox, Group } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/settings/keys/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { blankKey, isReady, NewKeyFields } from '#renderer/components/new-key-fields.tsx'
import type { IdentityView } from '#shared/ipc/signing-views.ts'
import { call } from '#renderer/lib/client.ts'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from '../settings.module.css'

interface MakeKeyProps {
  readonly kind: IdentityView['kind']
  readonly onMade: (key: IdentityView) => void
  readonly onCancel: () => void
}

/** A key made here: for a person to sign with, or for this machine to confirm times with. */
export function MakeKey({ kind, onMade, onCancel }: MakeKeyProps) {
  const { me, settings } = useOpenSession()
  const [key, setKey] = useState(kind === 'signer' ? { ...blankKey, name: me.name, email: me.email } : { ...blankKey, name: `${settings.house.name} time-stamps`.trim() })
  const [mine, setMine] = useState(true)
  const { busy, failure, run } = useVerb()
  const labels = { name: kind === 'signer' ? texts.name : texts.authorityName, email: texts.email, passphrase: texts.passphrase, again: texts.again, hint: texts.hint, differs: texts.differs }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => onMade(await call('identities.make', { name: key.name.trim(), email: key.email.trim(), passphrase: key.passphrase, mine: kind === 'signer' && mine, kind })))
  }
  return (
    <form onSubmit={submit} className={classes['card']}>
      {kind === 'authority' ? <p className={classes['faint']}>{texts.authorityText}</p> : null}
      <NewKeyFields value={key} onChange={setKey} labels={labels} />
      {kind === 'signer' ? <Checkbox label={texts.mine} checked={mine} onChange={event => setMine(event.currentTarget.checked)} /> : null}
      <FailureNote failure={failure} />
      <Group gap="xs">
        <Button type="submit" loading={busy} disabled={!isReady(key)}>{kind === 'signer' ? texts.makeKey : texts.makeAuthority}</Button>
        <Button variant="subtle" onClick={onCancel}>{texts.cancel}</Button>
      </Group>
    </form>
  )
}
