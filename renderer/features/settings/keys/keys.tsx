import { Button, Group } from '@mantine/core'
import { IconClock, IconFileImport, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { ImportKey } from '#renderer/features/settings/keys/import-key.tsx'
import { KeyLine } from '#renderer/features/settings/keys/key-line.tsx'
import { MakeKey } from '#renderer/features/settings/keys/make-key.tsx'
import { texts } from '#renderer/features/settings/keys/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { IdentityView } from '#shared/ipc/signing-views.ts'
import { call } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from '../settings.module.css'

/** The signing keys that rest in this workspace, and the ways to get another. */
export function Keys() {
  const { path } = useOpenSession()
  const { value: keys, failure, reload, replace } = useLoaded(path, () => call('identities.list', {}))
  const [adding, setAdding] = useState<'signer' | 'authority' | 'import' | null>(null)
  const added = (key: IdentityView, said: string) => {
    replace([...(keys ?? []).filter(({ id }) => id !== key.id), key])
    setAdding(null)
    tellDone(said)
  }
  return (
    <>
      <FailureNote failure={failure} onRetry={reload} />
      {keys?.length === 0 ? <p className={classes['faint']}>{texts.none}</p> : null}
      <ul className={classes['people']}>{(keys ?? []).map(key => <KeyLine key={key.id} identity={key} onChanged={changed => replace((keys ?? []).map(each => (each.id === changed.id ? changed : each)))} />)}</ul>
      {adding === null ? (
        <Group gap="xs">
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding('signer')}>{texts.makeKey}</Button>
          <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden="true" />} onClick={() => setAdding('import')}>{texts.importKey}</Button>
          <Button variant="default" leftSection={<IconClock size={16} aria-hidden="true" />} onClick={() => setAdding('authority')}>{texts.makeAuthority}</Button>
        </Group>
      ) : null}
      {adding === 'signer' || adding === 'authority' ? <MakeKey kind={adding} onMade={key => added(key, adding === 'signer' ? texts.made(key.name) : texts.authorityMade(key.name))} onCancel={() => setAdding(null)} /> : null}
      {adding === 'import' ? <ImportKey onKept={key => added(key, texts.kept(key.name))} onCancel={() => setAdding(null)} /> : null}
    </>
  )
}
