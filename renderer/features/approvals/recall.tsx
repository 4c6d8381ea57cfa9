import { Button, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/approvals/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { ContractView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './approvals.module.css'

interface RecallProps {
  readonly view: ContractView
  readonly onChanged: (view: ContractView) => void
}

export function Recall({ view, onChanged }: RecallProps) {
  const [reason, setReason] = useState('')
  const { busy, failure, run } = useVerb()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      onChanged(await call('approvals.recall', { contract: view.contract.id, reason: reason.trim() }))
      tellDone(texts.recalled)
    })
  }
  return (
    <RailSection title={texts.recallTitle}>
      <form onSubmit={submit} className={classes['form']}>
        <p>{texts.recallText}</p>
        <Textarea label={texts.reason} value={reason} onChange={event => setReason(event.currentTarget.value)} autosize minRows={1} maxRows={6} maxLength={2000} required />
        <FailureNote failure={failure} />
        <Button type="submit" variant="default" loading={busy} disabled={reason.trim() === ''}>{texts.recall}</Button>
      </form>
    </RailSection>
  )
}
