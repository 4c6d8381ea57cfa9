import { Button, FileButton, Select } from '@mantine/core'
import { IconCertificate, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { texts } from '#renderer/features/policies/house-texts.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { mayApprove } from '#shared/approvals/seats.ts'
import type { ApproverKey } from '#shared/ipc/approval-files-api.ts'
import { isOwner } from '#shared/contracts/person.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { formatDate, localDay } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './house.module.css'

const words = texts.keys

/** The certificates by which decisions from other machines are known, by person. */
export function ApproverKeys() {
  const locale = useLocale()
  const { me, people, path } = useOpenSession()
  const { value: keys, failure: unread, reload } = useLoaded(path, () => call('approvalFiles.keys', {}))
  const [chosen, setChosen] = useState<string | null>(me.id)
  const { busy, failure, run } = useVerb()
  const allowed = isOwner(me)
  const deciding = people.filter(person => mayApprove(person) && (allowed || person.id === me.id))
  const person = deciding.find(({ id }) => id === chosen)
  const add = (file: File | null) =>
    run(async () => {
      if (file === null || person === undefined) return
      const { name } = await call('approvalFiles.addKey', { person: person.id, blob: await uploadBlob(file, file.name), fileName: file.name })
      reload()
      tellDone(words.added(name, person.name))
    })
  const remove = ({ person: of, fingerprint, name }: ApproverKey) =>
    run(async () => {
      await call('approvalFiles.removeKey', { person: of, fingerprint })
      reload()
      tellDone(words.removed(name))
    })
  return (
    <>
      <p className={classes['lede']}>{words.text} {allowed ? null : words.ownOnly}</p>
      <FailureNote failure={unread} onRetry={reload} />
      {keys?.length === 0 ? <EmptyState title={words.none} /> : null}
      <ul className={classes['lines']}>
        {(keys ?? []).map(key => {
          const owner = nameOf(people, key.person)
          return (
            <li key={`${key.person} ${key.fingerprint}`} className={classes['line']}>
              <IconCertificate size={20} stroke={1.5} aria-hidden="true" />
              <span className={classes['who']}>
                <strong>{owner}</strong>
                <span className={classes['faint']}>{key.name} · {key.own ? words.own : `${words.since} ${formatDate(localDay(key.addedAt), locale)}`}</span>
              </span>
              <span className={classes['faint']}>{words.fingerprint} <HashText hash={key.fingerprint} of={key.name} /></span>
              {key.own || !(allowed || key.person === me.id) ? null : <Button size="compact-sm" variant="subtle" color="gray" aria-label={words.removeOf(key.name, owner)} onClick={() => remove(key)}>{texts.remove}</Button>}
            </li>
          )
        })}
      </ul>
      <FailureNote failure={failure} />
      {deciding.length === 0 ? null : (
        <div className={classes['inline']}>
          <Select label={words.of} data={deciding.map(({ id, name }) => ({ value: id as string, label: name }))} value={chosen} onChange={setChosen} />
          <FileButton accept=".cer,.crt,.der,.pem" onChange={add}>
            {props => <Button {...props} variant="default" loading={busy} disabled={person === undefined} leftSection={<IconPlus size={16} aria-hidden="true" />}>{words.add}</Button>}
          </FileButton>
        </div>
      )}
    </>
  )
}
