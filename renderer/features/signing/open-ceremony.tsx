import { Button, Collapse, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import { SignerList } from '#renderer/features/signing/signer-list.tsx'
import { texts } from '#renderer/features/signing/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { ContractView } from '#shared/ipc/views.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { call } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './signing.module.css'

interface OpenCeremonyProps {
  readonly ceremony: Ceremony
  readonly onChanged: (view: ContractView) => void
}

/** The signing under way: who has signed, who is next, and the way to stop it. */
export function OpenCeremony({ ceremony, onChanged }: OpenCeremonyProps) {
  const [stopping, { toggle }] = useDisclosure(false)
  const [reason, setReason] = useState('')
  const { busy, failure, run } = useVerb()
  const stop = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await call('signing.cancel', { ceremony: ceremony.id, reason: reason.trim() })
      onChanged(await call('contracts.get', { contract: ceremony.contract }))
      tellDone(texts.withdrawn)
    })
  }
  return (
    <RailSection title={texts.openTitle}>
      <div className={classes['form']}>
        <SignerList ceremony={ceremony} />
        <Button component={Link} to={`/signing/${ceremony.id}`}>{texts.continue}</Button>
        <Button variant="subtle" color="gray" size="compact-sm" aria-expanded={stopping} onClick={toggle}>{texts.withdrawTitle}</Button>
        <Collapse expanded={stopping} keepMounted={false} transitionDuration={100}>
          <form onSubmit={stop} className={classes['form']}>
            <p className={classes['lede']}>{texts.withdrawText}</p>
            <Textarea label={texts.reason} value={reason} onChange={event => setReason(event.currentTarget.value)} autosize minRows={2} required maxLength={2000} />
            <FailureNote failure={failure} />
            <Button type="submit" variant="default" loading={busy} disabled={reason.trim() === ''}>{texts.withdraw}</Button>
          </form>
        </Collapse>
      </div>
    </RailSection>
  )
}
