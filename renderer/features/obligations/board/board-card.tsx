import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconKey, IconRepeat } from '@tabler/icons-react'
import { Link } from 'react-router'
import { columnsFrom, deedTo } from '#renderer/features/obligations/board/columns.ts'
import { texts } from '#renderer/features/obligations/board/texts.ts'
import { addressOf } from '#renderer/features/obligations/list/list-row.tsx'
import { awaits, type Deed } from '#renderer/features/obligations/occurrence/deeds.ts'
import { OccurrenceMark } from '#renderer/features/obligations/occurrence/occurrence-mark.tsx'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import { PersonMark } from '#renderer/components/person-mark.tsx'
import type { OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import { formatMoney } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './board.module.css'

interface BoardCardProps {
  readonly row: OccurrenceRow
  readonly onAct: (deed: Deed) => void
  readonly onDrag: (row: OccurrenceRow | null) => void
}

const done: ReadonlySet<OccurrenceRow['state']> = new Set(['accepted', 'waived'])

/** One occurrence on the board. What dragging does, its menu does too. */
export function BoardCard({ row, onAct, onDrag }: BoardCardProps) {
  const locale = useLocale()
  const finished = done.has(row.state)
  return (
    // What dragging does, the menu on the card does from the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={classes['card']}
      data-overdue={row.overdue}
      draggable={!finished}
      onDragStart={event => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', row.title)
        onDrag(row)
      }}
      onDragEnd={() => onDrag(null)}
    >
      <div className={classes['cardHead']}>
        <Link to={addressOf(row)} className={classes['cardTitle']} draggable={false} data-card={row.id}>{row.title}</Link>
        {finished ? null : (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={texts.move(row.title)}><IconDots size={16} aria-hidden="true" /></ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {columnsFrom(row.state).map(column => {
                const deed = deedTo(row.state, column)
                return deed === null ? null : <Menu.Item key={column} onClick={() => onAct(deed)}>{texts.moveTo(words.states[column])}</Menu.Item>
              })}
              <Menu.Divider />
              <Menu.Item onClick={() => onAct('waive')}>{texts.waive}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <p className={classes['faint']}>{row.contractTitle}</p>
      <p className={classes['due']}>
        <DateAway date={row.due} deadline={awaits(row.state)} />
        {row.overdue ? <OccurrenceMark state="open" overdue /> : null}
      </p>
      <p className={classes['cardFoot']}>
        <span>{words.kinds[row.kind]}{row.amount === null ? '' : ` · ${formatMoney(row.amount, locale)}`}</span>
        <span className={classes['signs']}>
          {row.recurring ? <IconRepeat size={14} stroke={1.8} role="img" aria-label={words.recurring} /> : null}
          {row.conditionPrecedent ? <IconKey size={14} stroke={1.8} role="img" aria-label={words.conditionPrecedent} /> : null}
          <span title={row.ownerName}><PersonMark name={row.ownerName} /><span className="visually-hidden">{row.ownerName}</span></span>
        </span>
      </p>
    </li>
  )
}
