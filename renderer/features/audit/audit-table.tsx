import type { LogEntry } from '#renderer/features/audit/log.ts'
import { texts } from '#renderer/features/audit/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './audit.module.css'

interface AuditTableProps {
  readonly entries: readonly LogEntry[]
}

export function AuditTable({ entries }: AuditTableProps) {
  const locale = useLocale()
  return (
    <table className={classes['table']} aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{texts.columns.number}</th>
          <th scope="col">{texts.columns.at}</th>
          <th scope="col">{texts.columns.who}</th>
          <th scope="col">{texts.columns.what}</th>
          <th scope="col">{texts.columns.hash}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ entry, who, sentence }) => (
          <tr key={entry.sequence}>
            <td className="tabular">{formatNumber(entry.sequence, locale)}</td>
            <td><Moment at={entry.at} /></td>
            <td>{who === '' ? texts.system : who}</td>
            <td>{sentence}</td>
            <td><HashText hash={entry.hash} of={texts.entryHash(formatNumber(entry.sequence, locale))} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
