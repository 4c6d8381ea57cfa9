import { Button, Checkbox, Group, MultiSelect, SegmentedControl, Select } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/policies/house-texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { MoneyField } from '#renderer/components/fields/money-field.tsx'
import type { SigningAuthority } from '#shared/approvals/authority.ts'
import { contractTypes } from '#shared/contracts/contract.ts'
import type { Person } from '#shared/contracts/person.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import { typeWords } from '#renderer/lib/words.ts'
import classes from './house.module.css'

interface AuthorityFormProps {
  /** Null for a new one. */
  readonly authority: SigningAuthority | null
  readonly people: readonly Person[]
  readonly onSave: (authority: SigningAuthority) => Promise<void>
  readonly onCancel: () => void
}

const words = texts.authority
const ways = (['alone', 'jointly'] as const).map(value => ({ value, label: words.ways[value] }))
const types = contractTypes.map(value => ({ value, label: typeWords[value] }))

/** What one person may sign. */
export function AuthorityForm({ authority, people, onSave, onCancel }: AuthorityFormProps) {
  const [person, setPerson] = useState<string | null>(authority?.person ?? null)
  const [chosen, setChosen] = useState<readonly SigningAuthority['types'][number][]>(authority?.types ?? [])
  const [limited, setLimited] = useState(authority === null || authority.limit !== null)
  const [limit, setLimit] = useState(authority?.limit ?? null)
  const [withoutValue, setWithoutValue] = useState(authority?.withoutValue ?? false)
  const [how, setHow] = useState(authority?.how ?? 'alone')
  const { busy, failure, run } = useVerb()
  const who = people.find(({ id }) => id === person)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (who === undefined) return
    const id = authority?.id ?? (crypto.randomUUID() as SigningAuthority['id'])
    run(() => onSave({ id, person: who.id, types: [...chosen], limit: limited ? limit : null, withoutValue, how }))
  }
  return (
    <form className={classes['card']} onSubmit={submit}>
      <div className={classes['pair']}>
        <Select label={texts.person} data={people.map(({ id, name }) => ({ value: id as string, label: name }))} value={person} onChange={setPerson} required data-autofocus searchable />
        <MultiSelect label={words.types} placeholder={chosen.length === 0 ? words.everyType : ''} data={types} value={[...chosen]} onChange={next => setChosen(contractTypes.filter(type => next.includes(type)))} hidePickedOptions />
      </div>
      <div className={classes['inline']}>
        <SegmentedControl aria-label={words.limit} data={[{ value: 'limited', label: words.limited }, { value: 'free', label: words.noLimit }]} value={limited ? 'limited' : 'free'} onChange={value => setLimited(value === 'limited')} />
        {limited ? <MoneyField label={words.limit} value={limit} onChange={setLimit} required /> : null}
      </div>
      <Checkbox label={words.withoutValue} checked={withoutValue} onChange={event => setWithoutValue(event.currentTarget.checked)} />
      <div><SegmentedControl aria-label={words.how} data={ways} value={how} onChange={value => setHow(value === 'jointly' ? 'jointly' : 'alone')} /></div>
      <FailureNote failure={failure} />
      <Group gap="xs">
        <Button type="submit" loading={busy} disabled={who === undefined || (limited && limit === null)}>{texts.save}</Button>
        <Button variant="subtle" onClick={onCancel}>{texts.cancel}</Button>
      </Group>
    </form>
  )
}
