import { Button, PasswordInput, Select } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/signing/after/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { IdentityView } from '#shared/ipc/signing-views.ts'
import type { IdentityId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { shortHash } from '#renderer/lib/formatting.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './after.module.css'

interface KeyFormProps {
  readonly kind: IdentityView['kind']
  readonly label: string
  /** What the button says. */
  readonly act: string
  /** What is said where there is no such key. */
  readonly none: string
  readonly onAct: (key: { readonly id: IdentityId; readonly passphrase: string }) => Promise<void>
}

/** A key of the house, its passphrase, and one button. */
export function KeyForm({ kind, label, act, none, onAct }: KeyFormProps) {
  const { value: identities, failure: unread } = useLoaded(kind, () => call('identities.list', {}))
  const [chosen, setChosen] = useState<string | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const { busy, failure, run } = useVerb()
  const keys = (identities ?? []).filter(key => key.kind === kind && (kind === 'authority' || key.person !== null))
  const key = keys.find(({ id }) => id === chosen) ?? keys[0]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (key !== undefined) run(() => onAct({ id: key.id, passphrase }))
  }
  if (identities === null) return <FailureNote failure={unread} />
  if (key === undefined) return <p className={classes['soft']}>{none}</p>
  return (
    <form className={classes['keyForm']} onSubmit={submit}>
      <Select size="sm" label={label} data={keys.map(({ id, name, fingerprint }) => ({ value: id, label: `${name} · ${shortHash(fingerprint)}` }))} value={key.id} onChange={setChosen} />
      <PasswordInput size="sm" label={texts.passphrase} value={passphrase} autoComplete="off" required onChange={event => setPassphrase(event.currentTarget.value)} />
      <Button size="sm" type="submit" variant="default" loading={busy} disabled={passphrase === ''}>{act}</Button>
      <FailureNote failure={failure} />
    </form>
  )
}
