import { IconAlertTriangle, IconCircleX, IconHelpCircle, IconPencilOff, IconShieldCheck, type Icon } from '@tabler/icons-react'
import { FindingList } from '#renderer/features/verify/finding-list.tsx'
import { Known } from '#renderer/features/verify/known.tsx'
import { SignatureLine } from '#renderer/features/verify/signature-line.tsx'
import type { VerificationOutcome } from '#renderer/features/verify/store.ts'
import { texts } from '#renderer/features/verify/texts.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { findingRules, type Finding, type VerificationReport, type Verdict } from '#shared/signing/verification.ts'
import { counted } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './verify.module.css'

interface OutcomeProps {
  readonly outcome: VerificationOutcome
  readonly fileName: string
  /** The file that was checked. */
  readonly blob: BlobId
}

const marks: Readonly<Record<Verdict, Icon>> = {
  intact: IconShieldCheck,
  extended: IconShieldCheck,
  modified: IconAlertTriangle,
  invalid: IconCircleX,
  indeterminate: IconHelpCircle,
  unsigned: IconPencilOff,
}

/** Why the verdict is not a good one: what was found, the gravest first, each once. */
function reasonsOf({ findings, signatures }: VerificationReport): Finding[] {
  const graveness = ['modified', 'invalid', 'indeterminate'] as const
  const found = [...findings, ...signatures.flatMap(signature => signature.findings)]
  const first = new Map(found.map(finding => [finding.message, finding]))
  return graveness.flatMap(effect => [...first.values()].filter(({ code }) => findingRules[code].effect === effect))
}

/** The one sentence, a line for each signature, and everything else folded away. */
export function Outcome({ outcome, fileName, blob }: OutcomeProps) {
  const locale = useLocale()
  const { report, sentence, since } = outcome
  const reasons = reasonsOf(report)
  const notes = report.findings.filter(({ code }) => findingRules[code].effect === 'note')
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
            {fileName}{report.pages === 0 ? '' : ` · ${counted(report.pages, texts.onePage, texts.manyPages, locale)}`}
          </p>
        </div>
      </output>
      {reasons.length === 0 ? null : (
        <section className={classes['reasons']} aria-label={texts.why}>
          <h2>{texts.why}</h2>
          <FindingList findings={reasons} />
        </section>
      )}
      <Known outcome={outcome} />
      {notes.length === 0 ? null : (
        <section className={classes['block']}>
          <h2>{texts.fileFindings}</h2>
          <FindingList findings={notes} />
        </section>
      )}
      {report.signatures.length === 0 ? null : (
        <section className={classes['block']}>
          <h2>{texts.signatures}</h2>
          <ol className={classes['lines']}>
            {report.signatures.map(signature => <SignatureLine key={`${signature.field} ${signature.byteRange.join(' ')}`} signature={signature} since={since.find(({ field }) => field === signature.field)} present={blob} />)}
          </ol>
        </section>
      )}
    </div>
  )
}
