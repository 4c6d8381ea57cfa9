import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/renewal/panel/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { MoneyField } from '#renderer/components/fields/money-field.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { UpliftRule } from '#shared/contracts/uplift.ts'
import type { Money } from '#shared/document/field.ts'
import type { Output } from '#shared/ipc/api.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { formatMoney } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './term-panel.module.css'

interface UpliftCheckProps {
  readonly contract: ContractId
  readonly rule: UpliftRule
}

/** Whether a price asked for the next term is within what the contract allows (W4). */
export function UpliftCheck({ contract, rule }: UpliftCheckProps) {
  const locale = useLocale()
  const [asked, setAsked] = useState<Money | null>(null)
  const [index, setIndex] = useState('')
  const [answer, setAnswer] = useState<Output<'renewals.checkUplift'> | null>(null)
  const { busy, failure, run } = useVerb()
  const change = index.replace(',', '.').trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (asked === null) return
    run(async () => setAnswer(await call('renewals.checkUplift', { contract, asked, index: rule.kind === 'index' && change !== '' ? change : null })))
  }
  return (
    <RailSection title={texts.uplift}>
      <form className={classes['form']} onSubmit={submit}>
        <MoneyField label={texts.asked} value={asked} onChange={setAsked} required />
        {rule.kind === 'index' ? <TextInput label={`${texts.index} (${rule.index})`} value={index} onChange={event => setIndex(event.currentTarget.value)} inputMode="decimal" /> : null}
        <FailureNote failure={failure} />
        <div><Button type="submit" size="compact-sm" variant="default" loading={busy} disabled={asked === null}>{texts.check}</Button></div>
        <output>
          {answer === null ? null : (
            <div className={classes['verdict']} data-good={answer.within !== false}>
              <p>{answer.words}</p>
              {answer.allowed === null ? null : <p className={classes['faint']}>{texts.allowed(formatMoney(answer.allowed, locale))}</p>}
            </div>
          )}
        </output>
      </form>
    </RailSection>
  )
}
