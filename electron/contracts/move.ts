import { factsOf } from '#electron/contracts/facts.ts'
import type { Services, Writer } from '#electron/services.ts'
import { approvalsOf, saveApproval } from '#electron/store/repositories/approvals.ts'
import { ceremoniesOf, saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { voidApprovals } from '#shared/approvals/decide.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { Command } from '#shared/contracts/lifecycle.ts'
import { applyCommand } from '#shared/contracts/transition.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { endCeremony } from '#shared/signing/sign.ts'

/** States in which approvals given on the present submission stand. */
const keepsApprovals: ReadonlySet<Contract['state']> = new Set(['approval pending', 'approved', 'signing', 'executed', 'terminated', 'superseded'])

/** Moves a contract along the lifecycle, with everything that follows: approvals and collected signatures that no longer hold are voided and kept. */
export function move(services: Services, writer: Writer, id: ContractId, command: Command, reason: string): Contract {
  const before = getContract(writer.db, id)
  const decided = applyCommand(before, command, { ...factsOf(services, before, reason), now: writer.now })
  if (!decided.ok) throw AppError.from(decided.refusal)
  const { contract, event } = decided.value
  saveContract(writer.db, contract)
  writer.audit(event)
  const because = reason.trim() === '' ? command : reason.trim()
  if (before.state === 'signing' && contract.state !== 'executed') endOpenCeremony(writer, id, command === 'decline' ? 'declined' : 'voided', because)
  if (!keepsApprovals.has(contract.state)) {
    const voided = voidApprovals(approvalsOf(writer.db, id), because, writer.now)
    for (const approval of voided) saveApproval(writer.db, approval)
    if (voided.length > 0) writer.audit({ kind: 'approvals voided', contract: id, approvals: voided.map((approval) => approval.id), because })
  }
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
