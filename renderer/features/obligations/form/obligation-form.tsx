import { Button, Group, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { RepeatFields } from '#renderer/features/obligations/form/repeat-fields.tsx'
import { texts } from '#renderer/features/obligations/form/texts.ts'
import { detailsOf, type FormValues } from '#renderer/features/obligations/form/values.ts'
import { WhenFields, type PartProps } from '#renderer/features/obligations/form/when-fields.tsx'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { DurationField } from '#renderer/components/fields/duration-field.tsx'
import { MoneyField } from '#renderer/components/fields/money-field.tsx'
import { QuotedPassage } from '#renderer/components/quoted-passage.tsx'
import { obligationKinds, obligationParties, type ObligationDetails } from '#shared/obligations/obligation.ts'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './form.module.css'

interface ObligationFormProps {
  readonly initial: FormValues
  /** The button's verb. */
  readonly action: string
  /** What the text does not say, in words. */
  readonly missing?: readonly string[]
  readonly onSave: (details: ObligationDetails) => Promise<void>
  readonly onClose: () => void
}

const kinds = obligationKinds.map(value => ({ value, label: words.kinds[value] }))
const parties = obligationParties.map(value => ({ value, label: texts.parties[value] }))
const nothingMissing: readonly string[] = []

const party = (value: string | null) => obligationParties.find(each => each === value)
/** Whole days, as far as ten years. */
const whole = (value: number | undefined): number => Math.max(0, Math.min(3650, Math.round(value ?? 0)))

/** An obligation in plain words: what, who, when, how often, and what follows if it is not done. */
export function ObligationForm({ initial, action, missing = nothingMissing, onSave, onClose }: ObligationFormProps) {
  const [values, setValues] = useState(initial)
  const { busy, failure, run } = useVerb()
  const change = (part: Partial<FormValues>) => setValues(before => ({ ...before, ...part }))
  const details = detailsOf(values)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (details === null) return
    run(async () => {
      await onSave(details)
      onClose()
    })
  }
  const part: PartProps = { values, onChange: change }
  return (
    <form className={classes['form']} onSubmit={submit}>
      {missing.length === 0 ? null : <p className={classes['missing']}>{texts.stillMissing(missing.join(', '))}</p>}
      <Source {...part} />
      <WhatFields {...part} />
      <Section title={texts.when}>
        <WhenFields {...part} />
        <RepeatFields rule={values.recurrence} onChange={recurrence => change({ recurrence })} />
      </Section>
      <Section title={texts.people}><PeopleFields {...part} /></Section>
      <Section title={texts.more}><MoreFields {...part} /></Section>
      <Section title={texts.conditions}>
        <Switch label={texts.evidence} checked={values.evidenceNeeded} onChange={event => change({ evidenceNeeded: event.currentTarget.checked })} />
        <Switch label={texts.condition} description={texts.conditionHint} checked={values.conditionPrecedent} onChange={event => change({ conditionPrecedent: event.currentTarget.checked })} />
      </Section>
      <FailureNote failure={failure} />
      <Group justify="flex-end" gap="xs" className={classes['foot'] ?? ''}>
        {details === null ? <span className={classes['faint']}>{texts.missing}</span> : null}
        <Button variant="subtle" onClick={onClose}>{texts.cancel}</Button>
        <Button type="submit" loading={busy} disabled={details === null}>{action}</Button>
      </Group>
    </form>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={classes['section']}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

function Source({ values: { source }, onChange }: PartProps) {
  if (source === null) return <p className={classes['faint']}>{texts.noSource}</p>
  return (
    <div>
      <QuotedPassage quote={source.quote} clause={source.clause} onJump={null} />
      <Button size="compact-xs" variant="subtle" onClick={() => onChange({ source: null })}>{texts.dropSource}</Button>
    </div>
  )
}

function WhatFields({ values, onChange }: PartProps) {
  return (
    <>
      <TextInput label={texts.what} placeholder={texts.whatHint} value={values.title} onChange={event => onChange({ title: event.currentTarget.value })} required maxLength={300} data-autofocus />
      <div className={classes['three']}>
        <Select label={texts.kind} data={kinds} value={values.kind} onChange={value => onChange({ kind: obligationKinds.find(kind => kind === value) ?? values.kind })} />
        <Select label={texts.debtor} data={parties} value={values.debtor} onChange={value => onChange({ debtor: party(value) ?? values.debtor })} />
        <Select label={texts.beneficiary} data={parties} value={values.beneficiary} onChange={value => onChange({ beneficiary: party(value) ?? values.beneficiary })} />
      </div>
    </>
  )
}

function PeopleFields({ values, onChange }: PartProps) {
  const { people } = useOpenSession()
  const active = people.filter(person => person.active || person.id === values.owner || person.id === values.acceptor)
  const choices = active.map(({ id, name }) => ({ value: id as string, label: name }))
  const find = (value: string | null) => people.find(person => person.id === value)?.id
  return (
    <div className={classes['two']}>
      <Select label={texts.owner} data={choices} value={values.owner} onChange={value => onChange({ owner: find(value) ?? values.owner })} />
      <Select label={texts.acceptor} description={texts.acceptorHint} placeholder={texts.noAcceptor} data={choices} value={values.acceptor} clearable onChange={value => onChange({ acceptor: find(value) ?? null })} inputWrapperOrder={['label', 'input', 'description']} />
    </div>
  )
}

function MoreFields({ values, onChange }: PartProps) {
  return (
    <>
      <div className={classes['two']}>
        <MoneyField label={texts.amount} value={values.amount} onChange={amount => onChange({ amount })} />
        <DurationField label={texts.lead} value={values.lead} onChange={lead => onChange({ lead })} />
      </div>
      <div className={classes['two']}>
        <NumberInput label={texts.grace} description={texts.graceHint} value={values.grace} min={0} max={3650} allowDecimal={false} onValueChange={({ floatValue }) => onChange({ grace: whole(floatValue) })} inputWrapperOrder={['label', 'input', 'description']} className="tabular" />
        <NumberInput label={texts.cure} description={texts.cureHint} value={values.cure ?? ''} min={0} max={3650} allowDecimal={false} onValueChange={({ floatValue }) => onChange({ cure: floatValue === undefined ? null : whole(floatValue) })} inputWrapperOrder={['label', 'input', 'description']} className="tabular" />
      </div>
    </>
  )
}
