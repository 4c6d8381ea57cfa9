import { Button, Group, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { texts } from '#renderer/features/settings/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { roles, type Person } from '#shared/contracts/person.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import { roleMeanings, roleWords } from '#renderer/lib/words.ts'
import classes from './settings.module.css'

interface PersonFormProps {
  /** Null for someone new. */
  readonly person: Person | null
  readonly onDone: () => void
}

const roleChoices = roles.map(role => ({ value: role, label: `${roleWords[role]}: ${roleMeanings[role]}` }))

export function PersonForm({ person, onDone }: PersonFormProps) {
  const addPerson = useSession(store => store.addPerson)
  const changePerson = useSession(store => store.changePerson)
  const { busy, failure, run } = useVerb()
  const form = useForm({
    initialValues: { name: person?.name ?? '', title: person?.title ?? '', email: person?.email ?? '', role: person?.role ?? ('editor' as Person['role']) },
  })
  const submit = form.onSubmit(({ name, title, email, role }) =>
    run(async () => {
      const given = { name: name.trim(), title: title.trim(), email: email.trim(), role }
      await (person === null ? addPerson(given) : changePerson({ ...person, ...given }))
      tellDone(person === null ? texts.added(given.name) : texts.changed(given.name))
      onDone()
    }),
  )
  return (
    <form onSubmit={submit} className={classes['card']}>
      <div className={classes['pair']}>
        <TextInput label={texts.person.name} required data-autofocus {...form.getInputProps('name')} />
        <TextInput label={texts.person.title} {...form.getInputProps('title')} />
        <TextInput label={texts.person.email} type="email" {...form.getInputProps('email')} />
        <Select label={texts.person.role} data={roleChoices} {...form.getInputProps('role')} />
      </div>
      <FailureNote failure={failure} />
      <Group gap="xs">
        <Button type="submit" loading={busy} disabled={form.values.name.trim() === ''}>{person === null ? texts.add : texts.save}</Button>
        <Button variant="subtle" onClick={onDone}>{texts.cancel}</Button>
      </Group>
    </form>
  )
}
