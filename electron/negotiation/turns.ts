import { trackBecause } from '#electron/negotiation/tracking.ts'
import type { Services, Writer } from '#electron/services.ts'
import { auditEntriesOfKind } from '#electron/store/repositories/audit.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import type { StoredState, Turn } from '#shared/contracts/contract.ts'
import { turnHistory, type TurnHistory } from '#shared/contracts/rounds.ts'
import { passTurn } from '#shared/contracts/turn.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** Passes the turn; a text that goes to the other side is tracked from then on. */
export function giveTurn(writer: Writer, id: ContractId, to: Turn): void {
  const { db, actor, now, audit } = writer
  const { contract, event } = allowed(passTurn(getContract(db, id), to, actor, now))
  saveContract(db, contract)
  audit(event)
  if (to === 'theirs') trackBecause(writer, id, 'the turn passed to the other side')
}

/** States in which nobody holds the text any more. */
const settledStates: ReadonlySet<StoredState> = new Set(['executed', 'terminated', 'superseded', 'cancelled'])

/** Who held the text of a contract, how long and how often it crossed, as the log tells it. */
export function turnsOf({ db, clock }: Services, id: ContractId): TurnHistory {
  const contract = getContract(db, id)
  const passes = auditEntriesOfKind(db, id, 'turn passed').map(({ at, event }) => ({ at, to: event.to }))
  const settled = settledStates.has(contract.state) ? auditEntriesOfKind(db, id, 'state changed').find(({ event }) => settledStates.has(event.to)) : undefined
  return turnHistory(contract.createdAt, passes, clock(), settled?.at ?? null)
}
