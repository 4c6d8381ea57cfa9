import { factsOf } from '#electron/contracts/facts.ts'
import type { Services, Writer } from '#electron/services.ts'
import { lastRound, saveRound } from '#electron/store/repositories/approval-rounds.ts'
import { replanContract } from '#electron/obligations/replan.ts'
import { ceremoniesOf, saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { endRound } from '#shared/approvals/settle.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { Command } from '#shared/contracts/lifecycle.ts'
import { applyCommand } from '#shared/contracts/transition.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { endCeremony } from '#shared/signing/sign.ts'

/** Commands that end what is submitted. Its approvals are looked at again when it is submitted anew. */
const ends: Partial<Readonly<Record<Command, 'recalled' | 'edited'>>> = { recall: 'recalled', 'edit again': 'edited', decline: 'edited' }

/** Moves a contract along the lifecycle, with everything that follows: what was submitted ends, and collected signatures that no longer hold are voided and kept. */
export function move(services: Services, writer: Writer, id: ContractId, command: Command, reason: string): Contract {
  const before = getContract(writer.db, id)
  const decided = applyCommand(before, command, { ...factsOf(services, before, reason), now: writer.now })
  if (!decided.ok) throw AppError.from(decided.refusal)
  const { contract, event } = decided.value
  saveContract(writer.db, contract)
  writer.audit(event)
  const because = reason.trim() === '' ? command : reason.trim()
  if (before.state === 'signing' && contract.state !== 'executed') endOpenCeremony(writer, id, command === 'decline' ? 'declined' : 'voided', because)
  // What is counted from the day of signing is due from now on.
  if (command === 'complete signing') replanContract(services, writer, id)
  const end = command === 'cancel' && before.state === 'approval pending' ? 'recalled' : ends[command]
  const round = end === undefined ? null : lastRound(writer.db, id)
  if (round !== null && end !== undefined) saveRound(writer.db, endRound(round, end, writer.now))
  return contract
}

function endOpenCeremony(writer: Writer, id: ContractId, state: 'declined' | 'voided', because: string): void {
  const open = ceremoniesOf(writer.db, id).find((ceremony) => ceremony.state === 'open')
  if (open === undefined) return
  const ended = endCeremony(open, state, because, writer.now)
  if (!ended.ok) throw AppError.from(ended.refusal)
  saveCeremony(writer.db, ended.value)
  const signatures = open.signers.filter((signer) => signer.signature !== null).length
  writer.audit({ kind: 'signing voided', contract: id, ceremony: open.id, signatures, because })
}
