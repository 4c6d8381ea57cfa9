import { basisOf, type ThreadCounts } from '#renderer/features/negotiation/turns/pack.ts'
import { texts } from '#renderer/features/negotiation/turns/texts.ts'
import type { ExchangeView } from '#shared/ipc/negotiation-views.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { Disclosure, OutboundFormat } from '#shared/negotiation/exchange.ts'
import { counted, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './turns.module.css'

interface OutboundListProps {
  readonly view: ContractView
  readonly exchanges: readonly ExchangeView[]
  readonly threads: ThreadCounts
  readonly formats: readonly OutboundFormat[]
  readonly disclosure: Disclosure
}

/** Says line by line what will leave the house and what will not, before anything does. */
export function OutboundList({ view, exchanges, threads, formats, disclosure }: OutboundListProps) {
  const locale = useLocale()
  const basis = basisOf(view, exchanges)
  const basisWords = basis === null ? null : basis.kind === 'template' ? texts.basisTemplate : texts.basisVersion(formatNumber(basis.number, locale))
  const as = formats.map(format => texts.formats[format]).join(texts.andFormats)
  const inThreads = (count: number) => counted(count, texts.thread, texts.threads, locale)
  const goes = disclosure.comments === 'shared' && basis !== null && threads.shared > 0
  const leaving = [
    texts.asFormats(texts.clean, as),
    basisWords === null ? texts.noRedline : texts.asFormats(texts.redline(basisWords), as),
    ...(goes ? [texts.threadsGo(inThreads(threads.shared))] : []),
  ]
  const staying = [
    ...(threads.internal > 0 ? [texts.staysInternal(inThreads(threads.internal))] : []),
    ...(threads.resolved > 0 ? [texts.staysResolved(inThreads(threads.resolved))] : []),
    ...(threads.shared > 0 && !goes ? [texts.staysOpen(inThreads(threads.shared))] : []),
    ...(disclosure.authors === 'house' ? [texts.staysNames] : []),
    texts.staysRest,
  ]
  return (
    <div className={classes['outbound']}>
      <section aria-label={texts.leaves}>
        <h3>{texts.leaves}</h3>
        <ul>{leaving.map(line => <li key={line}>{line}</li>)}</ul>
      </section>
      <section aria-label={texts.stays}>
        <h3>{texts.stays}</h3>
        <ul>{staying.map(line => <li key={line}>{line}</li>)}</ul>
      </section>
    </div>
  )
}
