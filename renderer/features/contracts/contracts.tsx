import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { ContractTable } from '#renderer/features/contracts/contract-table.tsx'
import { Filters } from '#renderer/features/contracts/filters.tsx'
import { addressFromQuery, initialQuery, queryFromAddress } from '#renderer/features/contracts/query-address.ts'
import { texts } from '#renderer/features/contracts/texts.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { useWindowTitle } from '#renderer/components/screen.tsx'
import type { ContractQuery } from '#shared/ipc/api.ts'
import { call } from '#renderer/lib/client.ts'
import { counted } from '#renderer/lib/formatting.ts'
import { isTyping, useKeyPress } from '#renderer/lib/key-press.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './contracts.module.css'

/** Every contract in one table; what it shows is kept in the address. */
export function Contracts() {
  const [address, setAddress] = useSearchParams()
  const query = queryFromAddress(address)
  const ask = (next: ContractQuery) => setAddress(addressFromQuery(next), { replace: true })
  const { value: rows, failure, loading, reload } = useLoaded(addressFromQuery(query).toString(), () => call('contracts.list', query))
  const search = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const locale = useLocale()
  useWindowTitle(texts.title)
  useKeyPress(event => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === '/') search.current?.focus()
    else if (event.key === 'n') void navigate('/contracts/new')
    else return false
    return true
  })
  const all = query.search === '' && query.states.length === 0
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <h1 className={classes['title']}>
          {texts.title}
          <output className={classes['count']}>{rows === null ? '' : counted(rows.length, texts.one, texts.many, locale)}</output>
        </h1>
        <Button component={Link} to="/contracts/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>{texts.newContract}</Button>
      </header>
      <Filters query={query} onChange={ask} searchRef={search} />
      <FailureNote failure={failure} onRetry={reload} />
      {rows === null ? (loading ? <Waiting what={texts.opening} /> : null) : null}
      {rows !== null && rows.length > 0 ? <ContractTable rows={rows} query={query} onSort={ask} /> : null}
      {rows !== null && rows.length === 0 ? <Nothing all={all} onClear={() => ask(initialQuery)} /> : null}
    </div>
  )
}

function Nothing({ all, onClear }: { readonly all: boolean; readonly onClear: () => void }) {
  if (all) {
    return <EmptyState title={texts.noneYetTitle} action={<Button component={Link} to="/contracts/new">{texts.newContract}</Button>}>{texts.noneYetText}</EmptyState>
  }
  return <EmptyState title={texts.noMatchTitle} action={<Button variant="default" onClick={onClear}>{texts.clearAll}</Button>}>{texts.noMatchText}</EmptyState>
}
