import { addToStage, delegateSeat } from '#electron/approvals/change-route.ts'
import { decideHere } from '#electron/approvals/decide.ts'
import { queueAndTurnaround } from '#electron/approvals/queue.ts'
import { routeIfSubmitted, routeNow } from '#electron/approvals/route.ts'
import { sinceLastApproved } from '#electron/approvals/since-last.ts'
import { submitForApproval } from '#electron/approvals/submit.ts'
import { move } from '#electron/contracts/move.ts'
import { contractView } from '#electron/contracts/view.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { roundsOf } from '#electron/store/repositories/approval-rounds.ts'

export const approvalHandlers: Handlers<'approvals'> = {
  'approvals.submit': (services, { contract, note }) => {
    submitForApproval(services, contract, note)
    return contractView(services, contract)
  },

  'approvals.decide': (services, { contract, ...decision }) => {
    decideHere(services, contract, decision)
    return contractView(services, contract)
  },

  'approvals.recall': (services, { contract, reason }) => {
    services.write((writer) => move(services, writer, contract, 'recall', reason))
    return contractView(services, contract)
  },

  'approvals.delegate': (services, { contract, ...given }) => {
    delegateSeat(services, contract, given)
    return contractView(services, contract)
  },

  'approvals.addApprover': (services, { contract, ...given }) => {
    addToStage(services, contract, given)
    return contractView(services, contract)
  },

  'approvals.route': (services, { contract }) => ({ route: routeNow(services, contract), rounds: roundsOf(services.db, contract) }),
  'approvals.preview': (services, { contract, policies }) => routeIfSubmitted(services, contract, policies),
  'approvals.sinceLast': (services, { contract }) => sinceLastApproved(services, contract),
  'approvals.queue': (services) => queueAndTurnaround(services),
}
