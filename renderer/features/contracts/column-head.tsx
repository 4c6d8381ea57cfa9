import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { sortedBy } from '#renderer/features/contracts/query-address.ts'
import { texts } from '#renderer/features/contracts/texts.ts'
import type { ContractQuery } from '#shared/ipc/api.ts'
import classes from './contracts.module.css'

interface ColumnHeadProps {
  readonly column: keyof typeof texts.columns
  readonly query: ContractQuery
  readonly onSort: (query: ContractQuery) => void
}

/** A column's name, by which the table is sorted. */
export function ColumnHead({ column, query, onSort }: ColumnHeadProps) {
  const sorted = query.sort === column
  const Arrow = query.direction === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <th scope="col" data-column={column} aria-sort={sorted ? query.direction : 'none'}>
      <UnstyledButton className={classes['sort'] ?? ''} onClick={() => onSort(sortedBy(query, column))}>
        {texts.columns[column]}
        {sorted ? <Arrow size={14} stroke={2} aria-hidden="true" /> : null}
      </UnstyledButton>
    </th>
  )
}
