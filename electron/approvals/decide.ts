import { follow } from '#electron/approvals/follow.ts'
import { houseNow } from '#electron/approvals/house.ts'
import { presentRound } from '#electron/approvals/contract-round.ts'
import type { Services, Writer } from '#electron/services.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { getPerson } from '#electron/approvals/person.ts'
import { decide } from '#shared/approvals/decide.ts'
import type { Decision } from '#shared/approvals/round.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { ContractId, PersonId, VersionId } from '#shared/lib/ids.ts'

/** A decision on a seat, given here or on another machine. */
export type DecisionGiven = Pick<Decision, 'seat' | 'by' | 'decision' | 'reason' | 'at' | 'versionHash' | 'file'> & {
  /** In which capacity it says it was given; checked where it is said. */
  readonly as?: Decision['as']
}

/**
 * Takes a decision on a seat, wherever it was given: records it, tells the log, and moves the contract where the decision settles the
 * matter. Throws what deciding refuses (shared/approvals/decide.ts), and approval.other-capacity.
 */
export function decideFor(services: Services, writer: Writer, contract: ContractId, given: DecisionGiven): Decision {
  const { db, now, audit } = writer
  const round = presentRound(db, getContract(db, contract))
  const by = getPerson(db, given.by)
  const settled = allowed(decide(round, { ...given, id: services.newId<'approval'>(), by }, houseNow(services), now))
  const { decision, stage } = settled
  if (given.as !== undefined && given.as !== decision.as) {
    throw new AppError('approval.other-capacity', `This decision was given as ${given.as}, and ${by.name} would decide as ${decision.as} now. Nothing was changed.`)
  }
  const { number, version } = settled.round
  const { id: approval, versionHash, reason, seat, as, file } = decision
  const place = { round: number, stage: stage.name, seat, by: by.id, as, seatOf: getPerson(db, seat).name, who: by.name, file }
  if (decision.decision === 'approved') audit({ kind: 'approval given', contract, version, versionHash, approval, place })
  else audit({ kind: 'approval refused', contract, version, versionHash, approval, reason, place })
  follow(services, writer, settled.round, reason === '' ? 'every stage is approved' : reason)
  return decision
}

/** Takes the decision of whoever works here now on the version they had before them. */
export function decideHere(
  services: Services,
  contract: ContractId,
  { version, ...given }: { readonly seat: PersonId; readonly version: VersionId; readonly versionHash: string; readonly decision: Decision['decision']; readonly reason: string },
): void {
  services.write((writer) => {
    const { submission } = getContract(writer.db, contract)
    // Two versions may have the same text; what is decided on is the one that was submitted.
    const versionHash = submission === null || submission.version === version ? given.versionHash : ''
    decideFor(services, writer, contract, { ...given, versionHash, by: writer.actor.id, at: writer.now, file: null })
  })
}
