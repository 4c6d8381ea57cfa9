import { Button } from '@mantine/core'
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Adopt } from '#renderer/features/negotiation/turns/adopt.tsx'
import { ExchangeFiles } from '#renderer/features/negotiation/turns/exchange-files.tsx'
import { texts } from '#renderer/features/negotiation/turns/texts.ts'
import { Moment } from '#renderer/components/moment.tsx'
import type { ExchangeView } from '#shared/ipc/negotiation-views.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { VersionId } from '#shared/lib/ids.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './turns.module.css'

export interface ExchangeLineProps {
  readonly shown: ExchangeView
  /** Whether texts may cross and be taken in now. */
  readonly open: boolean
  readonly onRead: (version: VersionId) => void
  readonly onAdopted: (view: ContractView) => void
  readonly whenSaved: () => Promise<void>
}

/** One crossing of the text: when, by whom, which files exactly, and whether what came was taken in. */
export function ExchangeLine({ shown, open, onRead, onAdopted, whenSaved }: ExchangeLineProps) {
  const locale = useLocale()
  const [adopting, setAdopting] = useState(false)
  const { exchange, byName, version, adopted } = shown
  const { direction, counterparty, at, note, basis, disclosure, files } = exchange
  const sent = direction === 'sent'
  const party = counterparty === '' ? texts.otherSide : counterparty
  const number = formatNumber(version.number, locale)
  const Mark = sent ? IconArrowUpRight : IconArrowDownLeft
  return (
    <li className={classes['exchange']}>
      <Mark size={18} stroke={1.8} aria-hidden="true" />
      <div>
        <p className={classes['crossing']}>{sent ? texts.sentTo(party) : texts.receivedFrom(party)}</p>
        <p className={classes['faint']}>
          {byName} · <Moment at={at} away />
        </p>
        {note === '' ? null : <p className={classes['note']}>{note}</p>}
        <p className={classes['faint']}>
          <button type="button" className={classes['link']} aria-label={texts.read(number)} onClick={() => onRead(version.id)}>{texts.version(number)}</button>
          {basis === null ? null : ` · ${sent ? texts.against(basis.title) : texts.compared(basis.title)}`}
        </p>
        {disclosure === null ? null : <p className={classes['faint']}>{texts.authors[disclosure.authors]}, {texts.comments[disclosure.comments]}</p>}
        <ExchangeFiles files={files} />
        {sent ? null : adopted === null ? (
          adopting ? <Adopt exchange={exchange} editedSince={false} whenSaved={whenSaved} onAdopted={onAdopted} /> : (
            <p className={classes['faint']}>
              {texts.notAdopted} {open ? <Button size="compact-xs" variant="light" onClick={() => setAdopting(true)}>{texts.adopt}</Button> : null}
            </p>
          )
        ) : (
          <p className={classes['faint']}>
            {texts.adopted(adopted.by)} · <Moment at={adopted.at} />
          </p>
        )}
      </div>
    </li>
  )
}
