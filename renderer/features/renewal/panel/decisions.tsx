import { Button } from '@mantine/core'
import { useState } from 'react'
import { choicesFor, type DecisionKind } from '#renderer/features/renewal/choices.ts'
import { DecideDialog } from '#renderer/features/renewal/decide-form.tsx'
import { NoticeLetter } from '#renderer/features/renewal/notice-letter.tsx'
import { texts } from '#renderer/features/renewal/panel/texts.ts'
import { texts as words } from '#renderer/features/renewal/texts.ts'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { Output } from '#shared/ipc/api.ts'
import type { TermsView } from '#shared/ipc/renewal-api.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { formatDate, formatMoney } from '#renderer/lib/formatting.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './term-panel.module.css'

interface DecisionsProps {
  readonly contract: Contract
  readonly value: TermsView
  readonly mayDecide: boolean
  readonly onDecided: (answer: Output<'renewals.decide'>) => void
}

/** What is to become of the contract when its term ends, and what was decided before. */
export function Decisions({ contract, value, mayDecide, onDecided }: DecisionsProps) {
  const [deciding, setDeciding] = useState<DecisionKind | null>(null)
  const [letter, setLetter] = useState(false)
  const { standing, decisions, terms } = value
  const choices = choicesFor(terms?.kind ?? null)
  const over = standing.standing === 'ended' || standing.standing === 'unknown'
  const noticeable = terms?.notice !== null && terms !== null && !over
  return (
    <>
      {mayDecide && !over && choices.length > 0 ? (
        <RailSection title={texts.decide}>
          <div className={classes['choices']}>
            {choices.map(kind => <Button key={kind} size="compact-sm" variant="default" title={words.decisionMeanings[kind]} onClick={() => setDeciding(kind)}>{words.decisions[kind]}</Button>)}
          </div>
          {noticeable ? <Button size="compact-sm" variant="light" mt="sm" onClick={() => setLetter(true)}>{texts.letter}</Button> : null}
        </RailSection>
      ) : null}
      {decisions.length === 0 ? null : <RailSection title={texts.decisions}><Made value={value} /></RailSection>}
      {deciding === null ? null : <DecideDialog contract={contract.id} title={contract.title} kind={deciding} terms={terms?.kind ?? null} onClose={() => setDeciding(null)} onDecided={onDecided} />}
      {letter ? <NoticeLetter contract={contract.id} onClose={() => setLetter(false)} /> : null}
    </>
  )
}

function Made({ value: { decisions } }: { readonly value: TermsView }) {
  const locale = useLocale()
  const { people } = useOpenSession()
  return (
    <ol className={classes['made']}>
      {decisions.toReversed().map(({ kind, term, on, at, by, reason, noticeGiven, ends, price }) => (
        <li key={`${at} ${kind}`}>
          <p><strong>{words.decided[kind]}</strong> · {words.term(String(term))}</p>
          <p>“{reason}”</p>
          <p className={classes['faint']}>
            {[nameOf(people, by), formatDate(on, locale), noticeGiven === null ? '' : texts.noticeOn(formatDate(noticeGiven, locale)), ends === null ? '' : texts.endsOn(formatDate(ends, locale)), price === null ? '' : formatMoney(price, locale)].filter(part => part !== '').join(' · ')}
          </p>
        </li>
      ))}
    </ol>
  )
}
