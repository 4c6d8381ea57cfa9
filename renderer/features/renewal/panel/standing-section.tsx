import { Button } from '@mantine/core'
import { Deadline } from '#renderer/features/renewal/panel/deadline.tsx'
import { texts } from '#renderer/features/renewal/panel/texts.ts'
import { StandingPill } from '#renderer/features/renewal/standing-pill.tsx'
import { DateAway } from '#renderer/components/date-away.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { TermsView } from '#shared/ipc/renewal-api.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './term-panel.module.css'

interface StandingSectionProps {
  readonly value: TermsView
  /** Goes to where a missing fact is said. */
  readonly onMissing: (fact: string) => void
}

/** The standing in words, the dates that follow from it, and how they were counted. */
export function StandingSection({ value, onMissing }: StandingSectionProps) {
  const locale = useLocale()
  const { standing, terms } = value
  const most = terms?.most ?? null
  return (
    <RailSection title={texts.standing}>
      <div className={classes['form']}>
        <p className={classes['standing']}><StandingPill standing={standing} whole /></p>
        {standing.missing.length === 0 ? null : (
          <ul className={classes['missing']}>
            {standing.missing.map(fact => (
              <li key={fact}><span>{`${fact.charAt(0).toLocaleUpperCase()}${fact.slice(1)}`}</span> <Button size="compact-xs" variant="subtle" aria-label={`${texts.toField}: ${fact}`} onClick={() => onMissing(fact)}>{texts.toField}</Button></li>
            ))}
          </ul>
        )}
        {standing.standing === 'unknown' ? null : (
          <dl className={classes['facts']}>
            <dt>{texts.termLabel}</dt>
            <dd>{texts.termNumber(formatNumber(standing.term, locale))}</dd>
            {standing.end === null ? null : (
              <>
                <dt>{texts.endLabel}</dt>
                <dd><DateAway date={standing.end} /></dd>
              </>
            )}
            {terms?.kind === 'fixed' || terms?.kind === 'evergreen' ? null : (
              <>
                <dt>{texts.renewalsLabel}</dt>
                <dd>{texts.renewals(formatNumber(standing.renewals, locale), most === null ? null : formatNumber(most, locale))}</dd>
              </>
            )}
          </dl>
        )}
        {standing.ours === null ? null : <Deadline title={texts.ours} deadline={standing.ours} opened />}
        {standing.theirs === null ? null : <Deadline title={texts.theirs} deadline={standing.theirs} />}
      </div>
    </RailSection>
  )
}
