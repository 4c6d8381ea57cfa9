import { texts } from '#renderer/features/approvals/texts.ts'
import { Moment } from '#renderer/components/moment.tsx'
import type { Round } from '#shared/approvals/round.ts'
import type { GivenOut } from '#shared/ipc/approval-files-api.ts'
import type { PersonId } from '#shared/lib/ids.ts'
import { formatDate, localDay } from '#renderer/lib/formatting.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './approvals.module.css'

interface SeatNotesProps {
  readonly round: Round
  readonly stage: string
  readonly seat: PersonId
  /** The latest request by file for the seat. */
  readonly file: GivenOut | null
}

const quoted = (reason: string) => (reason === '' ? '' : ` ${texts.because(reason)}`)

/** What there is to say of a seat: who decided it and when, to whom it was delegated, who added it and why, and whether it was asked by file. */
export function SeatNotes({ round, stage, seat, file }: SeatNotesProps) {
  const locale = useLocale()
  const { people } = useOpenSession()
  const record = round.stages.find(({ id }) => id === stage)?.seats.find(({ person }) => person === seat)
  const decision = round.decisions.find(each => each.stage === stage && each.seat === seat && each.voided === null)
  const { delegate = null, added = null } = record ?? {}
  return (
    <span className={classes['notes']}>
      {added === null ? null : <span>{texts.addedBy(nameOf(people, added.by))}{quoted(added.reason)}</span>}
      {delegate === null ? null : <span>{texts.delegatedTo(nameOf(people, delegate.to))}{quoted(delegate.reason)}</span>}
      {decision === undefined ? null : <span>{decision.by === seat ? '' : `${texts.decidedBy(nameOf(people, decision.by))} · `}<Moment at={decision.at} /></span>}
      {file === null || decision !== undefined ? null : <span>{file.answeredAt !== null ? texts.fileAnswered : file.expired ? texts.fileExpired : texts.askedByFile(formatDate(localDay(file.expiresAt), locale))}</span>}
    </span>
  )
}
