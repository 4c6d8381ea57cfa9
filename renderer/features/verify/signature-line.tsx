import { IconCheck, IconHelp, IconX, type Icon } from '@tabler/icons-react'
import { FindingList } from '#renderer/features/verify/finding-list.tsx'
import { texts } from '#renderer/features/verify/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import type { Integrity, SignatureReport } from '#shared/signing/verification.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './verify.module.css'

interface SignatureLineProps {
  readonly signature: SignatureReport
}

const marks: Readonly<Record<Integrity, Icon>> = { intact: IconCheck, broken: IconX, indeterminate: IconHelp }

/** One signature in a line, who vouches for the name in another, and the details for whoever asks. */
export function SignatureLine({ signature }: SignatureLineProps) {
  const locale = useLocale()
  const doubtful = signature.changesAfter === 'forbidden' ? 'broken' : signature.changesAfter === 'unknown' ? 'indeterminate' : signature.integrity
  const standing: Integrity = signature.integrity === 'intact' ? doubtful : signature.integrity
  const Mark = marks[standing]
  const covered = (signature.byteRange[1] ?? 0) + (signature.byteRange[3] ?? 0)
  return (
    <li className={classes['signature']} data-integrity={standing}>
      <p className={classes['line']}>
        <Mark size={20} stroke={2} aria-hidden="true" />
        <strong>{signature.signer === '' ? texts.nameless : signature.signer}</strong>
        <span>
          {/* What was signed is no longer there: what came after it says nothing. */}
          {signature.integrity === 'broken' ? `${texts.integrity.broken}.` : `${texts.integrity[signature.integrity]}; ${texts.changes[signature.changesAfter]}.`}
        </span>
        <span className={classes['when']}>{signature.signedAt === null ? texts.noTime : <Moment at={signature.signedAt} />}</span>
      </p>
      <p className={classes['trust']}>
        <span>{texts.trustLabel}: </span>
        {texts.trust[signature.trust]}
      </p>
      {signature.findings.length === 0 ? null : <FindingList findings={signature.findings} />}
      <details className={classes['details']}>
        <summary>{texts.details}</summary>
        <dl>
          <dt>{texts.field}</dt>
          <dd>{texts.kinds[signature.kind]}, {signature.field}{signature.page === undefined ? '' : `, ${texts.page} ${formatNumber(signature.page, locale)}`}</dd>
          <dt>{texts.level}</dt>
          <dd>{texts.levelWord(signature.level)}</dd>
          <dt>{texts.covered}</dt>
          <dd className="tabular">{formatNumber(covered, locale)}, {signature.covers === 'whole file' ? texts.wholeFile : texts.earlier}</dd>
          {signature.fingerprint === '' ? null : (
            <>
              <dt>{texts.fingerprint}</dt>
              <dd><HashText hash={signature.fingerprint} of={texts.fingerprint} /></dd>
            </>
          )}
        </dl>
      </details>
    </li>
  )
}
