import { Button, Group, Modal, NumberInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { KeyFields, type OpenedKey } from '#renderer/features/approvals/key-fields.tsx'
import { texts } from '#renderer/features/approvals/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { ContractId, PersonId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'
import { nameOf, useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './approvals.module.css'

interface AskByFileProps {
  readonly contract: ContractId
  readonly stage: string
  readonly seat: PersonId
  readonly onGiven: () => void
  readonly onClose: () => void
}

const usual = 14
const longest = 90

/** A signed request, saved to be handed to somebody who decides on another machine. */
export function AskByFile({ contract, stage, seat, onGiven, onClose }: AskByFileProps) {
  const { me, people } = useOpenSession()
  const [key, setKey] = useState<OpenedKey | null>(null)
  const [days, setDays] = useState(usual)
  const [warned, setWarned] = useState(false)
  const { busy, failure, run } = useVerb()
  const name = nameOf(people, seat)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (key === null) return
    run(async () => {
      const { blob, fileName, keyKnown } = await call('approvalFiles.giveOut', { contract, stage, seat, ...key, expiresInDays: days })
      await saveBlob(blob, fileName, 'application/json')
      tellDone(texts.fileSaved(fileName))
      onGiven()
      if (keyKnown) onClose()
      else setWarned(true)
    })
  }
  return (
    <Modal opened onClose={onClose} title={texts.fileTitle(name)}>
      <form className={classes['form']} onSubmit={submit}>
        {warned ? <p className={classes['warn']} role="status">{texts.keyUnknown(name)}</p> : (
          <>
            <p>{texts.fileText}</p>
            <KeyFields person={me.id} onChange={setKey} />
            <NumberInput label={texts.fileDays} value={days} onValueChange={({ floatValue }) => setDays(Math.max(1, Math.min(longest, Math.trunc(floatValue ?? usual))))} min={1} max={longest} allowDecimal={false} suffix={` ${texts.days}`} w={160} />
          </>
        )}
        <FailureNote failure={failure} />
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" onClick={onClose}>{warned ? texts.close : texts.cancel}</Button>
          {warned ? null : <Button type="submit" loading={busy} disabled={key === null}>{texts.fileNow}</Button>}
        </Group>
      </form>
    </Modal>
  )
}
