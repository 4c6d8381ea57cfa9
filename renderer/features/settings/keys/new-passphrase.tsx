import { PasswordInput } from '@mantine/core'
import { texts } from '#renderer/features/settings/keys/texts.ts'

/** A passphrase asked twice, since nobody can recover it. */
export interface TwicePassphrase {
  readonly passphrase: string
  readonly again: string
}

export const blankPassphrase: TwicePassphrase = { passphrase: '', again: '' }

/** Shorter ones are guessed in no time from a copied file. */
const shortest = 8

export function isGiven({ passphrase, again }: TwicePassphrase): boolean {
  return passphrase.length >= shortest && passphrase === again
}

interface NewPassphraseProps {
  readonly label: string
  readonly value: TwicePassphrase
  readonly onChange: (value: TwicePassphrase) => void
}

export function NewPassphrase({ label, value, onChange }: NewPassphraseProps) {
  const differs = value.again !== '' && value.again !== value.passphrase
  return (
    <>
      <PasswordInput label={label} description={texts.hint} value={value.passphrase} autoComplete="new-password" required onChange={event => onChange({ ...value, passphrase: event.currentTarget.value })} />
      <PasswordInput label={texts.again} value={value.again} error={differs ? texts.differs : null} autoComplete="new-password" required onChange={event => onChange({ ...value, again: event.currentTarget.value })} />
    </>
  )
}
