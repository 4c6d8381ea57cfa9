import { Chip, CloseButton, Menu, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconChevronDown, IconSearch } from '@tabler/icons-react'
import { useState, type RefObject } from 'react'
import { toggled, withins, type ListFilter } from '#renderer/features/obligations/list/query-address.ts'
import { texts } from '#renderer/features/obligations/list/texts.ts'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import { obligationKinds, type ObligationKind } from '#shared/obligations/obligation.ts'
import { shownOccurrenceStates } from '#shared/obligations/occurrence.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './list.module.css'

interface ListFiltersProps {
  readonly filter: ListFilter
  readonly overdue: number
  readonly onChange: (filter: ListFilter) => void
  readonly searchRef: RefObject<HTMLInputElement | null>
}

const debtors = ['us', 'them'] as const

/** Search and chips; every one of them stands in the address. */
export function ListFilters({ filter, overdue, onChange, searchRef }: ListFiltersProps) {
  const locale = useLocale()
  const change = (part: Partial<ListFilter>) => onChange({ ...filter, ...part })
  return (
    <search className={classes['filters']}>
      <SearchField key={filter.search === '' ? 'empty' : 'searching'} filter={filter} onChange={onChange} searchRef={searchRef} />
      <fieldset className={classes['chips']} aria-label={texts.filters}>
        <Chip variant="outline" size="sm" color="red" checked={filter.overdueOnly} onChange={overdueOnly => change({ overdueOnly })}>{texts.overdueOnly(formatNumber(overdue, locale))}</Chip>
        <Chip variant="outline" size="sm" checked={filter.mine} onChange={mine => change({ mine })}>{words.mine}</Chip>
        {withins.map(days => (
          <Chip key={days} variant="outline" size="sm" checked={filter.within === days} onChange={on => change({ within: on ? days : null })}>{texts.within(formatNumber(days, locale))}</Chip>
        ))}
      </fieldset>
      <fieldset className={classes['chips']} aria-label={texts.byState}>
        {shownOccurrenceStates.map(state => (
          <Chip key={state} variant="outline" size="sm" checked={filter.states.includes(state)} onChange={on => change({ states: toggled(shownOccurrenceStates, filter.states, state, on) })}>{words.states[state]}</Chip>
        ))}
        {debtors.map(party => (
          <Chip key={party} variant="outline" size="sm" checked={filter.debtor === party} onChange={on => change({ debtor: on ? party : null })}>{texts.byDebtor[party]}</Chip>
        ))}
        <KindMenu chosen={filter.kinds} onChange={kinds => change({ kinds })} />
      </fieldset>
    </search>
  )
}

type SearchFieldProps = Pick<ListFiltersProps, 'filter' | 'onChange' | 'searchRef'>

function SearchField({ filter, onChange, searchRef }: SearchFieldProps) {
  const [typed, setTyped] = useState(filter.search)
  const ask = useDebouncedCallback((search: string) => onChange({ ...filter, search }), 180)
  const change = (search: string) => {
    setTyped(search)
    ask(search)
  }
  return (
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
  )
}

interface KindMenuProps {
  readonly chosen: readonly ObligationKind[]
  readonly onChange: (kinds: ObligationKind[]) => void
}

function KindMenu({ chosen, onChange }: KindMenuProps) {
  return (
    <Menu closeOnItemClick={false} position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes['chipMenu'] ?? ''} data-checked={chosen.length > 0}>
          {chosen.length === 0 ? texts.byKind : texts.byKinds(chosen.map(kind => words.kinds[kind].toLocaleLowerCase()).join(', '))}
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {obligationKinds.map(kind => (
          <Menu.CheckboxItem key={kind} checked={chosen.includes(kind)} onChange={on => onChange(toggled(obligationKinds, chosen, kind, on))}>{words.kinds[kind]}</Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
