import { Button, FileButton, Group } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { KeyForm } from '#renderer/features/signing/after/key-form.tsx'
import { texts } from '#renderer/features/signing/after/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './after.module.css'

interface TimeProofProps {
  readonly ceremony: Ceremony
  readonly onChanged: (ceremony: Ceremony) => void
}

/** Time-stamps, from here or by file, and what a checker will need in years to come; each with whose clock it is. */
export function TimeProof({ ceremony, onChanged }: TimeProofProps) {
  const { busy, failure, run } = useVerb()
  const { id, timeStamps, pendingTimeStamp } = ceremony
  const request = () => run(async () => {
    const { blob, fileName } = await call('signing.requestTimeStamp', { ceremony: id })
    await saveBlob(blob, fileName, 'application/timestamp-query')
    onChanged((await call('signing.get', { ceremony: id })).ceremony)
  })
  const answer = (file: File | null) => run(async () => {
    if (file === null) return
    onChanged(await call('signing.takeTimeStamp', { ceremony: id, blob: await uploadBlob(file, file.name) }))
    tellDone(texts.answered)
  })
  const add = (files: readonly File[]) => run(async () => {
    if (files.length === 0) return
    onChanged(await call('signing.addLongTermData', { ceremony: id, blobs: await Promise.all(files.map(file => uploadBlob(file, file.name))) }))
    tellDone(texts.added)
  })
  return (
    <section className={classes['time']} aria-label={texts.time}>
      <h3>{texts.time}</h3>
      <p className={classes['soft']}>{texts.timeMeans}</p>
      {timeStamps.length === 0 ? null : (
        <ul className={classes['stamps']}>
          {timeStamps.map(stamp => (
            <li key={`${stamp.at} ${stamp.pdf}`}>
              <IconClock size={18} stroke={1.6} aria-hidden="true" />
              <span>{texts.stampedBy(stamp.authority)}, <Moment at={stamp.at} /> <span className={classes['soft']}>({stamp.local ? texts.local : texts.foreign})</span></span>
            </li>
          ))}
        </ul>
      )}
      <FailureNote failure={failure} />
      <div>
        <h4>{texts.byFile}</h4>
        <p className={classes['soft']}>{texts.byFileMeans} {pendingTimeStamp === null ? null : <>{texts.pending} <Moment at={pendingTimeStamp.at} />.</>}</p>
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" variant="default" loading={busy} onClick={request}>{pendingTimeStamp === null ? texts.request : texts.requestAgain}</Button>
          {pendingTimeStamp === null ? null : <FileButton accept=".tsr,application/timestamp-reply" onChange={answer}>{props => <Button {...props} size="compact-sm" loading={busy}>{texts.answer}</Button>}</FileButton>}
        </Group>
      </div>
      <div>
        <h4>{texts.stampHere}</h4>
        <p className={classes['soft']}>{texts.stampHereMeans}</p>
        <KeyForm
          kind="authority"
          label={texts.authority}
          act={texts.act}
          none={texts.noAuthority}
          onAct={async (authority) => {
            onChanged(await call('signing.stampHere', { ceremony: id, authority }))
            tellDone(texts.stamped)
          }}
        />
      </div>
      <div>
        <h4>{texts.longTerm}</h4>
        <p className={classes['soft']}>{texts.longTermMeans}</p>
        <Group gap="xs" mt="xs"><FileButton multiple accept=".cer,.crt,.der,.pem,.crl" onChange={add}>{props => <Button {...props} size="compact-sm" variant="default" loading={busy}>{texts.addData}</Button>}</FileButton></Group>
      </div>
    </section>
  )
}
