import { Link } from 'react-router'
import { texts } from '#renderer/features/contracts/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import { StateMark } from '#renderer/components/state-mark.tsx'
import type { ContractRow } from '#shared/ipc/views.ts'
import { dayHeld, formatMoney, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './contracts.module.css'

interface ContractRowLineProps {
  readonly row: ContractRow
  readonly index: number
  readonly active: boolean
  readonly onFocus: (index: number) => void
  readonly onOpen: () => void
}

/** States in which it matters whose move it is. */
const moving: ReadonlySet<ContractRow['state']> = new Set(['request', 'draft', 'review', 'negotiation'])

/** One contract as a line of the table. A press anywhere opens it; the title is the link. */
export function ContractRowLine({ row, index, active, onFocus, onOpen }: ContractRowLineProps) {
  const locale = useLocale()
  const press = (target: EventTarget) => {
    if (target instanceof Element && target.closest('a') === null && window.getSelection()?.isCollapsed !== false) onOpen()
  }
  return (
    // The title is a link, so the keyboard needs no handler here.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr aria-rowindex={index + 2} data-row={index} data-active={active} onClick={event => press(event.target)}>
      <td data-column="title">
        <Link to={`/contracts/${row.id}`} className={classes['link']} onFocus={() => onFocus(index)}>
          {row.title}
        </Link>
        <span className={classes['partyBelow']}>{row.counterparty === '' ? texts.noParty : row.counterparty}</span>
      </td>
      <td data-column="counterparty">{row.counterparty === '' ? <span className={classes['faint']}>{texts.noParty}</span> : row.counterparty}</td>
      <td data-column="state"><StateMark state={row.state} /></td>
      <td data-column="turn">{moving.has(row.state) ? <TurnText row={row} locale={locale} /> : null}</td>
      <td data-column="value" className="tabular">{row.value === null ? null : formatMoney(row.value, locale)}</td>
      <td data-column="nextDate">{row.nextDate === null ? null : <NextDate next={row.nextDate} />}</td>
    </tr>
  )
}

function TurnText({ row, locale }: { readonly row: ContractRow; readonly locale: string }) {
  return (
    <>
      {row.turn === 'ours' ? <strong className={classes['ours']}>{texts.ourTurn}</strong> : texts.theirTurn}
      <span className={classes['faint']}> {texts.days(formatNumber(dayHeld(row.turnSince), locale))}</span>
    </>
  )
}

function NextDate({ next }: { readonly next: NonNullable<ContractRow['nextDate']> }) {
  return (
    <>
      <DateAway date={next.date} deadline />
      <span className={classes['below']}>{next.what}</span>
    </>
  )
}
