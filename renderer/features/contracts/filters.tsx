import { Chip, CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState, type RefObject } from 'react'
import { hasGroup, stateGroupNames, withGroup } from '#renderer/features/contracts/query-address.ts'
import { texts } from '#renderer/features/contracts/texts.ts'
import type { ContractQuery } from '#shared/ipc/api.ts'
import classes from './contracts.module.css'

interface FiltersProps {
  readonly query: ContractQuery
  readonly onChange: (query: ContractQuery) => void
  readonly searchRef: RefObject<HTMLInputElement | null>
}

/** Search, and a chip for each part of a contract's life. */
export function Filters({ query, onChange, searchRef }: FiltersProps) {
  const [typed, setTyped] = useState(query.search)
  const [seen, setSeen] = useState(query.search)
  const [sent, setSent] = useState(query.search)
  // The address may change without the field (a link, the way back); what was typed here is never overwritten by its own answer.
  if (query.search !== seen) {
    setSeen(query.search)
    if (query.search !== sent) setTyped(query.search)
  }
  const ask = useDebouncedCallback((search: string) => {
    setSent(search)
    onChange({ ...query, search })
  }, 180)
  const change = (search: string) => {
    setTyped(search)
    ask(search)
  }
  return (
    <search className={classes['filters']}>
      <TextInput
        ref={searchRef}
        aria-label={texts.search}
        placeholder={texts.searchHint}
        value={typed}
        onChange={event => change(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        leftSection={<IconSearch size={16} stroke={1.8} aria-hidden="true" />}
        rightSection={typed === '' ? <kbd className={classes['slash']} aria-hidden="true">/</kbd> : <CloseButton size="sm" aria-label={texts.clear} onClick={() => change('')} />}
        className={classes['search'] ?? ''}
      />
      <fieldset className={classes['chips']} aria-label={texts.filterByState}>
        {stateGroupNames.map(group => (
          <Chip key={group} variant="outline" size="sm" checked={hasGroup(query, group)} onChange={on => onChange(withGroup(query, group, on))}>
            {texts.groups[group]}
          </Chip>
        ))}
      </fieldset>
    </search>
  )
}
