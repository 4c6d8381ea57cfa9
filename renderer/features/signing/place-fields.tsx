import { Fieldset, TextInput } from '@mantine/core'
import type { Place } from '#renderer/features/signing/requested-signers.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import type { RequestedSigner } from '#shared/signing/plan.ts'
import classes from './signing.module.css'

interface PlaceFieldsProps {
  readonly place: Place
  readonly onChange: (place: Place) => void
}

/** One signature block: who signs there, and who witnesses it where the text asks for a witness. */
export function PlaceFields({ place, onChange }: PlaceFieldsProps) {
  const { signer, witness } = place
  return (
    <>
      <Fieldset legend={place.party === '' ? texts.forNobody : texts.forParty(place.party)} variant="unstyled" className={classes['place'] ?? ''}>
        <div className={classes['row']}>
          <TextInput label={texts.signerName} value={signer.name} required onChange={event => onChange({ ...place, signer: { ...signer, name: event.currentTarget.value } })} />
          <TextInput label={texts.capacity} description={texts.capacityHint} inputWrapperOrder={['label', 'input', 'description']} value={signer.capacity} onChange={event => onChange({ ...place, signer: { ...signer, capacity: event.currentTarget.value } })} />
          <TextInput label={texts.email} type="email" value={signer.email} onChange={event => onChange({ ...place, signer: { ...signer, email: event.currentTarget.value } })} />
        </div>
      </Fieldset>
      {witness === null ? null : <WitnessFields witness={witness} of={signer.name} onChange={changed => onChange({ ...place, witness: changed })} />}
    </>
  )
}

interface WitnessFieldsProps {
  readonly witness: RequestedSigner
  readonly of: string
  readonly onChange: (witness: RequestedSigner) => void
}

function WitnessFields({ witness, of, onChange }: WitnessFieldsProps) {
  return (
    <Fieldset legend={of.trim() === '' ? texts.witnessOfSomeone : texts.witnessOf(of)} variant="unstyled" className={classes['witness'] ?? ''}>
      <div className={classes['row']}>
        <TextInput label={texts.signerName} description={texts.witnessHint} inputWrapperOrder={['label', 'input', 'description']} value={witness.name} required onChange={event => onChange({ ...witness, name: event.currentTarget.value })} />
        <TextInput label={texts.email} type="email" value={witness.email} onChange={event => onChange({ ...witness, email: event.currentTarget.value })} />
      </div>
    </Fieldset>
  )
}
