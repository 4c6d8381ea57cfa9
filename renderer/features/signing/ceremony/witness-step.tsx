import { Checkbox, Textarea, TextInput } from '@mantine/core'
import type { WitnessDraft } from '#renderer/features/signing/ceremony/readiness.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import classes from './ceremony.module.css'

interface WitnessStepProps {
  readonly value: WitnessDraft
  /** Whose signature is witnessed. */
  readonly of: string
  readonly onChange: (value: WitnessDraft) => void
}

/** What a witness confirms and gives of themselves. */
export function WitnessStep({ value, of, onChange }: WitnessStepProps) {
  return (
    <section className={classes['step']} aria-label={texts.ceremony.witness}>
      <h2>{texts.ceremony.witness}</h2>
      <Checkbox label={texts.ceremony.adult} checked={value.adult} onChange={event => onChange({ ...value, adult: event.currentTarget.checked })} />
      <Checkbox label={texts.ceremony.present(of)} checked={value.present} onChange={event => onChange({ ...value, present: event.currentTarget.checked })} />
      <Checkbox label={texts.ceremony.notParty} checked={value.notParty} onChange={event => onChange({ ...value, notParty: event.currentTarget.checked })} />
      <Textarea label={texts.ceremony.address} autosize minRows={2} required maxLength={500} value={value.address} onChange={event => onChange({ ...value, address: event.currentTarget.value })} />
      <TextInput label={texts.ceremony.occupation} required maxLength={200} value={value.occupation} onChange={event => onChange({ ...value, occupation: event.currentTarget.value })} />
    </section>
  )
}
