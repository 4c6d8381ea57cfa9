import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useContract } from '#renderer/features/contract/store.ts'
import { texts } from '#renderer/features/contract/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { isCommand, transitions, type Command, type Transition } from '#shared/contracts/lifecycle.ts'
import type { AvailableCommand, ContractView } from '#shared/ipc/views.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useVerb } from '#renderer/lib/use-verb.ts'
import { stateWords } from '#renderer/lib/words.ts'
import classes from './contract.module.css'

interface NextCommandsProps {
  readonly view: ContractView
  readonly onDone: () => void
}

/** Moves that another move takes back. */
const reverse: Partial<Record<Command, Command>> = {
  'send to review': 'back to draft',
  'back to draft': 'send to review',
  'open negotiation': 'back to review',
  'back to review': 'open negotiation',
}

interface Offer {
  readonly available: AvailableCommand
  readonly command: Command
  readonly transition: Transition
}

function offersOf(view: ContractView): Offer[] {
  return view.commands.flatMap(available => {
    const { command } = available
    const transition = transitions.find(each => each.command === command && each.from === view.contract.state)
    return isCommand(command) && transition !== undefined ? [{ available, command, transition }] : []
  })
}

/** Every step the lifecycle knows from here: those one can take, and what the others still need. */
export function NextCommands({ view, onDone }: NextCommandsProps) {
  const command = useContract(store => store.command)
  const [asking, setAsking] = useState<Command | null>(null)
  const offers = offersOf(view)
  const give = async (given: Command, reason: string) => {
    await command(given, reason)
    onDone()
    const back = reverse[given]
    const undo = back === undefined ? undefined : () => attempt(() => command(back, ''))
    tellDone(texts.nowIn(stateWords[useContract.getState().view?.shown ?? view.shown]), undo)
  }
  if (asking !== null) return <ReasonForm command={asking} onGive={reason => give(asking, reason)} onBack={() => setAsking(null)} />
  if (offers.length === 0) return <p className={classes['faint']}>{texts.nothingNext}</p>
  return (
    <ul className={classes['commands']}>
      {offers.map(({ available, command: offered, transition }) => (
        <li key={offered}>
          {available.allowed && transition.byRule === undefined ? (
            <Button size="compact-sm" variant="default" onClick={() => (transition.guards.includes('reason given') ? setAsking(offered) : attempt(() => give(offered, '')))}>
              {texts.commands[offered]}
            </Button>
          ) : (
            <strong>{texts.commands[offered]}</strong>
          )}
          <span className={classes['faint']}>{texts.leadsTo(stateWords[available.to])}</span>
          {available.allowed ? null : <span className={classes['needs']}>{available.reason}</span>}
        </li>
      ))}
    </ul>
  )
}

interface ReasonFormProps {
  readonly command: Command
  readonly onGive: (reason: string) => Promise<void>
  readonly onBack: () => void
}

function ReasonForm({ command, onGive, onBack }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  const { busy, failure, run } = useVerb()
  return (
    <form
      className={classes['reason']}
      onSubmit={event => {
        event.preventDefault()
        run(() => onGive(reason.trim()))
      }}
    >
      <Textarea label={texts.reason} description={texts.reasonHint} value={reason} onChange={event => setReason(event.currentTarget.value)} autosize minRows={2} required data-autofocus />
      <FailureNote failure={failure} />
      <Group gap="xs">
        <Button type="submit" size="compact-md" loading={busy} disabled={reason.trim() === ''}>{texts.commands[command]}</Button>
        <Button size="compact-md" variant="subtle" onClick={onBack}>{texts.back}</Button>
      </Group>
    </form>
  )
}
