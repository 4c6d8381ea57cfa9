import { Chip } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { useSearchParams } from 'react-router'
import { BoardColumnView } from '#renderer/features/obligations/board/board-column.tsx'
import { boardColumns } from '#renderer/features/obligations/board/columns.ts'
import { texts } from '#renderer/features/obligations/board/texts.ts'
import type { Deed } from '#renderer/features/obligations/occurrence/deeds.ts'
import { DeedDialog } from '#renderer/features/obligations/occurrence/deed-dialog.tsx'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import type { OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import classes from './board.module.css'

/** What is to be done by where it stands. */
export function BoardView() {
  const [address, setAddress] = useSearchParams()
  const mine = address.get('mine') === 'yes'
  const [times, setTimes] = useState(0)
  const [dragged, setDragged] = useState<OccurrenceRow | null>(null)
  const [acting, setActing] = useState<{ readonly row: OccurrenceRow; readonly deed: Deed } | null>(null)
  const showMine = (on: boolean) =>
    setAddress(
      before => {
        if (on) before.set('mine', 'yes')
        else before.delete('mine')
        return before
      },
      { replace: true },
    )
  return (
    <>
      <div className={classes['filters']}>
        <Chip variant="outline" size="sm" checked={mine} onChange={showMine}>{words.mine}</Chip>
        <span className={classes['faint']}>{texts.hint}</span>
      </div>
      {/* The arrows only move the focus from card to card; every card is reached by Tab too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section className={classes['board']} aria-label={texts.board} onKeyDown={goByArrow}>
        {boardColumns.map(column => (
          <BoardColumnView key={column} column={column} mine={mine} times={times} dragged={dragged} onDrag={setDragged} onAct={(row, deed) => setActing({ row, deed })} />
        ))}
      </section>
      {acting === null ? null : <DeedDialog {...acting} onClose={() => setActing(null)} onDone={() => setTimes(before => before + 1)} />}
    </>
  )
}

/** Up and down go through a column, left and right to the card beside it in the next column that has any. */
function goByArrow(event: KeyboardEvent<HTMLElement>): void {
  const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null
  const across = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  const along = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (card === null || across + along === 0 || event.altKey || event.ctrlKey || event.metaKey) return
  const columns = [...event.currentTarget.querySelectorAll('[data-column]')].map(column => [...column.querySelectorAll<HTMLElement>('[data-card]')])
  const at = columns.findIndex(cards => cards.includes(card))
  const place = columns[at]?.indexOf(card) ?? 0
  const filled = columns.filter((cards, index) => cards.length > 0 && (across > 0 ? index > at : across < 0 ? index < at : false))
  const beside = across > 0 ? filled[0] : filled.at(-1)
  const next = across === 0 ? columns[at]?.[place + along] : beside?.[Math.min(place, beside.length - 1)]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
