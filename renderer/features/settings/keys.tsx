import { Button, Checkbox, Group } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/settings/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { blankKey, isReady, NewKeyFields } from '#renderer/components/new-key-fields.tsx'
import type { IdentityView } from '#shared/ipc/signing-views.ts'
import { call } from '#renderer/lib/client.ts'
import { localDay } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { nameOf, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './settings.module.css'

const labels = { name: texts.keyName, email: texts.keyEmail, passphrase: texts.passphrase, again: texts.passphraseAgain, hint: texts.passphraseHint, differs: texts.passphraseDiffers }

/** The signing keys that rest in this workspace: whose, with which fingerprint, until when. */
export function Keys() {
  const { path } = useOpenSession()
  const { value: keys, failure, reload, replace } = useLoaded(path, () => call('identities.list', {}))
  const [making, setMaking] = useState(false)
  const made = (key: IdentityView) => {
    replace([...(keys ?? []), key])
    setMaking(false)
    tellDone(texts.made(key.name))
  }
  return (
    <>
      <FailureNote failure={failure} onRetry={reload} />
      {keys?.length === 0 ? <p className={classes['faint']}>{texts.noKeys}</p> : null}
      <ul className={classes['people']}>{(keys ?? []).map(key => <KeyLine key={key.id} identity={key} />)}</ul>
      {making ? <KeyForm onMade={made} onCancel={() => setMaking(false)} /> : (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setMaking(true)}>{texts.makeKey}</Button>
      )}
    </>
  )
}

function KeyLine({ identity }: { readonly identity: IdentityView }) {
  const { people } = useOpenSession()
  return (
    <li className={classes['person']}>
      <IconKey size={20} stroke={1.5} aria-hidden="true" />
      <span className={classes['who']}>
        <strong>{identity.name}</strong>
        <span className={classes['faint']}>
          {identity.person === null ? null : <>{texts.belongsTo} {nameOf(people, identity.person)} · </>}
          {texts.validUntil} <DateAway date={localDay(identity.notAfter)} deadline />
        </span>
      </span>
      <span className={classes['faint']}>{texts.fingerprint} <HashText hash={identity.fingerprint} of={identity.name} /></span>
    </li>
  )
}

function KeyForm({ onMade, onCancel }: { readonly onMade: (key: IdentityView) => void; readonly onCancel: () => void }) {
  const { me } = useOpenSession()
  const [key, setKey] = useState({ ...blankKey, name: me.name, email: me.email })
  const [mine, setMine] = useState(true)
  const { busy, failure, run } = useVerb()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => onMade(await call('identities.make', { name: key.name.trim(), email: key.email.trim(), passphrase: key.passphrase, mine })))
  }
  return (
    <form onSubmit={submit} className={classes['card']}>
      <NewKeyFields value={key} onChange={setKey} labels={labels} />
      <Checkbox label={texts.mine} checked={mine} onChange={event => setMine(event.currentTarget.checked)} />
      <FailureNote failure={failure} />
      <Group gap="xs">
        <Button type="submit" loading={busy} disabled={!isReady(key)}>{texts.makeKey}</Button>
        <Button variant="subtle" onClick={onCancel}>{texts.cancel}</Button>
      </Group>
    </form>
  )
}
