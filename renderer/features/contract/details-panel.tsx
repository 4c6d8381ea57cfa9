import { Button, SegmentedControl, Select, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect } from 'react'
import { useContract } from '#renderer/features/contract/store.ts'
import { texts } from '#renderer/features/contract/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { DateField } from '#renderer/components/fields/date-field.tsx'
import { MoneyField } from '#renderer/components/fields/money-field.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import { contractTypes, type Contract, type ContractDetails } from '#shared/contracts/contract.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useVerb } from '#renderer/lib/use-verb.ts'
import { typeWords } from '#renderer/lib/words.ts'
import classes from './contract.module.css'

interface DetailsPanelProps {
  readonly view: ContractView
}

const types = contractTypes.map(type => ({ value: type, label: typeWords[type] }))
const kinds = [
  { value: 'company', label: texts.company },
  { value: 'individual', label: texts.individual },
]
/** While these last, the details are as fixed as the text. */
const fixed: ReadonlySet<Contract['state']> = new Set(['signing', 'cancelled', 'terminated', 'superseded'])
/** Approvals rest on the details, and are looked at again when one changes. */
const bound: ReadonlySet<Contract['state']> = new Set(['approval pending', 'approved'])

function detailsOf({ title, type, counterparty, value, effective, end }: Contract): ContractDetails {
  return { title, type, counterparty, value, effective, end }
}

/** What the record says beside the text: with whom, for how much, from when to when. */
export function DetailsPanel({ view }: DetailsPanelProps) {
  const { contract } = view
  const changeDetails = useContract(store => store.changeDetails)
  const { busy, failure, run } = useVerb()
  const holdDetails = useContract(store => store.holdDetails)
  const form = useForm<ContractDetails>({ initialValues: detailsOf(contract), onValuesChange: holdDetails })
  // What was typed before the panel was closed is still here.
  useEffect(() => {
    const { unsaved } = useContract.getState()
    if (unsaved !== null) form.setValues(unsaved)
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const disabled = fixed.has(contract.state)
  const { counterparty, type, value, effective, end } = form.values
  const submit = form.onSubmit(details =>
    run(async () => {
      const before = detailsOf(contract)
      await changeDetails(details)
      form.setInitialValues(details)
      form.resetDirty(details)
      tellDone(texts.detailsSaved, () => attempt(() => changeDetails(before)))
    }),
  )
  return (
    <form onSubmit={submit}>
      <RailSection title={texts.details}>
        <div className={classes['stack']}>
          <TextInput label={texts.title} required disabled={disabled} {...form.getInputProps('title')} />
          <Select label={texts.type} data={types} value={type} disabled={disabled} onChange={next => form.setFieldValue('type', contractTypes.find(each => each === next) ?? type)} />
        </div>
      </RailSection>
      <RailSection title={texts.counterparty}>
        <div className={classes['stack']}>
          <TextInput label={texts.partyName} disabled={disabled} {...form.getInputProps('counterparty.name')} />
          <SegmentedControl
            aria-label={texts.partyKind}
            data={kinds}
            value={counterparty.kind}
            disabled={disabled}
            onChange={kind => form.setFieldValue('counterparty.kind', kind === 'individual' ? 'individual' : 'company')}
          />
          <Textarea label={texts.address} autosize minRows={1} disabled={disabled} {...form.getInputProps('counterparty.address')} />
          <TextInput label={texts.registration} disabled={disabled} {...form.getInputProps('counterparty.registration')} />
          <TextInput label={texts.contactName} disabled={disabled} {...form.getInputProps('counterparty.contact.name')} />
          <TextInput label={texts.contactEmail} type="email" disabled={disabled} {...form.getInputProps('counterparty.contact.email')} />
        </div>
      </RailSection>
      <RailSection title={texts.term}>
        <div className={classes['stack']}>
          <MoneyField label={texts.value} value={value} disabled={disabled} onChange={next => form.setFieldValue('value', next)} />
          <DateField label={texts.effective} value={effective} disabled={disabled} onChange={next => form.setFieldValue('effective', next)} />
          <DateField label={texts.end} value={end} disabled={disabled} onChange={next => form.setFieldValue('end', next)} />
        </div>
      </RailSection>
      <div className={classes['panelFoot']} data-shown={form.isDirty()}>
        <FailureNote failure={failure} />
        {bound.has(contract.state) ? <Text size="xs" c="dimmed">{texts.detailsBound}</Text> : null}
        <Button type="submit" fullWidth loading={busy} disabled={!form.isDirty()}>{texts.saveDetails}</Button>
        {disabled ? <Text size="xs" c="dimmed">{texts.save.readOnly}</Text> : null}
      </div>
    </form>
  )
}
