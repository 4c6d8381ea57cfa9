import { Button } from '@mantine/core'
import { IconFileDiff } from '@tabler/icons-react'
import { useState } from 'react'
import { RedlineReader, type PaperServices } from '#renderer/features/approvals/redline-reader.tsx'
import { texts } from '#renderer/features/approvals/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { formatDate, formatNumber, localDay } from '#renderer/lib/formatting.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'

interface SinceLastProps {
  readonly contract: ContractId
  readonly round: string
  readonly services: PaperServices
}

/** What changed since this person last approved the contract, one press away; nothing where they never did. */
export function SinceLast({ contract, round, services }: SinceLastProps) {
  const locale = useLocale()
  const { me } = useOpenSession()
  const [reading, setReading] = useState(false)
  const { value, failure, reload } = useLoaded(`${contract} ${round} ${me.id}`, () => call('approvals.sinceLast', { contract }))
  if (failure !== null) return <FailureNote failure={failure} onRetry={reload} />
  if (value === null) return null
  const version = formatNumber(value.since.number, locale)
  return (
    <>
      <Button variant="default" leftSection={<IconFileDiff size={17} stroke={1.7} aria-hidden="true" />} onClick={() => setReading(true)}>{texts.sinceLast}</Button>
      {reading ? <RedlineReader title={texts.sinceTitle(version, formatDate(localDay(value.since.at), locale))} document={value.redline} label={texts.redline} services={services} onClose={() => setReading(false)} /> : null}
    </>
  )
}
