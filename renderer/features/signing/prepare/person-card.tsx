import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { mayLeave, type Order, type PersonDraft } from '#renderer/features/signing/prepare/people.ts'
import { texts } from '#renderer/features/signing/prepare/texts.ts'
import { signingWays } from '#shared/signing/ceremony.ts'
import classes from './prepare.module.css'

interface PersonCardProps {
  readonly person: PersonDraft
  /** Whom a witness attests. */
  readonly attests?: string
  /** Where they stand among those with a turn; null for witnesses and copies. */
  readonly place: { readonly at: number; readonly last: boolean } | null
  readonly order: Order
  readonly onChange: (person: PersonDraft) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function legendOf({ role, party, block }: PersonDraft, attests: string | undefined): string {
  if (role === 'witness') return attests === undefined || attests.trim() === '' ? texts.witnessOfSomeone : texts.witnessOf(attests)
  if (role === 'approver') return texts.approver
  if (role === 'copy') return texts.copy
  if (block === '') return texts.extraSigner
  return party === '' ? texts.forNobody : texts.forParty(party)
}

/** One person: their name, what they sign as, how, and their place in the order. */
export function PersonCard({ person, attests, place, order, onChange, onMove, onRemove }: PersonCardProps) {
  const { role, name } = person
  const called = name.trim() === '' ? texts.someone : name.trim()
  const hint = role === 'witness' ? texts.witnessHint : role === 'approver' ? texts.approverText : role === 'copy' ? texts.copyText : null
  return (
    <fieldset className={classes['person']} data-role={role}>
      <legend>
        {place === null || order !== 'one after another' ? null : <span className={classes['number']} aria-hidden="true">{place.at + 1}</span>}
        {legendOf(person, attests)}
      </legend>
      <div className={classes['tools']}>
        {place === null || order === 'own turns' || (place.at === 0 && place.last) ? null : (
          <>
            <ActionIcon variant="subtle" color="gray" aria-label={texts.earlier(called)} disabled={place.at === 0} onClick={() => onMove(-1)}><IconArrowUp size={18} aria-hidden="true" /></ActionIcon>
            <ActionIcon variant="subtle" color="gray" aria-label={texts.later(called)} disabled={place.last} onClick={() => onMove(1)}><IconArrowDown size={18} aria-hidden="true" /></ActionIcon>
          </>
        )}
        {mayLeave(person) ? <Button size="compact-sm" variant="subtle" color="gray" aria-label={texts.remove(called)} onClick={onRemove}>{texts.removeWord}</Button> : null}
      </div>
      {hint === null ? null : <p className={classes['hint']}>{hint}</p>}
      <div className={classes['row']}>
        <TextInput label={texts.fullName} value={name} required onChange={event => onChange({ ...person, name: event.currentTarget.value })} />
        {role === 'signer' || role === 'approver' ? (
          <TextInput label={texts.capacity} placeholder={texts.capacityHint} value={person.capacity} onChange={event => onChange({ ...person, capacity: event.currentTarget.value })} />
        ) : null}
        {role === 'signer' && person.block === '' ? <TextInput label={texts.party} value={person.party} onChange={event => onChange({ ...person, party: event.currentTarget.value })} /> : null}
        <TextInput label={texts.email} type="email" value={person.email} onChange={event => onChange({ ...person, email: event.currentTarget.value })} />
        {role === 'copy' ? null : (
          <Select
            label={texts.way}
            description={person.way === 'in person' ? undefined : texts.wayMeanings[person.way]}
            inputWrapperOrder={['label', 'input', 'description']}
            data={signingWays.map(way => ({ value: way, label: texts.ways[way] }))}
            value={person.way}
            onChange={value => onChange({ ...person, way: signingWays.find(way => way === value) ?? person.way })}
          />
        )}
        {place === null || order !== 'own turns' ? null : (
          <NumberInput label={texts.turn} min={1} max={40} allowDecimal={false} value={person.turn} onChange={value => onChange({ ...person, turn: typeof value === 'number' && value >= 1 ? Math.min(40, Math.floor(value)) : 1 })} />
        )}
      </div>
    </fieldset>
  )
}
