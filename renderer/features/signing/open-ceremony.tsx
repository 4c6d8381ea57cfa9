import { Button, Collapse, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import { ExchangePart } from '#renderer/features/signing/elsewhere/exchange-part.tsx'
import { PaperPart } from '#renderer/features/signing/elsewhere/paper-part.tsx'
import { SignerList } from '#renderer/features/signing/signer-list.tsx'
import { texts } from '#renderer/features/signing/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { ContractView } from '#shared/ipc/views.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { openSigners } from '#shared/signing/turns.ts'
import { call } from '#renderer/lib/client.ts'
import { localDay } from '#renderer/lib/formatting.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useMinute } from '#renderer/lib/use-minute.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './signing.module.css'

interface OpenCeremonyProps {
  readonly ceremony: Ceremony
  readonly title: string
  readonly onChanged: (view: ContractView) => void
}

/** The signing under way: who has signed, who is next and how, and the way to stop it. */
export function OpenCeremony({ ceremony, title, onChanged }: OpenCeremonyProps) {
  const [stopping, { toggle }] = useDisclosure(false)
  const [reason, setReason] = useState('')
  const { busy, failure, run } = useVerb()
  const reload = async () => onChanged(await call('contracts.get', { contract: ceremony.contract }))
  const changed = () => attempt(reload)
  const stop = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await call('signing.cancel', { ceremony: ceremony.id, reason: reason.trim() })
      await reload()
      tellDone(texts.withdrawn)
    })
  }
  const now = useMinute().toISOString()
  const open = openSigners(ceremony)
  const expired = ceremony.expiresAt !== null && ceremony.expiresAt <= now
  const [here, inFile, onPaper] = (['in person', 'exchange', 'wet ink'] as const).map(way => open.filter(signer => signer.way === way))
  return (
    <RailSection title={texts.openTitle}>
      <div className={classes['form']}>
        {ceremony.expiresAt === null ? null : (
          <p className={classes['lede']}>{expired ? texts.expired : <>{texts.ceremony.ends} <DateAway date={localDay(ceremony.expiresAt)} deadline /></>}</p>
        )}
        <SignerList ceremony={expired ? { ...ceremony, state: 'expired' } : ceremony} onChanged={expired ? undefined : changed} />
        {expired || here === undefined || here.length === 0 ? null : <Button component={Link} to={`/signing/${ceremony.id}`}>{texts.continue}</Button>}
        {expired || inFile === undefined || inFile.length === 0 ? null : <ExchangePart ceremony={ceremony} signers={inFile} onChanged={changed} />}
        {expired || onPaper === undefined || onPaper.length === 0 ? null : <PaperPart ceremony={ceremony} title={title} signers={onPaper} onChanged={changed} />}
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
