import { Button, FileButton } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link, useNavigate } from 'react-router'
import { texts } from '#renderer/features/approvals/elsewhere/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { ReceivedRequest } from '#shared/ipc/approval-files-api.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { formatDate, localDay } from '#renderer/lib/formatting.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from '../queue/queue.module.css'

/** Where the decision on a request is made. */
function addressOf({ id }: ReceivedRequest): string {
  return `/approvals/requests/${id}`
}

/** Requests that came in files, and the place to take another in. */
export function Requests() {
  const { path } = useOpenSession()
  const navigate = useNavigate()
  const { value: requests, failure: unread, reload } = useLoaded(path, () => call('approvalFiles.received', {}))
  const { busy, failure, run } = useVerb()
  const take = (file: File | null) =>
    run(async () => {
      if (file === null) return
      const { request } = await call('approvalFiles.takeRequest', { blob: await uploadBlob(file, file.name), fileName: file.name })
      void navigate(addressOf(request))
    })
  return (
    <section className={classes['part']} aria-label={texts.title}>
      <h2 className={classes['heading']}>{texts.title}</h2>
      <FailureNote failure={unread} onRetry={reload} />
      {requests === null || requests.length === 0 ? null : <ul className={classes['list']}>{requests.map(request => <Row key={request.id} request={request} />)}</ul>}
      <p className={classes['faint']}>{texts.text}</p>
      <FailureNote failure={failure} />
      <FileButton accept=".json,application/json" onChange={take}>
        {props => <Button {...props} className={classes['take'] ?? ''} size="sm" variant="default" loading={busy} leftSection={<IconFileImport size={16} stroke={1.7} aria-hidden="true" />}>{texts.take}</Button>}
      </FileButton>
    </section>
  )
}

function Row({ request }: { readonly request: ReceivedRequest }) {
  const locale = useLocale()
  const { title, from, stage, expiresAt, expired, decision } = request
  const standing = decision !== null ? texts.answered[decision.decision] : expired ? texts.expired : `${texts.until} ${formatDate(localDay(expiresAt), locale)}`
  return (
    <li className={classes['row']}>
      <Link to={addressOf(request)} className={classes['title']}>{title}</Link>
      <span className={classes['told']}>{texts.from(from.person, from.workspace)} · {stage}</span>
      <span className={classes['waits']}>{standing}</span>
      <Button component={Link} to={addressOf(request)} size="compact-sm" variant={decision === null && !expired ? 'light' : 'default'} aria-label={texts.openOn(title)}>{texts.open}</Button>
    </li>
  )
}
