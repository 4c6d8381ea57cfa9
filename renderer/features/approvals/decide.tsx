import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { texts } from '#renderer/features/approvals/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { Submission } from '#shared/contracts/contract.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './approvals.module.css'

interface DecideProps {
  readonly view: ContractView
  readonly submission: Submission
  readonly onChanged: (view: ContractView) => void
}

/** A decision on exactly the version and hash on the desk. */
export function Decide({ view, submission, onChanged }: DecideProps) {
  const [reason, setReason] = useState('')
  const { busy, failure, run } = useVerb()
  const { version, versionHash } = submission
  const decide = (decision: 'approved' | 'rejected') =>
    run(async () => {
      onChanged(await call('approvals.decide', { contract: view.contract.id, version, versionHash, decision, reason: reason.trim() }))
      tellDone(decision === 'approved' ? texts.approvedNow : texts.rejectedNow)
    })
  return (
    <RailSection title={texts.decideTitle}>
      <div className={classes['form']}>
        <Textarea label={texts.reason} description={texts.reasonForRejecting} value={reason} onChange={event => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={2000} />
        <FailureNote failure={failure} />
        <div className={classes['choices']}>
          <Button loading={busy} onClick={() => decide('approved')}>{texts.approve}</Button>
          <Button variant="default" disabled={busy || reason.trim() === ''} onClick={() => decide('rejected')}>{texts.reject}</Button>
        </div>
      </div>
    </RailSection>
  )
}
