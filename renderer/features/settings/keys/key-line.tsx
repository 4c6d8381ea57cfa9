import { ActionIcon, Menu } from '@mantine/core'
import { IconClock, IconDots, IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { BackUpKey, ChangePassphrase } from '#renderer/features/settings/keys/key-dialogs.tsx'
import { texts } from '#renderer/features/settings/keys/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import type { IdentityView } from '#shared/ipc/signing-views.ts'
import { call } from '#renderer/lib/client.ts'
import { localDay } from '#renderer/lib/formatting.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'
import { nameOf, useOpenSession } from '#renderer/lib/session.ts'
import classes from '../settings.module.css'

interface KeyLineProps {
  readonly identity: IdentityView
  readonly onChanged: (key: IdentityView) => void
}

/** One key: whose, of which kind and origin, until when, with which fingerprint. */
export function KeyLine({ identity, onChanged }: KeyLineProps) {
  const { people } = useOpenSession()
  const [asked, setAsked] = useState<'back up' | 'passphrase' | null>(null)
  const saveCertificate = async () => {
    const { blob, fileName } = await call('identities.certificate', { identity: identity.id })
    await saveBlob(blob, fileName, 'application/x-pem-file')
    tellDone(texts.certificateSaved(fileName))
  }
  const Sign = identity.kind === 'authority' ? IconClock : IconKey
  const facts = [identity.kind === 'authority' ? texts.authority : '', identity.person === null ? '' : `${texts.belongsTo} ${nameOf(people, identity.person)}`, identity.algorithm, identity.imported ? texts.imported : texts.madeHere]
  return (
    <li className={classes['person']}>
      <Sign size={20} stroke={1.5} aria-hidden="true" />
      <span className={classes['who']}>
        <strong>{identity.name}</strong>
        <span className={classes['faint']}>
          {facts.filter(fact => fact !== '').join(' · ')}
          <br />
          {identity.subject === `CN=${identity.name}` ? '' : `${identity.subject} · `}{texts.validUntil} <DateAway date={localDay(identity.notAfter)} deadline />
        </span>
      </span>
      <span className={classes['faint']}>{texts.fingerprint} <HashText hash={identity.fingerprint} of={identity.name} /></span>
      <Menu position="bottom-end">
        <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={texts.more(identity.name)}><IconDots size={18} aria-hidden="true" /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => attempt(saveCertificate)}>{texts.certificate}</Menu.Item>
          <Menu.Item onClick={() => setAsked('back up')}>{texts.backUp}</Menu.Item>
          <Menu.Item onClick={() => setAsked('passphrase')}>{texts.changePassphrase}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'back up' ? <BackUpKey identity={identity} onDone={() => setAsked(null)} /> : null}
      {asked === 'passphrase' ? <ChangePassphrase identity={identity} onChanged={onChanged} onDone={() => setAsked(null)} /> : null}
    </li>
  )
}
