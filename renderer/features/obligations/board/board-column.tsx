import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { BoardCard } from '#renderer/features/obligations/board/board-card.tsx'
import { columnQuery, deedTo, horizon, type BoardColumn } from '#renderer/features/obligations/board/columns.ts'
import { texts } from '#renderer/features/obligations/board/texts.ts'
import type { Deed } from '#renderer/features/obligations/occurrence/deeds.ts'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import { call } from '#renderer/lib/client.ts'
import { formatNumber, today } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './board.module.css'

interface BoardColumnProps {
  readonly column: BoardColumn
  readonly mine: boolean
  /** Counts what was done on the board, so that every column is read anew. */
  readonly times: number
  readonly dragged: OccurrenceRow | null
  readonly onDrag: (row: OccurrenceRow | null) => void
  readonly onAct: (row: OccurrenceRow, deed: Deed) => void
}

const step = 30

/** The cards in one state; a card that is let fall here opens what the move needs. */
export function BoardColumnView({ column, mine, times, dragged, onDrag, onAct }: BoardColumnProps) {
  const locale = useLocale()
  const heading = useId()
  const [limit, setLimit] = useState(step)
  const [over, setOver] = useState(false)
  const { value, failure, reload } = useLoaded(`${column} ${mine} ${limit} ${times}`, () => call('obligations.list', columnQuery(column, today(), mine, limit)))
  const deed = dragged === null ? null : deedTo(dragged.state, column)
  return (
    // Each card's menu does the same from the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={classes['column']}
      aria-labelledby={heading}
      data-takes={deed !== null}
      data-over={over && deed !== null}
      data-column={column}
      onDragOver={event => {
        if (deed === null) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        if (dragged !== null && deed !== null) onAct(dragged, deed)
        onDrag(null)
      }}
    >
      <header className={classes['columnHead']}>
        <h2 id={heading} title={words.stateMeanings[column]}>
          {words.states[column]} <span className={classes['count']}>{value === null ? '' : formatNumber(value.total, locale)}</span>
        </h2>
        <p className={classes['faint']}>{texts.means[column](formatNumber(horizon, locale))}</p>
      </header>
      <FailureNote failure={failure} onRetry={reload} />
      {value === null ? null : value.rows.length === 0 ? <p className={classes['empty']}>{texts.none}</p> : (
        // A scroller is gone through by keyboard where nothing in it takes the focus.
        <ul className={classes['cards']}>
          {value.rows.map(row => <BoardCard key={row.id} row={row} onAct={next => onAct(row, next)} onDrag={onDrag} />)}
          {value.total > value.rows.length ? (
            <li className={classes['more']}><Button size="compact-sm" variant="subtle" onClick={() => setLimit(before => Math.min(1000, before + step))}>{texts.more(formatNumber(value.total, locale))}</Button></li>
          ) : null}
        </ul>
      )}
    </section>
  )
}
