import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { AuthorityForm } from '#renderer/features/policies/authority-form.tsx'
import { texts } from '#renderer/features/policies/house-texts.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import type { SigningAuthority } from '#shared/approvals/authority.ts'
import { isOwner } from '#shared/contracts/person.ts'
import { formatMoney } from '#renderer/lib/formatting.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { typeWords } from '#renderer/lib/words.ts'
import classes from './house.module.css'

interface AuthoritiesProps {
  readonly authorities: readonly SigningAuthority[]
  readonly onSave: (authorities: readonly SigningAuthority[]) => Promise<void>
}

const words = texts.authority

/** Who may sign what for the house, in a table. */
export function Authorities({ authorities, onSave }: AuthoritiesProps) {
  const { me, people } = useOpenSession()
  const [edited, setEdited] = useState<SigningAuthority | 'new' | null>(null)
  const allowed = isOwner(me)
  const save = async (authority: SigningAuthority) => {
    const known = authorities.some(({ id }) => id === authority.id)
    await onSave(known ? authorities.map(each => (each.id === authority.id ? authority : each)) : [...authorities, authority])
    setEdited(null)
    tellDone(words.saved(nameOf(people, authority.person)), () => attempt(() => onSave(authorities)))
  }
  const remove = async (authority: SigningAuthority) => {
    await onSave(authorities.filter(({ id }) => id !== authority.id))
    tellDone(words.removed(nameOf(people, authority.person)), () => attempt(() => onSave(authorities)))
  }
  const add = <Button variant="default" disabled={!allowed} leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setEdited('new')}>{words.add}</Button>
  const candidates = people.filter(({ active, id }) => active || (edited !== null && edited !== 'new' && edited.person === id))
  return (
    <>
      <p className={classes['lede']}>{words.text} {allowed ? null : texts.ownersOnly}</p>
      {authorities.length === 0 && edited === null ? <EmptyState title={words.none} action={add}>{words.noneText}</EmptyState> : null}
      {authorities.length === 0 ? null : (
        <div className={classes['scroll']}>
          <table className={classes['table']}>
            <thead><tr>{words.columns.map(column => <th key={column} scope="col">{column}</th>)}<td aria-hidden="true" /></tr></thead>
            <tbody>{authorities.map(authority => <AuthorityRow key={authority.id} authority={authority} allowed={allowed} onChange={() => setEdited(authority)} onRemove={() => attempt(() => remove(authority))} />)}</tbody>
          </table>
        </div>
      )}
      {edited === null ? (authorities.length === 0 ? null : add) : <AuthorityForm key={edited === 'new' ? edited : edited.id} authority={edited === 'new' ? null : edited} people={candidates} onSave={save} onCancel={() => setEdited(null)} />}
    </>
  )
}

interface AuthorityRowProps {
  readonly authority: SigningAuthority
  readonly allowed: boolean
  readonly onChange: () => void
  readonly onRemove: () => void
}

function AuthorityRow({ authority: { person, types, limit, withoutValue, how }, allowed, onChange, onRemove }: AuthorityRowProps) {
  const locale = useLocale()
  const { people } = useOpenSession()
  const name = nameOf(people, person)
  const kinds = types.length === 0 ? words.everyType : new Intl.ListFormat(locale, { type: 'conjunction' }).format(types.map(type => typeWords[type]))
  return (
    <tr>
      <td><strong>{name}</strong></td>
      <td>{kinds}</td>
      <td className="tabular">{limit === null ? words.noLimit : formatMoney(limit, locale)}</td>
      <td>{withoutValue ? words.yes : words.no}</td>
      <td>{words.ways[how]}</td>
      <td>
        <Button size="compact-sm" variant="subtle" disabled={!allowed} aria-label={words.changeOf(name)} onClick={onChange}>{texts.change}</Button>
        <Button size="compact-sm" variant="subtle" color="gray" disabled={!allowed} aria-label={words.removeOf(name)} onClick={onRemove}>{texts.remove}</Button>
      </td>
    </tr>
  )
}
