import { Button } from '@mantine/core'
import { texts } from '#renderer/features/approvals/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { Round } from '#shared/approvals/round.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { VersionId } from '#shared/lib/ids.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './approvals.module.css'

interface SubmissionProps {
  readonly view: ContractView
  readonly round: Round
  readonly onRead: (version: VersionId) => void
}

/** What was submitted: exactly this version, by its hash; and for whom it waits. */
export function Submission({ view, round, onRead }: SubmissionProps) {
  const locale = useLocale()
  const { me, people } = useOpenSession()
  const version = view.versions.find(({ id }) => id === round.version)
  const pending = round.state === 'pending'
  const open = view.route?.stages.find(({ standing }) => standing === 'open')
  const waited = new Set(open?.seats.filter(({ standing }) => standing === 'undecided').flatMap(({ decidedBy }) => decidedBy))
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(Array.from(waited, person => nameOf(people, person)))
  return (
    <RailSection title={pending ? texts.waitingTitle : texts.approvedTitle}>
      <div className={classes['form']}>
        {version === undefined ? null : <p><strong>{texts.version(formatNumber(version.number, locale), version.name)}</strong></p>}
        {round.note === '' ? null : <p className={classes['quote']}>{round.note}</p>}
        <p className={classes['faint']}>{texts.submittedBy(nameOf(people, round.submitter))} · <Moment at={round.submittedAt} /></p>
        <p className={classes['faint']}>{texts.bound} <HashText hash={round.versionHash} of={texts.hashOf} /></p>
        {pending && (round.submitter === me.id || waited.size > 0) ? <p>{round.submitter === me.id ? `${texts.yours} ` : ''}{waited.size === 0 ? '' : texts.waitsFor(names)}</p> : null}
        <Button variant="default" onClick={() => onRead(round.version)}>{texts.read}</Button>
      </div>
    </RailSection>
  )
}
