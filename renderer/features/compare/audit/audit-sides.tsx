import { Select } from '@mantine/core'
import { auditTexts, texts } from '#renderer/features/compare/texts.ts'
import type { Version } from '#shared/contracts/version.ts'
import type { FileSide } from '#shared/ipc/negotiation-views.ts'
import type { VersionId } from '#shared/lib/ids.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './audit.module.css'

interface AuditSidesProps {
  readonly versions: readonly Version[]
  readonly sent: VersionId
  readonly received: VersionId | FileSide | null
  readonly onChange: (sent: VersionId, received: VersionId | null) => void
}

const aFile = 'file'

/** Which version was sent, and what came back: another version, or a file. */
export function AuditSides({ versions, sent, received, onChange }: AuditSidesProps) {
  const locale = useLocale()
  const latestFirst = versions.toSorted((a, b) => b.number - a.number).map(({ id, number, name }) => ({ value: String(id), label: texts.version(formatNumber(number, locale), name) }))
  const byId = (id: string | null): VersionId | null => versions.find(version => version.id === id)?.id ?? null
  const fileName = typeof received === 'object' && received !== null ? received.fileName : auditTexts.otherFile
  const receivedId = typeof received === 'string' ? received : null
  return (
    <div className={classes['sides']}>
      <Select
        size="sm"
        aria-label={auditTexts.sentText}
        leftSection={<span className={classes['sideName']} aria-hidden="true">{auditTexts.sent}</span>}
        leftSectionWidth={52}
        data={latestFirst}
        value={sent}
        onChange={value => onChange(byId(value) ?? sent, receivedId)}
        className={classes['sideField'] ?? ''}
      />
      <Select
        size="sm"
        aria-label={auditTexts.receivedText}
        leftSection={<span className={classes['sideName']} aria-hidden="true">{auditTexts.received}</span>}
        leftSectionWidth={52}
        data={[...latestFirst.filter(({ value }) => value !== sent), { value: aFile, label: fileName }]}
        value={receivedId ?? aFile}
        onChange={value => onChange(sent, byId(value))}
        className={classes['sideField'] ?? ''}
      />
    </div>
  )
}
