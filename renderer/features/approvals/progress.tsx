import { ActionIcon, Button, FileButton, Menu } from '@mantine/core'
import { IconDots, IconFileImport, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { AskByFile } from '#renderer/features/approvals/ask-by-file.tsx'
import { HandOnDialog } from '#renderer/features/approvals/hand-on-dialog.tsx'
import { SeatNotes } from '#renderer/features/approvals/seat-notes.tsx'
import { texts } from '#renderer/features/approvals/texts.ts'
import { ApprovalRoute, type SeatView, type StageView } from '#renderer/components/approval-route.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { Round, RouteStage } from '#shared/approvals/round.ts'
import type { RouteView } from '#shared/approvals/route-view.ts'
import { isOwner, mayEdit } from '#shared/contracts/person.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { PersonId } from '#shared/lib/ids.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { nameOf, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './approvals.module.css'

interface ProgressProps {
  readonly round: Round
  readonly route: RouteView
  readonly onChanged: (view: ContractView) => void
}

type Asked = { readonly what: 'delegate' | 'add'; readonly stage: RouteStage } | { readonly what: 'file'; readonly stage: string; readonly seat: PersonId } | null

/** The route of a submission as it stands: who decided, who is asked, and what can be done about it. */
export function Progress({ round, route, onChanged }: ProgressProps) {
  const { me, people } = useOpenSession()
  const [asked, setAsked] = useState<Asked>(null)
  const { busy, failure, run } = useVerb()
  const pending = round.state === 'pending'
  const { contract } = round
  const { value: givenOut, reload } = useLoaded(`${round.id} ${round.state} ${String(round.decisions.length)}`, () => call('approvalFiles.givenOut', { contract }))
  const submitter = round.submitter === me.id
  const stageOf = (id: string) => round.stages.find(stage => stage.id === id)
  const takeDecision = (file: File | null) =>
    run(async () => {
      if (file === null) return
      const { contract: decided, message } = await call('approvalFiles.takeDecision', { blob: await uploadBlob(file, file.name), fileName: file.name })
      tellDone(message)
      if (decided === contract) onChanged(await call('contracts.get', { contract }))
      reload()
    })
  const onSeat = (stage: StageView, seat: SeatView) => {
    const known = stageOf(stage.id)
    const file = givenOut?.find(each => each.stage === stage.id && each.seat === seat.person && each.versionHash === round.versionHash)
    const own = seat.person === me.id && !submitter && known?.seats.find(({ person }) => person === me.id)?.delegate === null
    const free = pending && seat.standing === 'undecided'
    const byFile = free && stage.standing === 'open' && (mayEdit(me) || seat.decidedBy.includes(me.id))
    const name = nameOf(people, seat.person)
    return (
      <span className={classes['seatMore']}>
        <SeatNotes round={round} stage={stage.id} seat={seat.person} file={file ?? null} />
        {!free || (!own && !byFile) || known === undefined ? null : (
          <Menu position="bottom-end">
            <Menu.Target><ActionIcon className={classes['dots'] ?? ''} variant="subtle" color="gray" size="sm" aria-label={texts.more(name)}><IconDots size={17} aria-hidden="true" /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              {own ? <Menu.Item onClick={() => setAsked({ what: 'delegate', stage: known })}>{texts.delegate}</Menu.Item> : null}
              {byFile ? <Menu.Item onClick={() => setAsked({ what: 'file', stage: stage.id, seat: seat.person })}>{texts.askByFile}</Menu.Item> : null}
            </Menu.Dropdown>
          </Menu>
        )}
      </span>
    )
  }
  const onStage = (stage: StageView) => {
    const known = stageOf(stage.id)
    const mayAdd = pending && !submitter && (isOwner(me) || known?.seats.some(({ person }) => person === me.id) === true)
    if (!mayAdd || known === undefined || stage.standing === 'approved' || stage.standing === 'failed' || stage.standing === 'not needed') return null
    return <Button className={classes['addApprover'] ?? ''} size="compact-xs" variant="subtle" leftSection={<IconUserPlus size={15} aria-hidden="true" />} onClick={() => setAsked({ what: 'add', stage: known })}>{texts.addApprover}</Button>
  }
  const close = () => setAsked(null)
  return (
    <RailSection title={texts.routeTitle}>
      <p className={classes['policy']}>{texts.routeOf(route.policy)}</p>
      <ApprovalRoute route={route} previewed={false} onSeat={onSeat} onStage={onStage} />
      <FailureNote failure={failure} />
      {pending ? (
        <FileButton accept=".json,application/json" onChange={takeDecision}>
          {props => <Button {...props} className={classes['take'] ?? ''} size="compact-sm" variant="default" loading={busy} leftSection={<IconFileImport size={15} aria-hidden="true" />}>{texts.takeDecision}</Button>}
        </FileButton>
      ) : null}
      {asked === null ? null : asked.what === 'file' ? (
        <AskByFile contract={contract} stage={asked.stage} seat={asked.seat} onGiven={reload} onClose={close} />
      ) : (
        <HandOnDialog what={asked.what} round={round} stage={asked.stage} onChanged={onChanged} onClose={close} />
      )}
    </RailSection>
  )
}
