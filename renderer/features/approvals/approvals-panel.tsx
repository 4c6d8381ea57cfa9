import { Decide } from '#renderer/features/approvals/decide.tsx'
import { Decisions } from '#renderer/features/approvals/decisions.tsx'
import { Recall } from '#renderer/features/approvals/recall.tsx'
import { Submission } from '#renderer/features/approvals/submission.tsx'
import { Submit } from '#renderer/features/approvals/submit.tsx'
import { approversOf } from '#shared/approvals/decide.ts'
import { standingPolicy } from '#shared/approvals/approval.ts'
import { editableStates } from '#shared/contracts/lifecycle.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { VersionId } from '#shared/lib/ids.ts'
import { useOpenSession } from '#renderer/lib/session.ts'

interface ApprovalsPanelProps {
  readonly view: ContractView
  readonly onChanged: (view: ContractView) => void
  readonly onRead: (version: VersionId) => void
  readonly whenSaved: () => Promise<void>
}

/** Submitting, deciding and taking back, and every decision there ever was. */
export function ApprovalsPanel({ view, onChanged, onRead, whenSaved }: ApprovalsPanelProps) {
  const { me, people } = useOpenSession()
  const { state, submission } = view.contract
  const approvers = submission === null ? [] : standingPolicy.stages.flatMap(stage => approversOf(stage, people, submission))
  const pending = state === 'approval pending' && submission !== null
  return (
    <>
      {editableStates.has(state) && view.editable ? <Submit view={view} onChanged={onChanged} whenSaved={whenSaved} /> : null}
      {submission === null ? null : <Submission view={view} submission={submission} approvers={approvers} onRead={onRead} />}
      {pending && approvers.some(person => person.id === me.id) ? <Decide view={view} submission={submission} onChanged={onChanged} /> : null}
      {pending && view.commands.some(({ command, allowed }) => command === 'recall' && allowed) ? <Recall view={view} onChanged={onChanged} /> : null}
      <Decisions view={view} />
    </>
  )
}
