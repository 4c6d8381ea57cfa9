import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState, type FormEvent } from 'react'
import { useCeremony } from '#renderer/features/signing/ceremony/store.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { CeremonyId } from '#shared/lib/ids.ts'
import type { Signer } from '#shared/signing/ceremony.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './ceremony.module.css'

interface DeclineProps {
  readonly ceremony: CeremonyId
  readonly signer: Signer
}

/** Not signing, with the reason. It cannot be taken back, so it is asked for in a dialog of its own. */
export function Decline({ ceremony, signer }: DeclineProps) {
  const decline = useCeremony(store => store.decline)
  const [asking, dialog] = useDisclosure(false)
  const [reason, setReason] = useState('')
  const { busy, failure, run } = useVerb()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(() => decline({ ceremony, signer: signer.id, reason: reason.trim() }))
  }
  return (
    <>
      <Button variant="subtle" color="gray" onClick={dialog.open}>{texts.ceremony.decline}</Button>
      <Modal opened={asking} onClose={dialog.close} title={texts.ceremony.declineTitle}>
        <form onSubmit={submit} className={classes['stack']}>
          <p className={classes['hint']}>{texts.ceremony.declineText}</p>
          <Textarea label={texts.ceremony.declineReason} value={reason} onChange={event => setReason(event.currentTarget.value)} autosize minRows={3} maxLength={2000} required data-autofocus />
          <FailureNote failure={failure} />
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" onClick={dialog.close}>{texts.ceremony.keep}</Button>
            <Button type="submit" color="red" loading={busy} disabled={reason.trim() === ''}>{texts.ceremony.declineAct}</Button>
          </Group>
        </form>
      </Modal>
    </>
  )
}
