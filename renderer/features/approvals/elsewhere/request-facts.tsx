import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { texts } from '#renderer/features/approvals/elsewhere/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { ReceivedRequest } from '#shared/ipc/approval-files-api.ts'
import { formatMoney, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './request.module.css'

/** What is asked, of whom and by whom, and whether the key that says so is known. */
export function RequestFacts({ request }: { readonly request: ReceivedRequest }) {
  const locale = useLocale()
  const { from, to, counterparty, stage, submitter, note, versionNumber, versionHash, facts, expiresAt } = request
  const [value, currency] = [facts['value'] ?? null, facts['currency'] ?? null]
  const lines: { readonly name: string; readonly words: ReactNode }[] = [
    { name: texts.to, words: to },
    { name: texts.stage, words: stage },
    { name: texts.submitter, words: texts.from(submitter, from.workspace) },
    { name: texts.counterparty, words: counterparty },
    { name: texts.value, words: value === null || currency === null ? '' : formatMoney({ amount: value, currency }, locale) },
    { name: texts.version, words: <>{texts.versionNumber(formatNumber(versionNumber, locale))} <HashText hash={versionHash} of={texts.hashOf} /></> },
    { name: texts.answerUntil, words: <Moment at={expiresAt} /> },
    { name: texts.signedBy, words: <>{from.person}, {texts.fingerprint} <HashText hash={from.fingerprint} of={from.person} /></> },
  ]
  return (
    <RailSection title={texts.asked}>
      {note === '' ? null : <p className={classes['note']}>{note}</p>}
      <dl className={classes['facts']}>
        {lines.map(({ name, words }) => (words === '' ? null : <div key={name}><dt>{name}</dt><dd>{words}</dd></div>))}
      </dl>
      <p className={classes['key']} data-known={from.known}>
        {from.known ? <IconCheck size={17} stroke={2} aria-hidden="true" /> : <IconAlertTriangle size={17} stroke={1.8} aria-hidden="true" />}
        {from.known ? texts.known : texts.unknown}
      </p>
    </RailSection>
  )
}
