import { Button } from '@mantine/core'
import { texts } from '#renderer/features/approvals/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { Submission as SubmissionRecord } from '#shared/contracts/contract.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { VersionId } from '#shared/lib/ids.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './approvals.module.css'

interface SubmissionProps {
  readonly view: ContractView
  readonly submission: SubmissionRecord
  readonly approvers: readonly Person[]
  readonly onRead: (version: VersionId) => void
}

/** What was submitted: exactly this version, by its hash. */
export function Submission({ view, submission, approvers, onRead }: SubmissionProps) {
  const locale = useLocale()
  const { me, people } = useOpenSession()
  const version = view.versions.find(({ id }) => id === submission.version)
  const pending = view.contract.state === 'approval pending'
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(approvers.map(({ name }) => name))
  return (
    <RailSection title={pending ? texts.waitingTitle : texts.waiting(nameOf(people, submission.by))}>
      <div className={classes['form']}>
        {version === undefined ? null : <p><strong>{texts.version(formatNumber(version.number, locale), version.name)}</strong></p>}
        {version === undefined || version.note === '' ? null : <p>{version.note}</p>}
        <p className={classes['faint']}>
          {texts.waiting(nameOf(people, submission.by))} · <Moment at={submission.at} />
        </p>
        <p className={classes['faint']}>
          {texts.bound} <HashText hash={submission.versionHash} of={texts.hashOf} />
        </p>
        {pending ? <p>{submission.by === me.id ? `${texts.yours} ` : ''}{texts.waitsFor(names)}</p> : null}
        <Button variant="default" onClick={() => onRead(submission.version)}>{texts.read}</Button>
      </div>
    </RailSection>
  )
}
