import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/welcome/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { chooseWorkspace } from '#renderer/lib/client.ts'
import { useSession, type NoSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './welcome.module.css'

interface ExistingWorkspaceProps {
  readonly recent: NoSession['recent']
}

/** Opens a workspace that is there already: one of those opened before, or by its path. */
export function ExistingWorkspace({ recent }: ExistingWorkspaceProps) {
  const chooser = chooseWorkspace
  const open = useSession(store => store.open)
  const { busy, failure, run } = useVerb()
  const [path, setPath] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(() => open(path.trim()))
  }
  const choose = async (ask: (kind: 'open') => Promise<string | null>) => {
    const chosen = await ask('open')
    if (chosen !== null) await open(chosen)
  }
  return (
    <section className={classes['existing']} aria-label={texts.existingTitle}>
      <FailureNote failure={failure} />
      {recent.length === 0 ? null : (
        <>
          <h2 className={classes['label']}>{texts.recent}</h2>
          <ul className={classes['recent']}>
            {recent.map(each => (
              <li key={each.path}>
                <UnstyledButton onClick={() => run(() => open(each.path))} disabled={busy}>
                  <IconFile size={18} stroke={1.5} aria-hidden="true" />
                  <span className={classes['recentName']}>{each.name}</span>
                  <span className={classes['recentPath']}>
                    <bdi dir="ltr">{each.path}</bdi>
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className={classes['label']}>{texts.existingTitle}</h2>
      {chooser === null ? (
        <form onSubmit={submit} className={classes['pathForm']}>
          <TextInput
            label={texts.existingPath}
            placeholder={texts.existingPathHint}
            value={path}
            onChange={event => setPath(event.currentTarget.value)}
            flex={1}
            spellCheck={false}
          />
          <Button type="submit" variant="default" loading={busy} disabled={path.trim() === ''}>
            {texts.existingAction}
          </Button>
        </form>
      ) : (
        <Button variant="default" loading={busy} onClick={() => run(() => choose(chooser))}>
          {texts.choose}
        </Button>
      )}
    </section>
  )
}
