import { IconCheck, IconX } from '@tabler/icons-react'
import { texts } from '#renderer/features/approvals/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { Approval } from '#shared/approvals/approval.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './approvals.module.css'

interface DecisionsProps {
  readonly view: ContractView
}

/** Every decision, the latest first; those that no longer hold stay, and say why. */
export function Decisions({ view }: DecisionsProps) {
  return (
    <RailSection title={texts.historyTitle}>
      {view.approvals.length === 0 ? <p className={classes['faint']}>{texts.none}</p> : null}
      <ol className={classes['list']}>
        {view.approvals.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(approval => <DecisionLine key={approval.id} approval={approval} view={view} />)}
      </ol>
    </RailSection>
  )
}

function DecisionLine({ approval, view }: { readonly approval: Approval; readonly view: ContractView }) {
  const locale = useLocale()
  const { people } = useOpenSession()
  const version = view.versions.find(({ id }) => id === approval.version)
  const Mark = approval.decision === 'approved' ? IconCheck : IconX
  return (
    <li className={classes['decision']} data-decision={approval.decision} data-voided={approval.voided !== null}>
      <Mark size={18} stroke={2} aria-hidden="true" />
      <div>
        <p>
          <strong>{approval.decision === 'approved' ? texts.approved : texts.rejected}</strong> {texts.by(nameOf(people, approval.by))}
        </p>
        {approval.reason === '' ? null : <p className={classes['quote']}>{approval.reason}</p>}
        <p className={classes['faint']}>
          {version === undefined ? null : `${texts.version(formatNumber(version.number, locale), version.name)} · `}
          <HashText hash={approval.versionHash} of={texts.hashOf} /> · <Moment at={approval.at} />
        </p>
        {approval.voided === null ? null : <p className={classes['warn']}>{texts.voided(approval.voided.because)}</p>}
        {approval.voided === null && approval.decision === 'approved' ? <p className={classes['faint']}>{texts.holds}</p> : null}
      </div>
    </li>
  )
}
