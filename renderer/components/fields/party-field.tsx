import { Fieldset, Input, SegmentedControl, Text, TextInput, Textarea } from '@mantine/core'
import type { PartyValue } from '#shared/document/field.ts'
import { texts } from '#renderer/components/fields/texts.ts'
import classes from './party-field.module.css'

interface PartyFieldProps {
  readonly label: string
  readonly description?: string | undefined
  readonly value: PartyValue | null
  readonly onChange: (value: PartyValue | null) => void
  readonly required?: boolean
}

const blank: PartyValue = { name: '', kind: 'company', address: '' }
const kinds = [
  { value: 'company', label: texts.company },
  { value: 'individual', label: texts.individual },
]

function isBlank(party: PartyValue): boolean {
  return [party.name, party.address, party.registration ?? '', party.email ?? ''].every(text => text.trim() === '')
}

/** One party to the contract: who they are and where they are found. */
export function PartyField({ label, description, value, onChange, required = false }: PartyFieldProps) {
  const party = value ?? blank
  const change = (part: Partial<PartyValue>) => {
    const next = { ...party, ...part }
    onChange(isBlank(next) && next.kind === 'company' ? null : next)
  }
  return (
    <Fieldset legend={label} className={classes['party'] ?? ''} variant="unstyled">
      {description === undefined ? null : <Text size="sm" c="dimmed">{description}</Text>}
      <div className={classes['grid']}>
        <TextInput label={texts.partyName} value={party.name} onChange={event => change({ name: event.currentTarget.value })} required={required} />
        <div>
          <Input.Label labelElement="div">{texts.partyKind}</Input.Label>
          <SegmentedControl
            aria-label={`${label}: ${texts.partyKind}`}
            data={kinds}
            value={party.kind}
            onChange={kind => change({ kind: kind === 'individual' ? 'individual' : 'company' })}
            fullWidth
          />
        </div>
        <Textarea className={classes['whole'] ?? ''} label={texts.address} value={party.address} onChange={event => change({ address: event.currentTarget.value })} autosize minRows={1} maxRows={4} />
        {party.kind === 'company' ? (
          <TextInput label={texts.registration} value={party.registration ?? ''} onChange={event => change({ registration: event.currentTarget.value })} />
        ) : null}
        <TextInput label={texts.email} value={party.email ?? ''} onChange={event => change({ email: event.currentTarget.value })} />
      </div>
    </Fieldset>
  )
}
