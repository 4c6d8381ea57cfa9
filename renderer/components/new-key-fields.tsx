import { PasswordInput, TextInput } from '@mantine/core'

/** What a signing key is made from. */
export interface NewKey {
  readonly name: string
  readonly email: string
  readonly passphrase: string
  readonly again: string
}

export const blankKey: NewKey = { name: '', email: '', passphrase: '', again: '' }

/** Shorter passphrases are guessed in no time from a copied file. */
const shortest = 8

export function isReady(key: NewKey): boolean {
  return key.name.trim() !== '' && key.passphrase.length >= shortest && key.passphrase === key.again
}

interface NewKeyFieldsProps {
  readonly value: NewKey
  readonly onChange: (value: NewKey) => void
  readonly labels: {
    readonly name: string
    readonly email: string
    readonly passphrase: string
    readonly again: string
    readonly hint: string
    readonly differs: string
  }
}

/** The fields of a signing key to be made. The passphrase is asked twice, since nobody can recover it. */
export function NewKeyFields({ value, onChange, labels }: NewKeyFieldsProps) {
  const differs = value.again !== '' && value.again !== value.passphrase
  return (
    <>
      <TextInput label={labels.name} value={value.name} onChange={event => onChange({ ...value, name: event.currentTarget.value })} required />
      <TextInput label={labels.email} type="email" value={value.email} onChange={event => onChange({ ...value, email: event.currentTarget.value })} />
      <PasswordInput
        label={labels.passphrase}
        description={labels.hint}
        value={value.passphrase}
        onChange={event => onChange({ ...value, passphrase: event.currentTarget.value })}
        autoComplete="new-password"
        required
      />
      <PasswordInput
        label={labels.again}
        value={value.again}
        onChange={event => onChange({ ...value, again: event.currentTarget.value })}
        error={differs ? labels.differs : null}
        autoComplete="new-password"
        required
      />
    </>
  )
}
