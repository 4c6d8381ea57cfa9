import { presentRound } from '#electron/approvals/contract-round.ts'
import { move } from '#electron/contracts/move.ts'
import type { Services, Writer } from '#electron/services.ts'
import { saveRound } from '#electron/store/repositories/approval-rounds.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import type { Decision, Round } from '#shared/approvals/round.ts'

/** Tells the log which decisions no longer hold, and why; those with one reason together. */
export function tellVoided({ audit }: Writer, contract: Round['contract'], decisions: readonly Decision[]): void {
  const because = new Set(decisions.flatMap(({ voided }) => voided?.because ?? []))
  for (const reason of because) {
    audit({ kind: 'approvals voided', contract, approvals: decisions.filter(({ voided }) => voided?.because === reason).map(({ id }) => id), because: reason })
  }
}

/** Keeps a round as it is now, and moves its contract to where that leads: approved, pending again, or back to draft. */
export function follow(services: Services, writer: Writer, round: Round, reason: string): void {
  const { db } = writer
  const { contract: id } = round
  const before = presentRound(db, getContract(db, id))
  saveRound(db, round)
  if (round.state === 'rejected') {
    const standing = new Set(before?.decisions.filter(({ voided }) => voided === null).map((decision) => decision.id))
    tellVoided(writer, id, round.decisions.filter((decision) => decision.voided !== null && standing.has(decision.id)))
  }
  if (round.state !== 'approved' && getContract(db, id).state === 'approved') move(services, writer, id, 'reopen approval', reason)
  if (round.state === 'rejected') move(services, writer, id, 'reject', reason)
  if (round.state === 'approved' && getContract(db, id).state === 'approval pending') {
    saveContract(db, { ...move(services, writer, id, 'approve', reason), approvedVersion: round.version })
  }
}
