import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useContract } from '#renderer/features/contract/store.ts'
import { texts } from '#renderer/features/contract/texts.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { dayHeld, formatNumber } from '#renderer/lib/formatting.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './contract.module.css'

interface TurnLineProps {
  readonly view: ContractView
}

const moving: ReadonlySet<string> = new Set(['request', 'draft', 'review', 'negotiation'])

/** Whose move it is and since when; a press passes it on. */
export function TurnLine({ view }: TurnLineProps) {
  const locale = useLocale()
  const passTurn = useContract(store => store.passTurn)
  const { turn, turnSince, state } = view.contract
  if (!moving.has(state)) return null
  const held = `${texts.turn[turn]}, ${texts.day(formatNumber(dayHeld(turnSince), locale))}`
  const other = turn === 'ours' ? 'theirs' : 'ours'
  const pass = async () => {
    await passTurn(other)
    tellDone(texts.passed[other], () => attempt(() => passTurn(turn)))
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={classes['state'] ?? ''} aria-label={texts.turnButton(held)}>
          <span>{held}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => attempt(pass)}>{texts.passTo[other]}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
