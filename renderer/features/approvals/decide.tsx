import { Button, Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PaperServices } from '#renderer/features/approvals/redline-reader.tsx'
import { SinceLast } from '#renderer/features/approvals/since-last.tsx'
import { texts } from '#renderer/features/approvals/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { Round } from '#shared/approvals/round.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import type { MySeat } from '#renderer/lib/my-seats.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { nameOf, useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './approvals.module.css'

interface DecideProps {
  readonly view: ContractView
  readonly round: Round
  /** The seats that whoever works here may decide now; at least one. */
  readonly seats: readonly [MySeat, ...MySeat[]]
  readonly services: PaperServices
  readonly onChanged: (view: ContractView) => void
}

function toldAfter(decision: 'approved' | 'rejected', view: ContractView): string {
  const pending = view.contract.state === 'approval pending'
  if (decision === 'approved') return pending ? texts.approvedOn : texts.approvedNow
  return pending ? texts.rejectedOn : texts.rejectedNow
}

/** A decision on exactly the version and hash that were submitted, for oneself or for whom one stands in. */
export function Decide({ view, round, seats, services, onChanged }: DecideProps) {
  const { people } = useOpenSession()
  const [chosen, setChosen] = useState<string>('')
  const [reason, setReason] = useState('')
  const { busy, failure, run } = useVerb()
  const mine = seats.find(({ seat }) => seat === chosen) ?? seats[0]
  const words = ({ as, seat }: MySeat) => texts.as[as](nameOf(people, seat))
  const decide = (decision: 'approved' | 'rejected') =>
    run(async () => {
      const { version, versionHash } = round
      const next = await call('approvals.decide', { contract: view.contract.id, seat: mine.seat, version, versionHash, decision, reason: reason.trim() })
      setReason('')
      onChanged(next)
      tellDone(toldAfter(decision, next))
    })
  return (
    <RailSection title={texts.decideTitle}>
      <div className={classes['form']}>
        {seats.length === 1 ? (
          <p>{texts.inStage(mine.stage.name)}{mine.as === 'self' ? null : <> <strong>{texts.decideAs} {words(mine)}.</strong></>}</p>
        ) : (
          <Radio.Group label={texts.decideAs} value={mine.seat} onChange={setChosen}>
            <div className={classes['seats']}>{seats.map(seat => <Radio key={seat.seat} value={seat.seat} label={words(seat)} />)}</div>
          </Radio.Group>
        )}
        <SinceLast contract={view.contract.id} round={round.id} services={services} />
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
