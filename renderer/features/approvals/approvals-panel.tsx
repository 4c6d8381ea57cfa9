import { Decide } from '#renderer/features/approvals/decide.tsx'
import { Decisions } from '#renderer/features/approvals/decisions.tsx'
import { Progress } from '#renderer/features/approvals/progress.tsx'
import { Recall } from '#renderer/features/approvals/recall.tsx'
import type { PaperServices } from '#renderer/features/approvals/redline-reader.tsx'
import { Submission } from '#renderer/features/approvals/submission.tsx'
import { Submit } from '#renderer/features/approvals/submit.tsx'
import { editableStates } from '#shared/contracts/lifecycle.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { VersionId } from '#shared/lib/ids.ts'
import { lastRound, mySeats } from '#renderer/lib/my-seats.ts'
import { useOpenSession } from '#renderer/lib/session.ts'

interface ApprovalsPanelProps {
  readonly view: ContractView
  readonly services: PaperServices
  /** Whether what was typed is still on its way to the disk. */
  readonly saving: boolean
  readonly onChanged: (view: ContractView) => void
  readonly onRead: (version: VersionId) => void
  readonly whenSaved: () => Promise<void>
}

/** Submitting, deciding and taking back; the route as it stands, and every decision there ever was. */
export function ApprovalsPanel({ view, services, saving, onChanged, onRead, whenSaved }: ApprovalsPanelProps) {
  const { me } = useOpenSession()
  const { state } = view.contract
  const round = lastRound(view.rounds)
  const live = round !== null && (round.state === 'pending' || round.state === 'approved')
  const [first, ...others] = mySeats(view.rounds, view.route, me.id)
  return (
    <>
      {editableStates.has(state) && view.editable ? <Submit view={view} saving={saving} onChanged={onChanged} whenSaved={whenSaved} /> : null}
      {live ? <Submission view={view} round={round} onRead={onRead} /> : null}
      {round !== null && first !== undefined ? <Decide key={`${round.id} ${me.id}`} view={view} round={round} seats={[first, ...others]} services={services} onChanged={onChanged} /> : null}
      {live && view.route !== null ? <Progress round={round} route={view.route} onChanged={onChanged} /> : null}
      {live && view.commands.some(({ command, allowed }) => command === 'recall' && allowed) ? <Recall view={view} onChanged={onChanged} /> : null}
      <Decisions rounds={view.rounds} />
    </>
  )
}
