import { Button, Modal, Textarea } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Adopt } from '#renderer/features/negotiation/turns/adopt.tsx'
import { ReceivedChanges } from '#renderer/features/negotiation/turns/received-changes.tsx'
import { texts } from '#renderer/features/negotiation/turns/texts.ts'
import { DropArea } from '#renderer/components/drop-area.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { Output } from '#shared/ipc/api.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { counted, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './turns.module.css'

interface ReceiveDialogProps {
  readonly contract: ContractId
  /** A file that was let fall elsewhere and is taken in at once. */
  readonly file?: File
  readonly opened: boolean
  readonly onClose: () => void
  readonly onReceived: (view: ContractView) => void
  readonly onAdopted: (view: ContractView) => void
  readonly whenSaved: () => Promise<void>
}

type Received = Output<'negotiation.receive'>

const endings = ['.docx', '.txt', '.md', '.markdown', '.json'] as const

/** Takes a file of the other side in, shows what it changes, and offers to take that into the text. */
export function ReceiveDialog({ opened, onClose, onReceived, ...rest }: ReceiveDialogProps) {
  const [received, setReceived] = useState<Received | null>(null)
  const done = (answer: Received) => {
    setReceived(answer)
    onReceived(answer.view)
  }
  return (
    <Modal opened={opened} onClose={onClose} onExitTransitionEnd={() => setReceived(null)} title={texts.receiveTitle} size="lg">
      {received === null ? <ReceiveForm onReceived={done} {...rest} /> : <Outcome received={received} onClose={onClose} {...rest} />}
    </Modal>
  )
}

interface ReceiveFormProps extends Pick<ReceiveDialogProps, 'contract' | 'whenSaved' | 'file'> {
  readonly onReceived: (answer: Received) => void
}

function ReceiveForm({ contract, file: dropped, whenSaved, onReceived }: ReceiveFormProps) {
  const [note, setNote] = useState('')
  const { busy, failure, run } = useVerb()
  const take = (file: File) =>
    run(async () => {
      await whenSaved()
      const blob = await uploadBlob(file, file.name)
      onReceived(await call('negotiation.receive', { contract, blob, fileName: file.name, note: note.trim() }))
    })
  const taken = useRef(false)
  // Once, when the form opens with a file.
  useEffect(() => {
    if (dropped === undefined || taken.current) return
    taken.current = true
    take(dropped)
  })
  return (
    <div className={classes['form']}>
      <p>{texts.receiveText}</p>
      <Textarea label={texts.note} value={note} onChange={event => setNote(event.currentTarget.value)} autosize minRows={1} maxRows={6} maxLength={2000} />
      <DropArea
        label={busy ? texts.reading : texts.drop}
        hint={texts.dropHint}
        accept={endings}
        chooseLabel={texts.choose}
        icon={<IconFileImport size={32} stroke={1.3} />}
        busy={busy}
        onFile={take}
        onWrongFile={file => run(() => Promise.reject(new AppError('wrong-kind', texts.wrongFile(file.name))))}
      />
      <FailureNote failure={failure} />
    </div>
  )
}

interface OutcomeProps extends Pick<ReceiveDialogProps, 'onClose' | 'onAdopted' | 'whenSaved'> {
  readonly received: Received
}

function Outcome({ received, onClose, onAdopted, whenSaved }: OutcomeProps) {
  const locale = useLocale()
  const { comparison, report, editedSince } = received
  const { exchange, version } = received.received
  return (
    <div className={classes['form']}>
      <p>{texts.received(texts.version(formatNumber(version.number, locale)).toLocaleLowerCase())}</p>
      {report.lost.length === 0 ? null : (
        <p>
          {texts.lost(counted(report.lost.length, texts.lostOne, texts.lostMany, locale))}: {report.lost.map(({ kind, count }) => `${kind} (${formatNumber(count, locale)})`).join(', ')}.
        </p>
      )}
      <ReceivedChanges comparison={comparison} />
      {comparison.summary.identical ? null : <Adopt exchange={exchange} editedSince={editedSince} whenSaved={whenSaved} onAdopted={onAdopted} />}
      <div className={classes['end']}><Button variant="subtle" onClick={onClose}>{comparison.summary.identical ? texts.close : texts.notNow}</Button></div>
    </div>
  )
}
