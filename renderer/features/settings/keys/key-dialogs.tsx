import { Button, Group, Modal, PasswordInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { blankPassphrase, isGiven, NewPassphrase } from '#renderer/features/settings/keys/new-passphrase.tsx'
import { texts } from '#renderer/features/settings/keys/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { IdentityView } from '#shared/ipc/signing-views.ts'
import { call } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from '../settings.module.css'

interface KeyDialogProps {
  readonly identity: IdentityView
  readonly onDone: () => void
}

/** A .p12 file of the key, to be kept elsewhere. */
export function BackUpKey({ identity, onDone }: KeyDialogProps) {
  const save = async (passphrase: string, backupPassphrase: string) => {
    const { blob, fileName } = await call('identities.backUp', { identity: identity.id, passphrase, backupPassphrase })
    await saveBlob(blob, fileName, 'application/x-pkcs12')
    tellDone(texts.backedUp(fileName))
    onDone()
  }
  return <TwoPassphrases title={texts.backUpTitle(identity.name)} text={texts.backUpText} label={texts.backupPassphrase} act={texts.save} onDone={onDone} onAct={save} />
}

/** Another passphrase for a key; the key and its certificate stay what they are. */
export function ChangePassphrase({ identity, onChanged, onDone }: KeyDialogProps & { readonly onChanged: (key: IdentityView) => void }) {
  const change = async (passphrase: string, newPassphrase: string) => {
    onChanged(await call('identities.changePassphrase', { identity: identity.id, passphrase, newPassphrase }))
    tellDone(texts.changed(identity.name))
    onDone()
  }
  return <TwoPassphrases title={texts.changeTitle(identity.name)} text={null} label={texts.newPassphrase} act={texts.change} onDone={onDone} onAct={change} />
}

interface TwoPassphrasesProps {
  readonly title: string
  readonly text: ReactNode
  /** Of the new one. */
  readonly label: string
  readonly act: string
  readonly onDone: () => void
  readonly onAct: (current: string, fresh: string) => Promise<void>
}

function TwoPassphrases({ title, text, label, act, onDone, onAct }: TwoPassphrasesProps) {
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState(blankPassphrase)
  const { busy, failure, run } = useVerb()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(() => onAct(current, fresh.passphrase))
  }
  return (
    <Modal opened onClose={onDone} title={title}>
      <form className={classes['form']} onSubmit={submit}>
        {text === null ? null : <p className={classes['faint']}>{text}</p>}
        <PasswordInput label={texts.current} value={current} autoComplete="off" required data-autofocus onChange={event => setCurrent(event.currentTarget.value)} />
        <NewPassphrase label={label} value={fresh} onChange={setFresh} />
        <FailureNote failure={failure} />
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" onClick={onDone}>{texts.cancel}</Button>
          <Button type="submit" loading={busy} disabled={current === '' || !isGiven(fresh)}>{act}</Button>
        </Group>
      </form>
    </Modal>
  )
}
