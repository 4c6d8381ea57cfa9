import { Button, Group, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { texts } from '#renderer/features/welcome/texts.ts'
import { suggestedPath } from '#renderer/features/welcome/workspace-path.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { chooseWorkspace } from '#renderer/lib/client.ts'
import { useSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './welcome.module.css'

interface NewWorkspaceProps {
  readonly folder: string
  readonly onBack: () => void
}

/** The few things a workspace of one's own begins with. */
export function NewWorkspace({ folder, onBack }: NewWorkspaceProps) {
  const create = useSession(store => store.create)
  const { busy, failure, run } = useVerb()
  const chooser = chooseWorkspace
  const form = useForm({ initialValues: { house: '', name: '', title: '', email: '', path: null as string | null } })
  const { house, path } = form.values
  const target = path ?? suggestedPath(folder, house)
  const submit = form.onSubmit(({ name, title, email }) =>
    run(() => create({ path: target, name: house.trim(), owner: { name: name.trim(), title: title.trim(), email: email.trim() } })),
  )
  const choose = async (ask: (kind: 'new') => Promise<string | null>) => {
    const chosen = await ask('new')
    if (chosen !== null) form.setFieldValue('path', chosen)
  }
  return (
    <form onSubmit={submit} className={classes['form']}>
      <TextInput label={texts.house} description={texts.houseHint} required data-autofocus {...form.getInputProps('house')} />
      <div className={classes['pair']}>
        <TextInput label={texts.me} required autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label={texts.email} type="email" autoComplete="email" {...form.getInputProps('email')} />
      </div>
      <TextInput label={texts.myTitle} description={texts.myTitleHint} {...form.getInputProps('title')} />
      <div className={classes['pathForm']}>
        <TextInput
          label={texts.where}
          description={texts.whereHint}
          value={target}
          onChange={event => form.setFieldValue('path', event.currentTarget.value)}
          required
          spellCheck={false}
          flex={1}
        />
        {chooser === null ? null : <Button variant="default" onClick={() => run(() => choose(chooser))}>{texts.choose}</Button>}
      </div>
      <FailureNote failure={failure} />
      <Group justify="space-between">
        <Button variant="subtle" onClick={onBack}>{texts.back}</Button>
        <Button type="submit" loading={busy}>{texts.create}</Button>
      </Group>
    </form>
  )
}
