import { Button } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { ListFilters } from '#renderer/features/obligations/list/list-filters.tsx'
import { ListRow } from '#renderer/features/obligations/list/list-row.tsx'
import { addressWithFilter, filterFromAddress, queryFrom, usualFilter, type ListFilter } from '#renderer/features/obligations/list/query-address.ts'
import { texts } from '#renderer/features/obligations/list/texts.ts'
import { usePages } from '#renderer/features/obligations/list/use-pages.ts'
import type { Deed } from '#renderer/features/obligations/occurrence/deeds.ts'
import { DeedDialog } from '#renderer/features/obligations/occurrence/deed-dialog.tsx'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import { today } from '#renderer/lib/formatting.ts'
import { isTyping, useKeyPress } from '#renderer/lib/key-press.ts'
import classes from './list.module.css'

const rowHeight = 56
const columns = ['due', 'title', 'kind', 'owner', 'amount', 'state', 'deeds'] as const

interface ListViewProps {
  readonly onCount: (total: number) => void
}

/** Everything that is due, by date; only what is looked at is fetched and drawn. j and k move, Enter opens. */
export function ListView({ onCount }: ListViewProps) {
  const [address, setAddress] = useSearchParams()
  const filter = filterFromAddress(address)
  const search = useRef<HTMLInputElement>(null)
  const change = (next: ListFilter) => setAddress(before => addressWithFilter(before, next), { replace: true })
  const rows = usePages(addressWithFilter(new URLSearchParams(), filter).toString(), page => queryFrom(filter, today(), page))
  const [acting, setActing] = useState<{ readonly row: OccurrenceRow; readonly deed: Deed } | null>(null)
  const { total } = rows
  useEffect(() => {
    if (total !== null) onCount(total)
  }, [total, onCount])
  useKeyPress(event => {
    if (event.key !== '/' || isTyping(event.target)) return false
    search.current?.focus()
    return true
  })
  return (
    <>
      <ListFilters filter={filter} overdue={rows.overdue} onChange={change} searchRef={search} />
      <FailureNote failure={rows.failure} onRetry={rows.reload} />
      {total === null ? (rows.failure === null ? <Waiting what={words.opening} /> : null) : null}
      {total === 0 ? <Nothing usual={addressWithFilter(new URLSearchParams(), filter).size === 0} onClear={() => change(usualFilter)} /> : null}
      {total !== null && total > 0 ? <Table {...rows} total={total} onAct={(row, deed) => setActing({ row, deed })} /> : null}
      {acting === null ? null : <DeedDialog {...acting} onClose={() => setActing(null)} onDone={rows.reload} />}
    </>
  )
}

function Nothing({ usual, onClear }: { readonly usual: boolean; readonly onClear: () => void }) {
  if (usual) return <EmptyState title={texts.noneTitle} action={<Button variant="default" component={Link} to="/contracts">{texts.toContracts}</Button>}>{texts.noneText}</EmptyState>
  return <EmptyState title={texts.noMatchTitle} action={<Button variant="default" onClick={onClear}>{texts.clearAll}</Button>}>{texts.noMatchText}</EmptyState>
}

interface TableProps {
  readonly total: number
  readonly rowAt: (index: number) => OccurrenceRow | null
  readonly need: (first: number, last: number) => void
  readonly onAct: (row: OccurrenceRow, deed: Deed) => void
}

function Table({ total, rowAt, need, onAct }: TableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(-1)
  // The rows drawn follow the scroller, which is what this library is for; nothing here is memoised by hand.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => need(first, last), [first, last, need])
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const focusRow = (index: number) => {
    const link = scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"] a`)
    link?.focus()
    return link !== null && link !== undefined
  }
  useKeyPress(event => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || (event.key !== 'j' && event.key !== 'k')) return false
    const next = Math.max(0, Math.min(total - 1, active + (event.key === 'j' ? 1 : -1)))
    setActive(next)
    virtual.scrollToIndex(next)
    // At once where the row is drawn: an Enter may follow before the next frame.
    if (!focusRow(next)) requestAnimationFrame(() => focusRow(next))
    return true
  })
  return (
    <div ref={scroller} className={classes['scroller']}>
      <table className={classes['table']} aria-rowcount={total + 1} aria-label={texts.tableName}>
        <thead>
          <tr aria-rowindex={1}>{columns.map(column => <th key={column} scope="col" data-column={column}>{column === 'deeds' ? <span className="visually-hidden">{texts.columns[column]}</span> : texts.columns[column]}</th>)}</tr>
        </thead>
        <tbody>
          {before > 0 ? <tr aria-hidden="true" style={{ height: before }} /> : null}
          {items.map(({ index }) => {
            const row = rowAt(index)
            return row === null ? (
              <tr key={index} aria-rowindex={index + 2} data-row={index}><td colSpan={columns.length} className={classes['faint']}>{texts.loading}</td></tr>
            ) : (
              <ListRow key={row.id} row={row} index={index} active={index === active} onFocus={setActive} onAct={deed => onAct(row, deed)} />
            )
          })}
          {after > 0 ? <tr aria-hidden="true" style={{ height: after }} /> : null}
        </tbody>
      </table>
    </div>
  )
}
