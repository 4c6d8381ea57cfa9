import { presentRound } from '#electron/approvals/contract-round.ts'
import { follow } from '#electron/approvals/follow.ts'
import { houseNow } from '#electron/approvals/house.ts'
import { getPerson } from '#electron/approvals/person.ts'
import type { Services } from '#electron/services.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { addApprover, delegate } from '#shared/approvals/hand-on.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { ContractId, PersonId } from '#shared/lib/ids.ts'

/** Lets somebody else decide in the place of whoever works here now. Throws what shared/approvals/hand-on.ts refuses. */
export function delegateSeat(services: Services, contract: ContractId, given: { readonly stage: string; readonly seat: PersonId; readonly to: PersonId; readonly reason: string }): void {
  services.write((writer) => {
    const { db, actor: by, now: at, audit } = writer
    if (given.seat !== by.id) throw new AppError('approval.not-your-seat', 'Only whoever is asked themselves may delegate. Switch to that person’s profile.')
    const to = getPerson(db, given.to)
    const { round, stage } = allowed(delegate(presentRound(db, getContract(db, contract)), { stage: given.stage, to, by, reason: given.reason, at }, houseNow(services)))
    audit({ kind: 'approval delegated', contract, stage: stage.name, seat: by.id, to: to.id, name: to.name, reason: given.reason.trim() })
    follow(services, writer, round, 'who can decide has changed')
  })
}

/** Asks one more person in a stage. Throws what shared/approvals/hand-on.ts refuses. */
export function addToStage(services: Services, contract: ContractId, given: { readonly stage: string; readonly person: PersonId; readonly reason: string }): void {
  services.write((writer) => {
    const { db, actor: by, now: at, audit } = writer
    const to = getPerson(db, given.person)
    const { round, stage } = allowed(addApprover(presentRound(db, getContract(db, contract)), { stage: given.stage, to, by, reason: given.reason, at }, houseNow(services)))
    audit({ kind: 'approver added', contract, stage: stage.name, person: to.id, name: to.name, reason: given.reason.trim() })
    follow(services, writer, round, 'who can decide has changed')
  })
}
