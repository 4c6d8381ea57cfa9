import type { Instant } from '#shared/lib/ids.ts'
import { formatAgo } from '#renderer/lib/ago.ts'
import { formatMoment } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useMinute } from '#renderer/lib/use-minute.ts'

interface TimeAgoProps {
  readonly at: Instant
}

/** How long ago something happened; the day and hour are there under the pointer. */
export function TimeAgo({ at }: TimeAgoProps) {
  const locale = useLocale()
  const now = useMinute()
  return (
    <time dateTime={at} title={formatMoment(at, locale)} className="tabular">
      {formatAgo(at, now, locale)}
    </time>
  )
}
