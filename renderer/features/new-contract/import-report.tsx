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

/** Kinds of content, how many of each, and the first of them. */
function Kinds({ title, kinds }: { readonly title: string; readonly kinds: ImportReport['lost'] }) {
  const locale = useLocale()
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {kinds.map(({ kind, count, example }) => (
          <li key={kind}>
            {wordsFor(kind)} <span className="tabular">({formatNumber(count, locale)})</span>
            {example === '' ? null : <q>{example}</q>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What an import kept, and plainly what it could not. */
export function ImportReportView({ contract, report }: ImportReportProps) {
  const locale = useLocale()
  return (
    <output className={classes['report']}>
      <p className={classes['templateTitle']}>{contract.title}</p>
      <p>{texts.reportKept(counted(report.paragraphs, texts.paragraph, texts.paragraphs, locale), formatNumber(report.numbered, locale))}</p>
      {report.tables + report.footnotes === 0 ? null : <p>{counted(report.tables, texts.table, texts.tables, locale)}, {counted(report.footnotes, texts.footnote, texts.footnotes, locale)}</p>}
      {report.word === undefined ? null : (
        <p>{texts.wordChanges(counted(report.word.changes, texts.change, texts.changes, locale), counted(report.word.comments, texts.thread, texts.threads, locale))}</p>
      )}
      {report.lost.length === 0 ? <p>{texts.nothingLost}</p> : <Kinds title={report.word === undefined ? texts.lost : texts.lostOfWord} kinds={report.lost} />}
      {report.word === undefined ? null : (
        <>
          {report.word.shown.length === 0 ? null : <Kinds title={texts.shown} kinds={report.word.shown} />}
          {report.word.kept.length === 0 ? null : <Kinds title={texts.keptUnseen} kinds={report.word.kept} />}
          <p>{texts.fileKept}</p>
        </>
      )}
      <Button component={Link} to={`/contracts/${contract.id}`}>{texts.openImported}</Button>
    </output>
  )
}
