import { SegmentedControl } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { AnswerForm } from '#renderer/features/approvals/elsewhere/answer-form.tsx'
import { RequestFacts } from '#renderer/features/approvals/elsewhere/request-facts.tsx'
import { texts } from '#renderer/features/approvals/elsewhere/texts.ts'
import { Paper, type PaperServices } from '#renderer/features/approvals/redline-reader.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { useWindowTitle } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { OpenedRequest } from '#shared/ipc/approval-files-api.ts'
import { call } from '#renderer/lib/client.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './request.module.css'

interface RequestDeskProps {
  readonly request: string
  readonly services: PaperServices
}

/** A request from another workspace: the text to be read, and beside it what is asked and the decision. */
export function RequestDesk({ request, services }: RequestDeskProps) {
  const { value, failure, reload, replace } = useLoaded(request, () => call('approvalFiles.open', { request }))
  useWindowTitle(value?.request.title ?? '')
  if (value === null) return failure === null ? <Waiting what={texts.reading} /> : <FailureNote failure={failure} onRetry={reload} />
  return <Desk opened={value} services={services} onAnswered={decision => replace({ ...value, request: { ...value.request, decision } })} />
}

interface DeskProps {
  readonly opened: OpenedRequest
  readonly services: PaperServices
  readonly onAnswered: (decision: OpenedRequest['request']['decision']) => void
}

function Desk({ opened: { request, document, sinceLast }, services, onAnswered }: DeskProps) {
  const locale = useLocale()
  const [redlined, setRedlined] = useState(sinceLast !== null)
  const ways = sinceLast === null ? [] : [{ value: 'changes', label: texts.changes(formatNumber(sinceLast.number, locale)) }, { value: 'text', label: texts.textView }]
  return (
    <div className={classes['screen']}>
      <header className={classes['head']}>
        <Link to="/approvals" className={classes['back']}><IconChevronLeft size={16} aria-hidden="true" />{texts.back}</Link>
        <h1 title={request.title}>{request.title}</h1>
        {sinceLast === null ? null : <SegmentedControl size="xs" aria-label={texts.view} data={ways} value={redlined ? 'changes' : 'text'} onChange={value => setRedlined(value === 'changes')} />}
      </header>
      <div className={classes['stage']}>
        {redlined && sinceLast !== null ? <Paper key="changes" document={sinceLast.redline} label={texts.redline} services={services} /> : <Paper key="text" document={document} label={texts.paper} services={services} />}
      </div>
      <aside className={classes['side']} aria-label={texts.asked} data-pane="panel">
        <RequestFacts request={request} />
        <AnswerForm request={request} onAnswered={onAnswered} />
      </aside>
    </div>
  )
}
