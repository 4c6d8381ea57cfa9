import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { PersonCard } from '#renderer/features/signing/prepare/person-card.tsx'
import { allNamed, orders, planOf, principals, withChange, withMove, withoutPerson, withPerson, witnessTo, type Asked } from '#renderer/features/signing/prepare/people.ts'
import { usePreparation } from '#renderer/features/signing/prepare/store.ts'
import { texts } from '#renderer/features/signing/prepare/texts.ts'
import type { SignerRole } from '#shared/signing/ceremony.ts'
import classes from './prepare.module.css'

interface PeopleStepProps {
  readonly asked: Asked
}

/** Everyone asked, in their order, each with how they sign. */
export function PeopleStep({ asked }: PeopleStepProps) {
  const { order, changePeople, changeOrder, goTo } = usePreparation()
  const { people } = asked
  const acting = principals(people)
  const named = allNamed(people)
  const plan = named ? planOf(asked, order) : null
  const problem = plan === null ? texts.nameMissing : plan.ok ? null : plan.refusal.message
  const add = (role: SignerRole, witnessOf: string | null = null) => changePeople(withPerson(people, role, crypto.randomUUID(), witnessOf))
  const card = (key: string, place: { readonly at: number; readonly last: boolean } | null) => {
    const person = people.find(each => each.key === key)
    if (person === undefined) return null
    const witness = witnessTo(people, key)
    return (
      <li key={key} className={classes['card']}>
        <PersonCard
          person={person}
          place={place}
          order={order}
          onChange={changed => changePeople(withChange(people, changed))}
          onMove={by => changePeople(withMove(people, key, by))}
          onRemove={() => changePeople(withoutPerson(people, key))}
        />
        {witness === undefined ? null : (
          <PersonCard person={witness} attests={person.name} place={null} order={order} onChange={changed => changePeople(withChange(people, changed))} onMove={() => {}} onRemove={() => changePeople(withoutPerson(people, witness.key))} />
        )}
        {witness !== undefined || person.role !== 'signer' ? null : (
          <Button className={classes['addWitness'] ?? ''} size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => add('witness', key)}>{texts.addWitness}</Button>
        )}
      </li>
    )
  }
  const copies = people.filter(({ role }) => role === 'copy')
  return (
    <div className={classes['column']}>
      <div>
        <h2 className={classes['heading']}>{texts.peopleTitle}</h2>
        <p className={classes['soft']}>{texts.peopleText}</p>
      </div>
      {acting.length < 2 ? null : (
        <fieldset className={classes['order']}>
          <legend>{texts.order}</legend>
          <SegmentedControl aria-label={texts.order} value={order} data={orders.map(value => ({ value, label: texts.orders[value] }))} onChange={value => changeOrder(orders.find(each => each === value) ?? order)} />
          <p className={classes['soft']}>{texts.orderMeanings[order]}</p>
        </fieldset>
      )}
      <ol className={classes['cards']}>{acting.map(({ key }, at) => card(key, { at, last: at === acting.length - 1 }))}</ol>
      {copies.length === 0 ? null : <ul className={classes['cards']}>{copies.map(({ key }) => card(key, null))}</ul>}
      <section className={classes['more']} aria-label={texts.addTitle}>
        <h3>{texts.addTitle}</h3>
        <Group gap="xs">
          {([['signer', texts.addSigner], ['approver', texts.addApprover], ['copy', texts.addCopy]] as const).map(([role, words]) => (
            <Button key={role} size="sm" variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => add(role)}>{words}</Button>
          ))}
        </Group>
      </section>
      <footer className={classes['foot']}>
        {problem === null ? null : <p className={classes['problem']} id="people-problem">{problem}</p>}
        <Button size="md" disabled={problem !== null} aria-describedby={problem === null ? undefined : 'people-problem'} onClick={() => goTo(1)}>{texts.next}</Button>
      </footer>
    </div>
  )
}
