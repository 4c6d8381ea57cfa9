import { IconCheck, IconClock, IconHelp, IconX, type Icon } from '@tabler/icons-react'
import { CertificateDetails } from '#renderer/features/verify/certificate-details.tsx'
import { Changes } from '#renderer/features/verify/changes.tsx'
import { FindingList } from '#renderer/features/verify/finding-list.tsx'
import { SideBySide } from '#renderer/features/verify/pages/side-by-side.tsx'
import type { VerificationOutcome } from '#renderer/features/verify/store.ts'
import { texts } from '#renderer/features/verify/texts.ts'
import { Moment } from '#renderer/components/moment.tsx'
import type { BlobId } from '#shared/lib/ids.ts'
import type { Integrity, SignatureReport } from '#shared/signing/verification.ts'
import classes from './verify.module.css'

interface SignatureLineProps {
  readonly signature: SignatureReport
  readonly since: VerificationOutcome['since'][number] | undefined
  readonly present: BlobId
}

const marks: Readonly<Record<Integrity, Icon>> = { intact: IconCheck, broken: IconX, indeterminate: IconHelp }

/** How a signature stands, with what came after it. */
function standingOf({ integrity, changesAfter }: SignatureReport): Integrity {
  if (integrity !== 'intact') return integrity
  return changesAfter === 'forbidden' ? 'broken' : changesAfter === 'unknown' ? 'indeterminate' : 'intact'
}

/** One signature: whether it holds and what came after it, who vouches for the name, whose clock; the rest for whoever asks. */
export function SignatureLine({ signature, since, present }: SignatureLineProps) {
  const { integrity, changesAfter, kind, signer, signedAt, timeSource } = signature
  const standing = standingOf(signature)
  const Mark = kind === 'time-stamp' && standing === 'intact' ? IconClock : marks[standing]
  return (
    <li className={classes['signature']} data-integrity={standing}>
      <p className={classes['line']}>
        <Mark size={20} stroke={2} aria-hidden="true" />
        <strong>{signer === '' ? texts.nameless : signer}</strong>
        {kind === 'signature' ? null : <span className={classes['aside']}>{texts.kinds[kind]}</span>}
        <span className={classes['when']}>{signedAt === null ? texts.noTime : <Moment at={signedAt} />}</span>
      </p>
      {/* What was signed is no longer there: what came after it says nothing. */}
      <p className={classes['says']}>{integrity === 'broken' ? `${texts.integrity.broken}.` : `${texts.integrity[integrity]}; ${texts.changes[changesAfter]}.`}</p>
      {signature.findings.length === 0 ? null : <FindingList findings={signature.findings} />}
      {integrity === 'broken' ? null : <Later signature={signature} since={since} present={present} />}
      <dl className={classes['facts']}>
        <dt>{texts.trustLabel}</dt>
        <dd data-trust={signature.trust}>{texts.trust[signature.trust]}</dd>
        <dt>{texts.timeLabel}</dt>
        <dd>{timeSource.words}{timeSource.localClock === true ? ` ${texts.localClock}` : ''}</dd>
      </dl>
      <CertificateDetails signature={signature} />
    </li>
  )
}

/** What came after the signature: before everybody's eyes where it was not permitted, folded away where it was. */
function Later({ signature: { changes, changesAfter }, since, present }: SignatureLineProps) {
  if (changes.length === 0 && since === undefined) return null
  const later = (
    <>
      <Changes changes={changes} />
      {since === undefined ? null : <SideBySide since={since} present={present} />}
    </>
  )
  if (changesAfter !== 'permitted') return later
  return (
    <details className={classes['later']}>
      <summary>{texts.addedSince}</summary>
      {later}
    </details>
  )
}
