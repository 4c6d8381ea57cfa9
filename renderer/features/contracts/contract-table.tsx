import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { ColumnHead } from '#renderer/features/contracts/column-head.tsx'
import { ContractRowLine } from '#renderer/features/contracts/contract-row.tsx'
import { texts } from '#renderer/features/contracts/texts.ts'
import type { ContractQuery } from '#shared/ipc/api.ts'
import type { ContractRow } from '#shared/ipc/views.ts'
import { isTyping, useKeyPress } from '#renderer/lib/key-press.ts'
import classes from './contracts.module.css'

interface ContractTableProps {
  readonly rows: readonly ContractRow[]
  readonly query: ContractQuery
  readonly onSort: (query: ContractQuery) => void
}

const rowHeight = 52
const columns = ['title', 'counterparty', 'state', 'turn', 'value', 'nextDate'] as const

/** The table, of which only the rows in view are drawn. j and k move, Enter opens. */
export function ContractTable({ rows, query, onSort }: ContractTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(-1)
  const navigate = useNavigate()
  // The rows drawn follow the scroller, which is what this library is for; nothing here is memoised by hand.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const focusRow = (index: number) => {
    const link = scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"] a`)
    link?.focus()
    return link !== null && link !== undefined
  }
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    setActive(next)
    virtual.scrollToIndex(next)
    // At once where the row is drawn: an Enter may follow before the next frame.
    if (!focusRow(next)) requestAnimationFrame(() => focusRow(next))
  }
  useKeyPress(event => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === 'j') move(active + 1)
    else if (event.key === 'k') move(active - 1)
    else return false
    return true
  })
  return (
    <div ref={scroller} className={classes['scroller']}>
      <table className={classes['table']} aria-rowcount={rows.length + 1} aria-label={texts.tableName}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(column => (
              <ColumnHead key={column} column={column} query={query} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr aria-hidden="true" style={{ height: before }} /> : null}
          {items.map(({ index }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <ContractRowLine key={row.id} row={row} index={index} active={index === active} onFocus={setActive} onOpen={() => void navigate(`/contracts/${row.id}`)} />
            )
          })}
          {after > 0 ? <tr aria-hidden="true" style={{ height: after }} /> : null}
        </tbody>
      </table>
    </div>
  )
}
