import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { Requests } from '#renderer/features/approvals/elsewhere/requests.tsx'
import { Figures } from '#renderer/features/approvals/queue/figures.tsx'
import { QueueList } from '#renderer/features/approvals/queue/queue-list.tsx'
import { texts } from '#renderer/features/approvals/queue/texts.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Screen } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { QueueItem } from '#shared/approvals/queue.ts'
import { call } from '#renderer/lib/client.ts'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'

/** What waits for this person's decision, what waits too long, what they submitted, and how long it all takes. */
export function ApprovalsQueue() {
  const { me } = useOpenSession()
  const { value: queue, failure, reload } = useLoaded(me.id, () => call('approvals.queue', {}))
  const of = (mine: QueueItem['mine']) => (queue?.items ?? []).filter(item => item.mine === mine)
  const others = [{ title: texts.escalated, items: of('escalated to me') }, { title: texts.submitted, items: of('submitted') }].filter(({ items }) => items.length > 0)
  const mine = of('decide')
  return (
    <Screen title={texts.title} lede={texts.lede} actions={<Button component={Link} to="/settings/approvals" variant="default">{texts.rules}</Button>}>
      <FailureNote failure={failure} onRetry={reload} />
      {queue === null ? (failure === null ? <Waiting what={texts.reading} /> : null) : (
        <>
          {mine.length === 0 ? <EmptyState title={texts.nothing}>{texts.nothingText}</EmptyState> : <QueueList title={texts.decide} items={mine} />}
          {others.map(list => <QueueList key={list.title} {...list} />)}
        </>
      )}
      <Requests />
      {queue === null ? null : <Figures turnaround={queue.turnaround} />}
    </Screen>
  )
}
