import { Button } from '@mantine/core'
import { IconKey, IconRepeat } from '@tabler/icons-react'
import { Link } from 'react-router'
import { texts } from '#renderer/features/obligations/list/texts.ts'
import { awaits, type Deed } from '#renderer/features/obligations/occurrence/deeds.ts'
import { OccurrenceMark } from '#renderer/features/obligations/occurrence/occurrence-mark.tsx'
import { texts as deedTexts } from '#renderer/features/obligations/occurrence/texts.ts'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import type { OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import { formatMoney } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './list.module.css'

/** Where an occurrence is seen whole: its contract's panel. */
export const addressOf = ({ contract, id }: Pick<OccurrenceRow, 'contract' | 'id'>): string => `/contracts/${contract}?panel=obligations&occurrence=${id}`

const settled: ReadonlySet<OccurrenceRow['state']> = new Set(['accepted', 'waived'])

interface ListRowProps {
  readonly row: OccurrenceRow
  readonly index: number
  readonly active: boolean
  readonly onFocus: (index: number) => void
  readonly onAct: (deed: Deed) => void
}

/** One time something is due, as a line of the list. */
export function ListRow({ row, index, active, onFocus, onAct }: ListRowProps) {
  const locale = useLocale()
  const deed: Deed | null = settled.has(row.state) ? null : row.state === 'submitted' ? 'accept' : row.state === 'scheduled' ? null : 'submit'
  return (
    <tr aria-rowindex={index + 2} data-row={index} data-active={active} data-overdue={row.overdue}>
      <td data-column="due"><DateAway date={row.due} deadline={awaits(row.state)} /></td>
      <td data-column="title">
        <Link to={addressOf(row)} className={classes['link']} onFocus={() => onFocus(index)}>{row.title}</Link>
        {row.recurring ? <IconRepeat size={13} stroke={1.8} className={classes['sign']} role="img" aria-label={words.recurring} /> : null}
        {row.conditionPrecedent ? <IconKey size={13} stroke={1.8} className={classes['sign']} role="img" aria-label={words.conditionPrecedent} /> : null}
        <span className={classes['below']}>{row.contractTitle} · {row.counterparty === '' ? words.noParty : row.counterparty}</span>
      </td>
      <td data-column="kind">
        {words.kinds[row.kind]}
        <span className={classes['below']}>{words.parties[row.debtor]}</span>
      </td>
      <td data-column="owner">{row.ownerName}</td>
      <td data-column="amount" className="tabular">{row.amount === null ? null : formatMoney(row.amount, locale)}</td>
      <td data-column="state"><OccurrenceMark state={row.state} overdue={row.overdue} /></td>
      <td data-column="deeds">
        {deed === null ? null : <Button size="compact-xs" variant={row.overdue ? 'light' : 'default'} aria-label={texts.act(deedTexts.deeds[deed], row.title)} onClick={() => onAct(deed)}>{deedTexts.deeds[deed]}</Button>}
      </td>
    </tr>
  )
}
