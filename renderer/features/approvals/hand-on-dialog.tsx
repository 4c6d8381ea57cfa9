import { Button, Group, Modal, Select, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { texts } from '#renderer/features/approvals/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { Round, RouteStage } from '#shared/approvals/round.ts'
import { mayApprove } from '#shared/approvals/seats.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './approvals.module.css'

interface HandOnDialogProps {
  /** Letting somebody else decide one's own seat, or asking one more person. */
  readonly what: 'delegate' | 'add'
  readonly round: Round
  readonly stage: RouteStage
  readonly onChanged: (view: ContractView) => void
  readonly onClose: () => void
}

/** Who may still be given a say in a stage: whoever decides at all, did not submit, and has none there. */
function candidates(people: readonly Person[], round: Round, stage: RouteStage): Person[] {
  const seated = new Set(stage.seats.flatMap(({ person, delegate }) => (delegate === null ? [person] : [person, delegate.to])))
  const decided = new Set(round.decisions.filter(decision => decision.stage === stage.id && decision.voided === null).map(({ by }) => by))
  return people.filter(person => mayApprove(person) && person.id !== round.submitter && !seated.has(person.id) && !decided.has(person.id))
}

/** Passes one's decision on, or asks one more person; with a reason. */
export function HandOnDialog({ what, round, stage, onChanged, onClose }: HandOnDialogProps) {
  const { me, people } = useOpenSession()
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const { busy, failure, run } = useVerb()
  const others = candidates(people, round, stage)
  const person = others.find(({ id }) => id === chosen)
  const delegating = what === 'delegate'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (person === undefined) return
    const common = { contract: round.contract, stage: stage.id, reason: reason.trim() }
    run(async () => {
      onChanged(await (delegating ? call('approvals.delegate', { ...common, seat: me.id, to: person.id }) : call('approvals.addApprover', { ...common, person: person.id })))
      tellDone(delegating ? texts.delegated(person.name) : texts.added(person.name))
      onClose()
    })
  }
  return (
    <Modal opened onClose={onClose} title={delegating ? texts.delegateTitle : texts.addTitle(stage.name)}>
      <form className={classes['form']} onSubmit={submit}>
        <p>{delegating ? texts.delegateText : texts.addText}</p>
        {others.length === 0 ? <p className={classes['warn']}>{texts.nobodyLeft}</p> : (
          <Select label={delegating ? texts.delegateTo : texts.addWho} data={others.map(({ id, name }) => ({ value: id as string, label: name }))} value={chosen} onChange={setChosen} required data-autofocus />
        )}
        <Textarea label={texts.reason} value={reason} onChange={event => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={2000} required={!delegating} />
        <FailureNote failure={failure} />
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" loading={busy} disabled={person === undefined || (!delegating && reason.trim() === '')}>{delegating ? texts.delegateNow : texts.addNow}</Button>
        </Group>
      </form>
    </Modal>
  )
}
