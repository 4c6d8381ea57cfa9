import { Button, Group, Modal, PasswordInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/profile/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { Person } from '#shared/contracts/person.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './profile.module.css'

interface SwitchDialogProps {
  readonly person: Person
  readonly onSwitch: (passphrase: string) => Promise<void>
  readonly onClose: () => void
}

/** Asks for the passphrase of the profile that somebody wants to work as. */
export function SwitchDialog({ person, onSwitch, onClose }: SwitchDialogProps) {
  const [passphrase, setPassphrase] = useState('')
  const { busy, failure, run } = useVerb()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(() => onSwitch(passphrase))
  }
  return (
    <Modal opened onClose={onClose} title={texts.work(person.name)}>
      <form onSubmit={submit} className={classes['form']}>
        <PasswordInput
          label={texts.passphrase(person.name)}
          description={texts.forgotten}
          value={passphrase}
          onChange={event => setPassphrase(event.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus
        />
        <FailureNote failure={failure} />
        <Group gap="xs">
          <Button type="submit" loading={busy} disabled={passphrase === ''}>{texts.work(person.name)}</Button>
          <Button variant="subtle" onClick={onClose}>{texts.cancel}</Button>
        </Group>
      </form>
    </Modal>
  )
}
