import { IconChevronLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { StateLine } from '#renderer/features/contract/state-line.tsx'
import { texts } from '#renderer/features/contract/texts.ts'
import { TurnLine } from '#renderer/features/contract/turn-line.tsx'
import type { ContractView } from '#shared/ipc/views.ts'
import classes from './contract.module.css'

interface ContractHeaderProps {
  readonly view: ContractView
  readonly saveMark: ReactNode
  /** Where it stands in its terms; nothing before it is signed. */
  readonly term: ReactNode
  /** The one primary button. */
  readonly step: ReactNode
  readonly more: ReactNode
}

/** What this is, what state it is in, and what can be done next. */
export function ContractHeader({ view, saveMark, term, step, more }: ContractHeaderProps) {
  const { title, counterparty } = view.contract
  return (
    <header className={classes['header']}>
      <Link to="/contracts" className={classes['back']}>
        <IconChevronLeft size={16} aria-hidden="true" />
        <span>{texts.allContracts}</span>
      </Link>
      <div className={classes['names']}>
        <h1 className={classes['title']} title={title}>{title}</h1>
        <p className={classes['party']}>{counterparty.name === '' ? texts.noParty : counterparty.name}</p>
      </div>
      <div className={classes['standing']}>
        <StateLine view={view} />
        <TurnLine view={view} />
        {term}
        {saveMark}
      </div>
      <div className={classes['deeds']}>
        {more}
        {step}
      </div>
    </header>
  )
}
