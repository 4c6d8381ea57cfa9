import { decideSubmission } from '#electron/contracts/approve.ts'
import { move } from '#electron/contracts/move.ts'
import { submitForApproval } from '#electron/contracts/submit.ts'
import { contractView } from '#electron/contracts/view.ts'
import type { Handlers } from '#electron/ipc/handler.ts'

export const approvalHandlers: Handlers<'approvals'> = {
  'approvals.submit': (services, { contract, note }) => {
    submitForApproval(services, contract, note)
    return contractView(services, contract)
  },

  'approvals.decide': (services, { contract, ...decision }) => {
    decideSubmission(services, contract, decision)
    return contractView(services, contract)
  },

  'approvals.recall': (services, { contract, reason }) => {
    services.write((writer) => move(services, writer, contract, 'recall', reason))
    return contractView(services, contract)
  },
}
