import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react'
import { ExchangeLine } from '#renderer/features/negotiation/turns/exchange-line.tsx'
import type { ThreadCounts } from '#renderer/features/negotiation/turns/pack.ts'
import { ReceiveDialog } from '#renderer/features/negotiation/turns/receive-dialog.tsx'
import { SendDialog } from '#renderer/features/negotiation/turns/send-dialog.tsx'
import { texts } from '#renderer/features/negotiation/turns/texts.ts'
import { PastTurns, TurnFigures } from '#renderer/features/negotiation/turns/turn-figures.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { Turn } from '#shared/contracts/contract.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { VersionId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { dayHeld, formatNumber } from '#renderer/lib/formatting.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useLocale } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './turns.module.css'

interface TurnsPanelProps {
  readonly view: ContractView
  readonly threads: ThreadCounts
  readonly onPass: (to: Turn) => Promise<void>
  readonly onChanged: (view: ContractView) => void
  /** The working text is another one now. */
  readonly onAdopted: (view: ContractView) => void
  readonly onRead: (version: VersionId) => void
  readonly whenSaved: () => Promise<void>
}

/** Whose move it is and for how long; what was sent and received, exactly; and the ways to send and to take in. */
export function TurnsPanel({ view, threads, onPass, onChanged, onAdopted, onRead, whenSaved }: TurnsPanelProps) {
  const locale = useLocale()
  const [sending, send] = useDisclosure(false)
  const [receiving, receive] = useDisclosure(false)
  const { id: contract, turn, turnSince, updatedAt } = view.contract
  const { value, failure, reload } = useLoaded(`${contract} ${updatedAt} ${view.versions.length}`, async () => {
    const [history, exchanges] = await Promise.all([call('negotiation.turns', { contract }), call('negotiation.exchanges', { contract })])
    return { history, exchanges }
  })
  if (value === null) return failure === null ? <Waiting what={texts.opening} /> : <FailureNote failure={failure} onRetry={reload} />
  const { history, exchanges } = value
  const other: Turn = turn === 'ours' ? 'theirs' : 'ours'
  const pass = async () => {
    await onPass(other)
    tellDone(texts.passed[other], () => attempt(() => onPass(turn)))
  }
  const changed = (next: ContractView) => {
    onChanged(next)
    reload()
  }
  const adopted = (next: ContractView) => {
    receive.close()
    onAdopted(next)
    reload()
    tellDone(texts.adoptDone)
  }
  const held = history.turns.at(-1)?.until === null
  return (
    <>
      <FailureNote failure={failure} onRetry={reload} />
      <RailSection title={texts.turn}>
        {held ? (
          <p className={classes['now']} data-holder={turn}>
            {texts.holders[turn]}, {texts.day(formatNumber(dayHeld(turnSince), locale))}
            <span className={classes['faint']}>
              {texts.since} <Moment at={turnSince} />
            </span>
          </p>
        ) : null}
        {view.editable ? (
          <div className={classes['deeds']}>
            <Button size="compact-md" variant={turn === 'ours' ? 'filled' : 'default'} leftSection={<IconArrowUpRight size={16} aria-hidden="true" />} onClick={send.open}>{texts.send}</Button>
            <Button size="compact-md" variant={turn === 'ours' ? 'default' : 'filled'} leftSection={<IconArrowDownLeft size={16} aria-hidden="true" />} onClick={receive.open}>{texts.receive}</Button>
            <Button size="compact-sm" variant="subtle" onClick={() => attempt(pass)}>{texts.passTo[other]}</Button>
          </div>
        ) : <p className={classes['faint']}>{texts.fixed}</p>}
      </RailSection>
      <RailSection title={texts.crossed}>
        {exchanges.length === 0 ? <p className={classes['faint']}>{texts.noneCrossed}</p> : null}
        <ol className={classes['exchanges']} aria-label={texts.crossed}>
          {exchanges.toReversed().map(shown => (
            <ExchangeLine key={shown.exchange.id} shown={shown} open={view.editable} onRead={onRead} onAdopted={adopted} whenSaved={whenSaved} />
          ))}
        </ol>
      </RailSection>
      <TurnFigures history={history} />
      <PastTurns history={history} />
      <SendDialog view={view} exchanges={exchanges} threads={threads} opened={sending} onClose={send.close} onSent={changed} whenSaved={whenSaved} />
      <ReceiveDialog contract={contract} opened={receiving} onClose={receive.close} onReceived={changed} onAdopted={adopted} whenSaved={whenSaved} />
    </>
  )
}
