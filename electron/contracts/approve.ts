import { move } from '#electron/contracts/move.ts'
import type { Services } from '#electron/services.ts'
import { approvalsOf, saveApproval } from '#electron/store/repositories/approvals.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import type { Approval } from '#shared/approvals/approval.ts'
import { approvalComplete, decideApproval } from '#shared/approvals/decide.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** Takes the present person's decision on what was submitted, and moves the contract when it settles the matter. */
export function decideSubmission(
  services: Services,
  id: ContractId,
  given: Pick<Approval, 'version' | 'versionHash' | 'decision' | 'reason'>,
): void {
  services.write((writer) => {
    const { db, actor, now, audit } = writer
    const { version, versionHash, decision, reason } = given
    const contract = getContract(db, id)
    const decided = decideApproval(contract, approvalsOf(db, id), allPeople(db), { ...given, id: services.newId<'approval'>(), by: actor, at: now })
    if (!decided.ok) throw AppError.from(decided.refusal)
    const approval = decided.value
    saveApproval(db, approval)
    if (decision === 'rejected') {
      audit({ kind: 'approval refused', contract: id, version, versionHash, approval: approval.id, reason: approval.reason })
      move(services, writer, id, 'reject', reason)
      return
    }
    audit({ kind: 'approval given', contract: id, version, versionHash, approval: approval.id })
    if (!approvalComplete(contract, approvalsOf(db, id))) return
    const approved = move(services, writer, id, 'approve', reason)
    saveContract(db, { ...approved, approvedVersion: version })
  })
}
