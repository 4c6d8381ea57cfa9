import { Button, FileButton } from '@mantine/core'
import { IconCertificate, IconPlus } from '@tabler/icons-react'
import { texts } from '#renderer/features/settings/keys/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import type { TrustedCertificate } from '#shared/ipc/signing-views.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { localDay } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from '../settings.module.css'

/** The issuers and single signers whom people here believe. */
export function Trusted() {
  const { path } = useOpenSession()
  const { value: certificates, failure: unread, reload, replace } = useLoaded(path, () => call('trust.list', {}))
  const { busy, failure, run } = useVerb()
  const add = (file: File | null) => run(async () => {
    if (file === null) return
    replace(await call('trust.add', { blob: await uploadBlob(file, file.name) }))
    tellDone(texts.trustAdded)
  })
  const remove = ({ fingerprint, name }: TrustedCertificate) => run(async () => {
    replace(await call('trust.remove', { fingerprint }))
    tellDone(texts.trustRemoved(name))
  })
  return (
    <>
      <FailureNote failure={unread} onRetry={reload} />
      {certificates?.length === 0 ? <p className={classes['faint']}>{texts.trustNone}</p> : null}
      <ul className={classes['people']}>
        {(certificates ?? []).map(each => (
          <li key={each.fingerprint} className={classes['person']}>
            <IconCertificate size={20} stroke={1.5} aria-hidden="true" />
            <span className={classes['who']}>
              <strong>{each.name}</strong>
              <span className={classes['faint']}>
                {texts.kinds[each.kind]}{each.issuer === each.subject ? '' : ` · ${texts.issuedBy(each.issuer)}`} · {texts.addedBy(each.addedBy)}
                <br />
                {texts.validUntil} <DateAway date={localDay(each.notAfter)} deadline />
              </span>
            </span>
            <span className={classes['faint']}>{texts.fingerprint} <HashText hash={each.fingerprint} of={each.name} /></span>
            <Button size="compact-sm" variant="subtle" color="gray" aria-label={texts.trustRemove(each.name)} onClick={() => remove(each)}>{texts.removeWord}</Button>
          </li>
        ))}
      </ul>
      <FailureNote failure={failure} />
      <FileButton accept=".cer,.crt,.der,.pem" onChange={add}>
        {props => <Button {...props} variant="default" loading={busy} leftSection={<IconPlus size={16} aria-hidden="true" />}>{texts.trustAdd}</Button>}
      </FileButton>
      <p className={classes['faint']}>{texts.trustWarning}</p>
    </>
  )
}
