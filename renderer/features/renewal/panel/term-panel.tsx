import { Button } from '@mantine/core'
import { useRef } from 'react'
import { Decisions } from '#renderer/features/renewal/panel/decisions.tsx'
import { FromTextSection } from '#renderer/features/renewal/panel/from-text.tsx'
import { StandingSection } from '#renderer/features/renewal/panel/standing-section.tsx'
import { TermsForm } from '#renderer/features/renewal/panel/terms-form.tsx'
import { texts } from '#renderer/features/renewal/panel/texts.ts'
import { UpliftCheck } from '#renderer/features/renewal/panel/uplift-check.tsx'
import { useTerms } from '#renderer/features/renewal/store.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { Contract, ContractDetails } from '#shared/contracts/contract.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import type { Terms } from '#shared/contracts/terms.ts'
import type { UpliftRule } from '#shared/contracts/uplift.ts'
import type { TermsView } from '#shared/ipc/renewal-api.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { formatDate, formatMoney, formatNumber } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './term-panel.module.css'

interface TermPanelProps {
  readonly view: ContractView
  readonly onChanged: (view: ContractView) => void
  readonly onJump: (paragraph: string) => void
  /** Opens the panel where the dates of the record stand. */
  readonly onDetails: () => void
}

/** Facts that stand in the details of the record; the others stand in the terms. */
const inDetails: ReadonlySet<string> = new Set(['the day it takes effect', 'the day it ends'])

function detailsOf({ title, type, counterparty, value, effective, end }: Contract): ContractDetails {
  return { title, type, counterparty, value, effective, end }
}

/** How long a contract lasts, how it goes on, and what is decided about that. */
export function TermPanel({ view, onChanged, onJump, onDetails }: TermPanelProps) {
  const { me } = useOpenSession()
  const { value, failure, open, take } = useTerms()
  const form = useRef<HTMLDivElement>(null)
  const { contract } = view
  if (value === null) return failure === null ? <Waiting what={texts.opening} /> : <FailureNote failure={failure} onRetry={() => void open(contract.id)} />
  const may = mayEdit(me)
  const taken = (answer: { readonly view: ContractView; readonly terms: TermsView }) => {
    onChanged(answer.view)
    take(contract.id, answer.terms)
  }
  const save = async (terms: Terms, uplift: UpliftRule | null) => {
    taken(await call('terms.save', { contract: contract.id, terms, uplift }))
    tellDone(texts.form.saved)
  }
  const takeOver = async ({ terms, effective, end }: NonNullable<TermsView['fromText']>) => {
    const details = detailsOf(contract)
    const dated = { ...details, effective: details.effective ?? effective, end: details.end ?? end }
    if (dated.effective !== details.effective || dated.end !== details.end) onChanged(await call('contracts.changeDetails', { contract: contract.id, details: dated }))
    taken(await call('terms.save', { contract: contract.id, terms, uplift: value.uplift }))
    tellDone(texts.takenOver)
  }
  const goTo = (fact: string) => {
    if (inDetails.has(fact)) return onDetails()
    form.current?.scrollIntoView({ block: 'start' })
    form.current?.querySelector<HTMLElement>('input:checked')?.focus()
  }
  return (
    <>
      <FailureNote failure={failure} onRetry={() => void open(contract.id)} />
      <StandingSection value={value} onMissing={goTo} />
      <Decisions contract={contract} value={value} mayDecide={may} onDecided={taken} />
      {value.fromText === null ? null : <FromTextSection found={value.fromText} onJump={onJump} onTakeOver={may ? () => (value.fromText === null ? Promise.resolve() : takeOver(value.fromText)) : null} />}
      <RailSection title={texts.terms}>
        <div ref={form}>
          {may ? <TermsForm key={JSON.stringify([value.terms, value.uplift])} terms={value.terms} uplift={value.uplift} onSave={save} /> : <p className={classes['faint']}>{texts.form.fixed}</p>}
          <p className={classes['faint']}>{texts.datesIn} <Button size="compact-xs" variant="subtle" onClick={onDetails}>{texts.toDetails}</Button></p>
        </div>
      </RailSection>
      {value.uplift === null ? null : <UpliftCheck contract={contract.id} rule={value.uplift} />}
      {value.history.length === 0 ? null : <RailSection title={texts.history}><History value={value} /></RailSection>}
    </>
  )
}

function History({ value: { history } }: { readonly value: TermsView }) {
  const locale = useLocale()
  return (
    <ol className={classes['made']}>
      {history.map(({ term, from, to, price, how }) => (
        <li key={term}>
          <p><strong>{texts.termNumber(formatNumber(term, locale))}</strong> · {texts.fromTo(formatDate(from, locale), formatDate(to, locale))}</p>
          <p className={classes['faint']}>{[how, price === null ? '' : formatMoney(price, locale)].filter(part => part !== '').join(' · ')}</p>
        </li>
      ))}
    </ol>
  )
}
