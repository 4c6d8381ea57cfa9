import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { texts } from '#renderer/features/new-contract/texts.ts'
import { importLossKinds } from '#shared/document/import/report.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { ImportReport } from '#shared/ipc/views.ts'
import { counted, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './new-contract.module.css'

interface ImportReportProps {
  readonly contract: Contract
  readonly report: ImportReport
}

const wordsFor = (kind: string): string => importLossKinds.filter(each => each === kind).map(each => texts.losses[each])[0] ?? kind

/** What an import kept, and plainly what it could not. */
export function ImportReportView({ contract, report }: ImportReportProps) {
  const locale = useLocale()
  return (
    <output className={classes['report']}>
      <p className={classes['templateTitle']}>{contract.title}</p>
      <p>{texts.reportKept(counted(report.paragraphs, texts.paragraph, texts.paragraphs, locale), formatNumber(report.numbered, locale))}</p>
      {report.tables + report.footnotes === 0 ? null : <p>{texts.tables(formatNumber(report.tables, locale))}, {texts.footnotes(formatNumber(report.footnotes, locale))}</p>}
      {report.lost.length === 0 ? <p>{texts.nothingLost}</p> : (
        <>
          <h3>{texts.lost}</h3>
          <ul>
            {report.lost.map(({ kind, count, example }) => (
              <li key={kind}>
                {wordsFor(kind)} <span className="tabular">({formatNumber(count, locale)})</span>
                {example === '' ? null : <q>{example}</q>}
              </li>
            ))}
          </ul>
        </>
      )}
      <Button component={Link} to={`/contracts/${contract.id}`}>{texts.openImported}</Button>
    </output>
  )
}
