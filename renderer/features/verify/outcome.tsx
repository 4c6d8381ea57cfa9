import { IconAlertTriangle, IconCircleX, IconHelpCircle, IconPencilOff, IconShieldCheck, type Icon } from '@tabler/icons-react'
import { FindingList } from '#renderer/features/verify/finding-list.tsx'
import { SignatureLine } from '#renderer/features/verify/signature-line.tsx'
import type { VerificationOutcome } from '#renderer/features/verify/store.ts'
import { texts } from '#renderer/features/verify/texts.ts'
import type { Verdict } from '#shared/signing/verification.ts'
import { counted } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './verify.module.css'

interface OutcomeProps {
  readonly outcome: VerificationOutcome
  readonly fileName: string
}

const marks: Readonly<Record<Verdict, Icon>> = {
  intact: IconShieldCheck,
  extended: IconShieldCheck,
  modified: IconAlertTriangle,
  invalid: IconCircleX,
  indeterminate: IconHelpCircle,
  unsigned: IconPencilOff,
}

/** The one sentence, a line for each signature, and everything else folded away. */
export function Outcome({ outcome, fileName }: OutcomeProps) {
  const locale = useLocale()
  const { report, sentence, known } = outcome
  const Mark = marks[report.verdict]
  return (
    <div className={classes['outcome']}>
      <output className={classes['verdict']} data-verdict={report.verdict}>
        <Mark size={40} stroke={1.4} aria-hidden="true" />
        <div>
          <p className={classes['word']}>{texts.verdicts[report.verdict]}</p>
          <p className={classes['sentence']}>{sentence}</p>
          {report.verdict === 'indeterminate' ? <p className={classes['aside']}>{texts.undecided}</p> : null}
          <p className={classes['aside']}>
            {fileName} · {counted(report.pages, texts.onePage, texts.manyPages, locale)}
          </p>
          <p className={classes['aside']}>{known ?? texts.unknownFile}</p>
        </div>
      </output>
      {report.findings.length === 0 ? null : (
        <section className={classes['block']}>
          <h2>{texts.fileFindings}</h2>
          <FindingList findings={report.findings} />
        </section>
      )}
      {report.signatures.length === 0 ? null : (
        <section className={classes['block']}>
          <h2>{texts.signatures}</h2>
          <ol className={classes['lines']}>
            {report.signatures.map(signature => <SignatureLine key={`${signature.field} ${signature.byteRange.join(' ')}`} signature={signature} />)}
          </ol>
        </section>
      )}
    </div>
  )
}
