import { move } from '#electron/contracts/move.ts'
import { submitForApproval } from '#electron/contracts/submit.ts'
import { contractView } from '#electron/contracts/view.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { approvalsOf, saveApproval } from '#electron/store/repositories/approvals.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { approvalComplete, decideApproval } from '#shared/approvals/decide.ts'
import { AppError } from '#shared/ipc/errors.ts'

export const approvalHandlers: Handlers<'approvals'> = {
  'approvals.submit': (services, { contract, note }) => {
    submitForApproval(services, contract, note)
    return contractView(services, contract)
  },

  'approvals.decide': (services, { contract: id, version, versionHash, decision, reason }) => {
    services.write((writer) => {
      const { db, actor, now, audit } = writer
      const contract = getContract(db, id)
      const given = { id: services.newId<'approval'>(), decision, reason, by: actor, at: now, version, versionHash }
      const decided = decideApproval(contract, approvalsOf(db, id), allPeople(db), given)
      if (!decided.ok) throw AppError.from(decided.refusal)
      saveApproval(db, decided.value)
      if (decision === 'rejected') {
        audit({ kind: 'approval refused', contract: id, version, versionHash, approval: given.id, reason: decided.value.reason })
        move(services, writer, id, 'reject', reason)
        return
      }
      audit({ kind: 'approval given', contract: id, version, versionHash, approval: given.id })
      if (!approvalComplete(contract, approvalsOf(db, id))) return
      const approved = move(services, writer, id, 'approve', reason)
      saveContract(db, { ...approved, approvedVersion: version })
    })
    return contractView(services, id)
  },

  'approvals.recall': (services, { contract, reason }) => {
    services.write((writer) => move(services, writer, contract, 'recall', reason))
    return contractView(services, contract)
  },
}
