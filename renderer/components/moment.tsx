import type { Instant } from '#shared/lib/ids.ts'
import { formatDistance, formatMoment, localDay, today } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'

interface MomentProps {
  readonly at: Instant
  /** Adds how long ago it was. */
  readonly away?: boolean
}

/** When something happened, in the person's manner. */
export function Moment({ at, away = false }: MomentProps) {
  const locale = useLocale()
  const distance = away ? ` · ${formatDistance(localDay(at), today(), locale)}` : ''
  return (
    <time dateTime={at} className="tabular">
      {formatMoment(at, locale)}
      {distance}
    </time>
  )
}
