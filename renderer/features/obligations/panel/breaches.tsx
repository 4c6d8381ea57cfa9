import { Button, Modal } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconHourglassHigh, IconMailFast, IconX, type Icon } from '@tabler/icons-react'
import { useState } from 'react'
import { EndBreachForm, ServeForm, StartCureForm } from '#renderer/features/obligations/panel/breach-forms.tsx'
import { BreachLetter } from '#renderer/features/obligations/panel/breach-letter.tsx'
import { texts } from '#renderer/features/obligations/panel/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import { mayEdit } from '#shared/contracts/person.ts'
import type { ContractObligations } from '#shared/ipc/obligations-api.ts'
import type { BreachState } from '#shared/obligations/breach.ts'
import { counted, formatNumber } from '#renderer/lib/formatting.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './panel.module.css'

const marks: Readonly<Record<BreachState, Icon>> = { alleged: IconAlertTriangle, 'notice served': IconMailFast, curing: IconHourglassHigh, cured: IconCheck, uncured: IconX, withdrawn: IconX }
const open: ReadonlySet<BreachState> = new Set(['alleged', 'notice served', 'curing'])

export type BreachView = ContractObligations['breaches'][number]

interface BreachesProps {
  readonly value: ContractObligations
  readonly onTaken: (of: ContractObligations) => void
}

/** What one side says the other did not do, each with its cure clock; the open ones first. */
export function Breaches({ value, onTaken }: BreachesProps) {
  const ordered = value.breaches.toSorted((a, b) => Number(open.has(b.breach.state)) - Number(open.has(a.breach.state)))
  return (
    <RailSection title={texts.breaches}>
      <ul className={classes['obligations']}>
        {ordered.map(each => <BreachCard key={each.breach.id} of={each} onTaken={onTaken} />)}
      </ul>
    </RailSection>
  )
}

type Opened = 'letter' | 'serve' | 'cure' | 'cured' | 'uncured' | 'withdrawn' | null

function BreachCard({ of, onTaken }: { readonly of: BreachView; readonly onTaken: (of: ContractObligations) => void }) {
  const { breach } = of
  const { me, people } = useOpenSession()
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  const Mark = marks[breach.state]
  const acts = mayEdit(me) && open.has(breach.state)
  const form = { breach, onTaken, onClose: close }
  return (
    <li className={classes['obligation']} aria-label={breach.what}>
      <p className={classes['breachState']} data-state={breach.state}><Mark size={16} stroke={1.8} aria-hidden="true" />{texts.breachStates[breach.state]} · {texts.breachBy[breach.by]}</p>
      <p className={classes['words']}>{breach.what}</p>
      <CureClock of={of} />
      {breach.ended === null ? null : <p className={classes['faint']}>{breach.ended.how} · <DateAway date={breach.ended.on} /></p>}
      {acts ? (
        <div className={classes['breachDeeds']}>
          {breach.state === 'alleged' ? (
            <>
              <Button size="compact-sm" variant="light" onClick={() => setOpened('letter')}>{texts.letter}</Button>
              <Button size="compact-sm" variant="default" onClick={() => setOpened('serve')}>{texts.serve}</Button>
            </>
          ) : null}
          {breach.state === 'notice served' ? <Button size="compact-sm" variant="light" onClick={() => setOpened('cure')}>{texts.startCure}</Button> : null}
          {breach.state === 'alleged' ? null : (
            <>
              <Button size="compact-sm" variant={breach.state === 'curing' ? 'light' : 'default'} onClick={() => setOpened('cured')}>{texts.cured}</Button>
              <Button size="compact-sm" variant="default" onClick={() => setOpened('uncured')}>{texts.uncured}</Button>
            </>
          )}
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setOpened('withdrawn')}>{texts.withdraw}</Button>
        </div>
      ) : null}
      <details className={classes['history']}>
        <summary>{texts.history}</summary>
        <ol>
          {breach.history.map(({ at, by, to, note }) => (
            <li key={`${at} ${to}`}>{texts.breachStates[to]} · {nameOf(people, by)} · <Moment at={at} />{note === '' ? '' : `: “${note}”`}</li>
          ))}
        </ol>
      </details>
      {opened === 'letter' ? <BreachLetter breach={breach} onClose={close} onServe={() => setOpened('serve')} /> : null}
      <Modal opened={opened === 'serve'} onClose={close} title={texts.serveTitle}><ServeForm {...form} /></Modal>
      <Modal opened={opened === 'cure'} onClose={close} title={texts.startCure}><StartCureForm {...form} /></Modal>
      <Modal opened={opened === 'cured' || opened === 'uncured' || opened === 'withdrawn'} onClose={close} title={opened === 'cured' || opened === 'uncured' ? texts[opened] : texts.withdraw}>
        {opened === 'cured' || opened === 'uncured' || opened === 'withdrawn' ? <EndBreachForm as={opened} {...form} /> : null}
      </Modal>
    </li>
  )
}

function CureClock({ of: { breach, cureBy, cureDaysLeft } }: { readonly of: BreachView }) {
  const locale = useLocale()
  if (cureBy === null || !open.has(breach.state)) return null
  const left = cureDaysLeft ?? 0
  const days = counted(Math.abs(left), 'day', 'days', locale)
  const whole = Math.max(1, breach.cureDays ?? 1)
  return (
    <div className={classes['clock']} data-passed={left < 0}>
      <p><span>{texts.cureBy} <DateAway date={cureBy} deadline /></span> <strong>{left < 0 ? texts.curePassed(days) : texts.cureLeft(days)}</strong></p>
      <div className={classes['bar']} role="meter" aria-label={texts.cureBy} aria-valuemin={0} aria-valuemax={whole} aria-valuenow={Math.max(0, Math.min(whole, left))} aria-valuetext={left < 0 ? texts.curePassed(days) : texts.cureLeft(formatNumber(left, locale))}>
        <span style={{ inlineSize: `${String(Math.max(0, Math.min(100, (left / whole) * 100)))}%` }} />
      </div>
    </div>
  )
}
