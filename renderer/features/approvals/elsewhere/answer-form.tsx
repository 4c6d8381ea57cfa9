import { Button, Textarea } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { texts } from '#renderer/features/approvals/elsewhere/texts.ts'
import { KeyFields, type OpenedKey } from '#renderer/features/approvals/key-fields.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { ReceivedRequest } from '#shared/ipc/approval-files-api.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './request.module.css'

interface AnswerFormProps {
  readonly request: ReceivedRequest
  readonly onAnswered: (decision: ReceivedRequest['decision']) => void
}

async function save({ blob, fileName }: { readonly blob: BlobId; readonly fileName: string }): Promise<void> {
  await saveBlob(blob, fileName, 'application/json')
  tellDone(texts.saved(fileName))
}

/** The decision on a request, signed with a key of one's own and saved as a file to be given back. */
export function AnswerForm({ request, onAnswered }: AnswerFormProps) {
  const { me } = useOpenSession()
  const [key, setKey] = useState<OpenedKey | null>(null)
  const [reason, setReason] = useState('')
  const { busy, failure, run } = useVerb()
  const { decision } = request
  const answer = (given: 'approved' | 'rejected') =>
    run(async () => {
      if (key === null) return
      const file = await call('approvalFiles.answer', { request: request.id, ...key, decision: given, reason: reason.trim() })
      onAnswered({ decision: given, reason: reason.trim(), at: new Date().toISOString() })
      await save(file)
    })
  if (decision !== null) {
    return (
      <RailSection title={texts.decided[decision.decision]}>
        <div className={classes['form']}>
          {decision.reason === '' ? null : <p className={classes['note']}>{decision.reason}</p>}
          <p className={classes['faint']}><Moment at={decision.at} /></p>
          <FailureNote failure={failure} />
          <Button variant="default" loading={busy} leftSection={<IconDownload size={16} aria-hidden="true" />} onClick={() => run(async () => save(await call('approvalFiles.answerFile', { request: request.id })))}>{texts.again}</Button>
        </div>
      </RailSection>
    )
  }
  if (request.expired) return <RailSection title={texts.decide}><p className={classes['faint']}>{texts.expiredText}</p></RailSection>
  return (
    <RailSection title={texts.decide}>
      <div className={classes['form']}>
        <Textarea label={texts.reason} description={texts.reasonForRejecting} value={reason} onChange={event => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={2000} />
        <KeyFields person={me.id} onChange={setKey} />
        <FailureNote failure={failure} />
        <Button loading={busy} disabled={key === null} onClick={() => answer('approved')}>{texts.approve}</Button>
        <Button variant="default" disabled={busy || key === null || reason.trim() === ''} onClick={() => answer('rejected')}>{texts.reject}</Button>
      </div>
    </RailSection>
  )
}
