import { presentRound } from '#electron/approvals/contract-round.ts'
import { factsWhileSubmitted } from '#electron/approvals/facts.ts'
import { follow, tellVoided } from '#electron/approvals/follow.ts'
import { houseNow } from '#electron/approvals/house.ts'
import type { Services, Writer } from '#electron/services.ts'
import { pendingRounds } from '#electron/store/repositories/approval-rounds.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { recheck } from '#shared/approvals/recheck.ts'
import { settle } from '#shared/approvals/settle.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** Looks at the approvals of a contract again after its details changed: which still hold, and which stages are needed now. */
export function recheckContract(services: Services, writer: Writer, id: ContractId): void {
  const { db, now, audit } = writer
  const contract = getContract(db, id)
  const round = presentRound(db, contract)
  if (round === null || (contract.state !== 'approval pending' && contract.state !== 'approved')) return
  const { round: after, voided, inserted, dropped } = recheck(round, factsWhileSubmitted(services, contract, round), houseNow(services), now)
  tellVoided(writer, id, voided)
  if (inserted.length + dropped.length > 0) audit({ kind: 'approval route changed', contract: id, policy: after.policy.name, inserted: [...inserted], dropped: [...dropped] })
  follow(services, writer, after, 'the details changed')
}

/** Settles whatever waits after it changed who can decide: somebody left or came, or stands in for somebody. */
export function settleWaiting(services: Services, writer: Writer): void {
  const house = houseNow(services)
  for (const round of pendingRounds(writer.db)) {
    const after = settle(round, house, writer.now)
    if (after.state !== round.state) follow(services, writer, after, 'who can decide has changed')
  }
}
