import { Button, NumberInput, SegmentedControl, Select, Switch } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { renews, termsOf, valuesOf, type TermsValues } from '#renderer/features/renewal/panel/terms-values.ts'
import { texts } from '#renderer/features/renewal/panel/texts.ts'
import { UpliftFields } from '#renderer/features/renewal/panel/uplift-fields.tsx'
import { texts as words } from '#renderer/features/renewal/texts.ts'
import { DurationField } from '#renderer/components/fields/duration-field.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { endingDays, termKinds, type Terms } from '#shared/contracts/terms.ts'
import type { UpliftRule } from '#shared/contracts/uplift.ts'
import { call } from '#renderer/lib/client.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './term-panel.module.css'

interface TermsFormProps {
  readonly terms: Terms | null
  readonly uplift: UpliftRule | null
  readonly onSave: (terms: Terms, uplift: UpliftRule | null) => Promise<void>
}

const kinds = termKinds.map(value => ({ value, label: words.kinds[value] }))
const endings = endingDays.map(value => ({ value, label: words.endings[value] }))

/** How a contract goes on after its first term, by its own words. */
export function TermsForm({ terms, uplift, onSave }: TermsFormProps) {
  const [values, setValues] = useState(() => valuesOf(terms, uplift))
  const [dirty, setDirty] = useState(terms === null)
  const { busy, failure, run } = useVerb()
  const change = (part: Partial<TermsValues>) => {
    setValues(before => ({ ...before, ...part }))
    setDirty(true)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await onSave(termsOf(values), values.uplift)
      setDirty(false)
    })
  }
  const { kind } = values
  return (
    <form className={classes['form']} onSubmit={submit}>
      <div>
        <SegmentedControl aria-label={texts.form.kind} size="xs" data={kinds} value={kind} onChange={value => change({ kind: termKinds.find(each => each === value) ?? kind })} fullWidth />
        <p className={classes['faint']}>{words.kindMeanings[kind]}</p>
      </div>
      {renews(kind) ? (
        <>
          <DurationField label={texts.form.renewal} value={values.renewal} onChange={renewal => change({ renewal })} />
          <NumberInput label={texts.form.most} description={texts.form.mostHint} value={values.most ?? ''} min={1} max={999} allowDecimal={false} onValueChange={({ floatValue }) => change({ most: floatValue === undefined ? null : Math.max(1, Math.min(999, Math.round(floatValue))) })} className="tabular" />
        </>
      ) : null}
      {kind === 'fixed' ? null : <NoticeFields values={values} onChange={change} />}
      {kind === 'evergreen' ? <Select label={texts.form.endsOn} data={endings} value={values.endsOn} onChange={value => change({ endsOn: endingDays.find(each => each === value) ?? 'any day' })} /> : null}
      <PlaceField value={values.place} onChange={place => change({ place })} />
      {kind === 'fixed' ? null : <UpliftFields rule={values.uplift} onChange={next => change({ uplift: next })} />}
      <FailureNote failure={failure} />
      <Button type="submit" loading={busy} disabled={!dirty}>{texts.form.save}</Button>
    </form>
  )
}

interface PartProps {
  readonly values: TermsValues
  readonly onChange: (part: Partial<TermsValues>) => void
}

function NoticeFields({ values, onChange }: PartProps) {
  return (
    <>
      <Switch label={texts.form.hasNotice} checked={values.hasNotice} onChange={event => onChange({ hasNotice: event.currentTarget.checked })} />
      {values.hasNotice ? (
        <div className={classes['nested']}>
          <DurationField label={texts.form.period} value={values.period} onChange={period => onChange({ period })} required />
          <Switch label={texts.form.clear} description={texts.form.clearHint} checked={values.clear} onChange={event => onChange({ clear: event.currentTarget.checked })} />
          <DurationField label={texts.form.delivery} description={texts.form.deliveryHint} value={values.delivery} onChange={delivery => onChange({ delivery })} />
          <Switch label={texts.form.rolls} checked={values.theirsRollsForward} onChange={event => onChange({ theirsRollsForward: event.currentTarget.checked })} />
        </div>
      ) : null}
    </>
  )
}

interface PlaceFieldProps {
  readonly value: string
  readonly onChange: (place: string) => void
}

function PlaceField({ value, onChange }: PlaceFieldProps) {
  const { value: places } = useLoaded('places', () => call('terms.places', {}))
  const known = (places ?? []).map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))
  const data = value === '' || known.some(place => place.value === value) ? known : [{ value, label: value }, ...known]
  return <Select label={texts.form.place} description={texts.form.placeHint} placeholder={texts.form.anywhere} data={data} limit={60} value={value === '' ? null : value} onChange={place => onChange(place ?? '')} searchable clearable inputWrapperOrder={['label', 'input', 'description']} />
}
