import { PasswordInput, Select } from '@mantine/core'
import { useState } from 'react'
import { texts } from '#renderer/features/approvals/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { IdentityId, PersonId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { shortHash } from '#renderer/lib/formatting.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './approvals.module.css'

export interface OpenedKey {
  readonly identity: IdentityId
  readonly passphrase: string
}

interface KeyFieldsProps {
  /** Whose keys stand first. */
  readonly person: PersonId
  /** Null while no key is chosen or its passphrase is empty. */
  readonly onChange: (key: OpenedKey | null) => void
}

/** A signing key of this workspace and its passphrase. Nobody's key but one's own, or the house's, is chosen unasked. */
export function KeyFields({ person, onChange }: KeyFieldsProps) {
  const { value: identities, failure } = useLoaded(person, () => call('identities.list', {}))
  const [chosen, setChosen] = useState<string | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const keys = (identities ?? []).filter(({ kind }) => kind === 'signer').sort((a, b) => Number(b.person === person) - Number(a.person === person))
  const key = keys.find(({ id }) => id === chosen) ?? keys.find(each => each.person === person || each.person === null)
  const give = (identity: IdentityId | undefined, words: string) => onChange(identity === undefined || words === '' ? null : { identity, passphrase: words })
  if (identities === null) return <FailureNote failure={failure} />
  if (keys.length === 0) return <p className={classes['warn']}>{texts.noKey}</p>
  const choose = (id: string | null) => {
    setChosen(id)
    give(keys.find(each => each.id === id)?.id, passphrase)
  }
  const type = (words: string) => {
    setPassphrase(words)
    give(key?.id, words)
  }
  return (
    <>
      <Select label={texts.key} data={keys.map(({ id, name, fingerprint }) => ({ value: id as string, label: `${name} · ${shortHash(fingerprint)}` }))} value={key?.id ?? null} onChange={choose} required />
      <PasswordInput label={texts.passphrase} value={passphrase} autoComplete="off" required onChange={event => type(event.currentTarget.value)} />
    </>
  )
}
