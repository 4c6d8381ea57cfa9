import { Button, TextInput } from '@mantine/core'
import { IconDownload, IconLink, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { AuditTable } from '#renderer/features/audit/audit-table.tsx'
import { ChainVerdict } from '#renderer/features/audit/chain-verdict.tsx'
import { exportLog, matching } from '#renderer/features/audit/log.ts'
import { texts } from '#renderer/features/audit/texts.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Screen } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { Output } from '#shared/ipc/api.ts'
import { call } from '#renderer/lib/client.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './audit.module.css'

const shownAtMost = 1000

/** The audit log of the workspace, and whether its chain holds. */
export function AuditLog() {
  const { name, path } = useOpenSession()
  const locale = useLocale()
  const log = useLoaded(path, () => call('audit.list', { contract: null, limit: shownAtMost }))
  const [verdict, setVerdict] = useState<Output<'audit.check'> | null>(null)
  const check = useVerb()
  const [words, setWords] = useState('')
  const entries = log.value === null ? [] : matching(log.value, words)
  const save = async () => {
    await exportLog(null, name)
    tellDone(texts.exported)
  }
  return (
    <Screen
      title={texts.title}
      lede={texts.lede}
      measure="wide"
      actions={
        <>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />} onClick={() => attempt(save)}>{texts.export}</Button>
          <Button leftSection={<IconLink size={16} aria-hidden="true" />} loading={check.busy} onClick={() => check.run(async () => setVerdict(await call('audit.check', {})))}>{texts.check}</Button>
        </>
      }
    >
      <FailureNote failure={log.failure ?? check.failure} onRetry={log.reload} />
      <ChainVerdict verdict={verdict} />
      <TextInput aria-label={texts.filter} placeholder={texts.filterHint} value={words} onChange={event => setWords(event.currentTarget.value)} leftSection={<IconSearch size={16} aria-hidden="true" />} maw={320} mb="md" />
      {log.value === null ? (log.loading ? <Waiting what={texts.opening} /> : null) : null}
      {log.value !== null && entries.length === 0 ? <EmptyState title={words === '' ? texts.empty : texts.noMatch} /> : null}
      {entries.length === 0 ? null : <AuditTable entries={entries} />}
      {log.value?.length === shownAtMost ? <p className={classes['note']}>{texts.limited(formatNumber(shownAtMost, locale))}</p> : null}
    </Screen>
  )
}
