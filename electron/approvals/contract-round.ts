import type { Db } from '#electron/store/database.ts'
import { lastRound } from '#electron/store/repositories/approval-rounds.ts'
import type { Round } from '#shared/approvals/round.ts'
import { isLive } from '#shared/approvals/settle.ts'
import type { Contract } from '#shared/contracts/contract.ts'

/** The round of what is submitted now; null where nothing is. */
export function presentRound(db: Db, { id, submission }: Contract): Round | null {
  const round = submission === null ? null : lastRound(db, id)
  return round !== null && isLive(round) && round.versionHash === submission?.versionHash ? round : null
}

/** Whether what is submitted is approved, every stage that is needed for it. */
export function isApproved(db: Db, contract: Contract): boolean {
  return presentRound(db, contract)?.state === 'approved'
}
