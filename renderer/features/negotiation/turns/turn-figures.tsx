import { texts } from '#renderer/features/negotiation/turns/texts.ts'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import { WordExplained } from '#renderer/components/word-explained.tsx'
import type { Output } from '#shared/ipc/api.ts'
import { counted, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './turns.module.css'

type History = Output<'negotiation.turns'>

/** How often the text went over, and how long each side had it. */
export function TurnFigures({ history: { rounds, days } }: { readonly history: History }) {
  const locale = useLocale()
  return (
    <RailSection title={texts.figures}>
      <dl className={classes['figures']}>
        <div>
          <dt><WordExplained meaning={texts.roundsMean}>{texts.rounds}</WordExplained></dt>
          <dd>{formatNumber(rounds, locale)}</dd>
        </div>
        {(['ours', 'theirs'] as const).map(holder => (
          <div key={holder}>
            <dt>{texts.days[holder]}</dt>
            <dd>{formatNumber(days[holder], locale)}</dd>
          </div>
        ))}
      </dl>
    </RailSection>
  )
}

/** Every turn, latest first. */
export function PastTurns({ history: { turns } }: { readonly history: History }) {
  const locale = useLocale()
  return (
    <RailSection title={texts.past}>
      <ol className={classes['turns']}>
        {turns.toReversed().map(({ holder, since, until, days }) => (
          <li key={since}>
            <span className={classes['holder']} data-holder={holder}>{texts.holders[holder]}</span>
            <span className={classes['span']}>
              <Moment at={since} /> – {until === null ? texts.now : <Moment at={until} />}
            </span>
            <span className="tabular">{counted(days, texts.dayOne, texts.dayMany, locale)}</span>
          </li>
        ))}
      </ol>
    </RailSection>
  )
}
