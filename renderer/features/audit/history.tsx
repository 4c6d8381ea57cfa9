import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { exportLog } from '#renderer/features/audit/log.ts'
import { texts } from '#renderer/features/audit/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { Contract } from '#shared/contracts/contract.ts'
import { call } from '#renderer/lib/client.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './audit.module.css'

interface HistoryProps {
  readonly contract: Contract
}

/** The audit log of one contract, latest first. */
export function History({ contract }: HistoryProps) {
  const { value: entries, failure, reload } = useLoaded(`${contract.id} ${contract.updatedAt}`, () => call('audit.list', { contract: contract.id, limit: 500 }))
  const save = async () => {
    await exportLog(contract.id, contract.title)
    tellDone(texts.exported)
  }
  const download = (
    <Button size="compact-sm" variant="subtle" leftSection={<IconDownload size={14} aria-hidden="true" />} onClick={() => attempt(save)}>
      {texts.export}
    </Button>
  )
  return (
    <RailSection title={texts.historyTitle} action={download}>
      <FailureNote failure={failure} onRetry={reload} />
      {entries?.length === 0 ? <p className={classes['note']}>{texts.historyEmpty}</p> : null}
      <ol className={classes['history']}>
        {(entries ?? []).toSorted((a, b) => b.entry.sequence - a.entry.sequence).map(({ entry, who, sentence }) => (
          <li key={entry.sequence}>
            <p>{sentence}</p>
            <p className={classes['note']}>
              {who === '' ? texts.system : who} · <Moment at={entry.at} />
            </p>
          </li>
        ))}
      </ol>
    </RailSection>
  )
}
