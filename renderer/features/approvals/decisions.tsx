import { IconCheck, IconX } from '@tabler/icons-react'
import { texts } from '#renderer/features/approvals/texts.ts'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { Decision, Round } from '#shared/approvals/round.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { lastRound } from '#renderer/lib/my-seats.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './approvals.module.css'

interface DecisionsProps {
  readonly rounds: readonly Round[]
}

/** Every submission and every decision on it, the latest first; what no longer holds stays, and says why. */
export function Decisions({ rounds }: DecisionsProps) {
  const locale = useLocale()
  const { people } = useOpenSession()
  const last = lastRound(rounds)
  return (
    <RailSection title={texts.historyTitle}>
      {rounds.length === 0 ? <p className={classes['faint']}>{texts.none}</p> : null}
      <ol className={classes['list']}>
        {rounds.toSorted((a, b) => b.number - a.number).map(round => (
          <li key={round.id} className={classes['round']} aria-label={texts.round(formatNumber(round.number, locale))}>
            <p className={classes['roundHead']}>
              <strong>{texts.round(formatNumber(round.number, locale))}</strong> · {texts.roundStates[round.state]}
            </p>
            <p className={classes['faint']}>{texts.submittedBy(nameOf(people, round.submitter))} · <Moment at={round.submittedAt} /></p>
            {round.decisions.length === 0 ? <p className={classes['faint']}>{texts.noDecision}</p> : null}
            <ol className={classes['list']}>
              {round.decisions.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(decision => <DecisionLine key={decision.id} decision={decision} round={round} last={round === last} />)}
            </ol>
          </li>
        ))}
      </ol>
    </RailSection>
  )
}

/** What an approval is worth now; empty for one that a later submission replaced. */
function standingOf(decision: Decision, round: Round, last: boolean): string {
  if (decision.voided !== null || decision.decision === 'rejected' || !last) return ''
  if (round.state === 'pending' || round.state === 'approved') return texts.holds
  return round.state === 'recalled' || round.state === 'edited' ? texts.looksAgain : ''
}

interface DecisionLineProps {
  readonly decision: Decision
  readonly round: Round
  readonly last: boolean
}

function DecisionLine({ decision, round, last }: DecisionLineProps) {
  const { people } = useOpenSession()
  const { by, seat, as, reason, voided, at, file } = decision
  const stage = round.stages.find(({ id }) => id === decision.stage)?.name ?? decision.stage
  const details = [stage, texts.forSeat[as](nameOf(people, seat)), file === null ? '' : texts.byFile, at < round.submittedAt ? texts.carried : '']
  const standing = standingOf(decision, round, last)
  const Mark = decision.decision === 'approved' ? IconCheck : IconX
  return (
    <li className={classes['decision']} data-decision={decision.decision} data-voided={voided !== null}>
      <Mark size={18} stroke={2} aria-hidden="true" />
      <div>
        <p><strong>{decision.decision === 'approved' ? texts.approved : texts.rejected}</strong> {texts.by(nameOf(people, by))}</p>
        {reason === '' ? null : <p className={classes['quote']}>{reason}</p>}
        <p className={classes['faint']}>{details.filter(part => part !== '').join(' · ')} · <Moment at={at} /></p>
        {voided === null ? null : <p className={classes['warn']}>{texts.voided(voided.because)}</p>}
        {standing === '' ? null : <p className={classes['faint']}>{standing}</p>}
      </div>
    </li>
  )
}
