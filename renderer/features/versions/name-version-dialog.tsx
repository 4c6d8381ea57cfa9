import { Button, Group, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/versions/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { ContractView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useLocale } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './versions.module.css'

interface NameVersionDialogProps {
  readonly view: ContractView
  readonly opened: boolean
  readonly onClose: () => void
  readonly onNamed: (view: ContractView) => void
  /** Resolves when every change of the text is on the disk. */
  readonly whenSaved: () => Promise<void>
}

export function NameVersionDialog({ opened, onClose, ...rest }: NameVersionDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={texts.dialogTitle}>
      <NameVersionForm onClose={onClose} {...rest} />
    </Modal>
  )
}

const kinds = (['internal', 'sent', 'received'] as const).map(value => ({ value, label: texts.kinds[value] }))
type Kind = (typeof kinds)[number]['value']

function NameVersionForm({ view, onClose, onNamed, whenSaved }: Omit<NameVersionDialogProps, 'opened'>) {
  const locale = useLocale()
  const [name, setName] = useState(() => texts.suggestion(formatNumber(view.versions.length + 1, locale)))
  const [kind, setKind] = useState<Kind>('internal')
  const [note, setNote] = useState('')
  const { busy, failure, run } = useVerb()
  const contract = view.contract.id
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await whenSaved()
      await call('versions.name', { contract, name: name.trim(), kind, note: note.trim() })
      onNamed(await call('contracts.get', { contract }))
      tellDone(texts.kept(name.trim()))
      onClose()
    })
  }
  return (
    <form onSubmit={submit} className={classes['form']}>
      <p>{texts.dialogText}</p>
      <TextInput label={texts.versionName} value={name} onChange={event => setName(event.currentTarget.value)} onFocus={event => event.currentTarget.select()} required maxLength={200} data-autofocus />
      <Select label={texts.kind} data={kinds} value={kind} onChange={value => setKind(kinds.find(each => each.value === value)?.value ?? 'internal')} />
      <Textarea label={texts.note} value={note} onChange={event => setNote(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={2000} />
      <FailureNote failure={failure} />
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={onClose}>{texts.cancel}</Button>
        <Button type="submit" loading={busy} disabled={name.trim() === ''}>{texts.keep}</Button>
      </Group>
    </form>
  )
}
