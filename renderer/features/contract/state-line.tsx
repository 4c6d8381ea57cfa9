import { Popover, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { NextCommands } from '#renderer/features/contract/next-commands.tsx'
import { texts } from '#renderer/features/contract/texts.ts'
import { Moment } from '#renderer/components/moment.tsx'
import { StateMark } from '#renderer/components/state-mark.tsx'
import type { ContractView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { stateMeanings, stateWords } from '#renderer/lib/words.ts'
import classes from './contract.module.css'

interface StateLineProps {
  readonly view: ContractView
}

/** The lifecycle in a word; a press tells how the contract got here and what each next step needs. */
export function StateLine({ view }: StateLineProps) {
  const [opened, { toggle, close }] = useDisclosure(false)
  return (
    <Popover opened={opened} onChange={open => (open ? undefined : close())} width={400} position="bottom-end" shadow="md" trapFocus transitionProps={{ duration: 80 }}>
      <Popover.Target>
        <UnstyledButton className={classes['state'] ?? ''} onClick={toggle} aria-label={texts.stateButton(stateWords[view.shown])}>
          <StateMark state={view.shown} />
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes['lifecycle']}>
          <p className={classes['meaning']}>{stateMeanings[view.shown]}</p>
          <h2>{texts.whatNext}</h2>
          <NextCommands view={view} onDone={close} />
          <h2>{texts.howItGotHere}</h2>
          <WayHere view={view} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function WayHere({ view }: StateLineProps) {
  const { id, updatedAt } = view.contract
  const { value } = useLoaded(`${id} ${updatedAt}`, () => call('audit.list', { contract: id, limit: 500 }))
  const moves = (value ?? []).filter(({ entry }) => entry.event.kind === 'state changed' || entry.event.kind === 'contract created')
  return (
    <ol className={classes['way']}>
      {moves.toSorted((a, b) => b.entry.sequence - a.entry.sequence).map(({ entry, who, sentence }) => (
        <li key={entry.sequence}>
          {sentence}
          <span className={classes['faint']}>
            {who} · <Moment at={entry.at} />
          </span>
        </li>
      ))}
    </ol>
  )
}
