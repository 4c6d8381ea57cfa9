import { gateOf } from '#electron/contracts/facts.ts'
import { move } from '#electron/contracts/move.ts'
import type { Services, Writer } from '#electron/services.ts'
import { ceremoniesOf, getCeremony, saveCeremony } from '#electron/store/repositories/ceremonies.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { CeremonyId, ContractId } from '#shared/lib/ids.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import type { GateProblem } from '#shared/signing/gate.ts'
import { endCeremony } from '#shared/signing/sign.ts'
import { hasExpired, timeRanOut } from '#shared/signing/turns.ts'

function endNow(services: Services, writer: Writer, ceremony: Ceremony): void {
  saveCeremony(writer.db, allowed(endCeremony(ceremony, 'expired', timeRanOut, writer.now)))
  const signatures = ceremony.signers.filter(({ signature }) => signature !== null).length
  writer.audit({ kind: 'signing expired', contract: ceremony.contract, ceremony: ceremony.id, signatures })
  move(services, writer, ceremony.contract, 'withdraw from signing', timeRanOut)
}

/**
 * Writes down that the time to sign ran out, as soon as somebody who may write does anything: the contract is approved again, and what was
 * collected is kept. Does nothing where the signing goes on, has ended, or whoever works here may only look.
 */
export function endIfExpired(services: Services, id: CeremonyId): void {
  if (!mayEdit(services.me()) || !hasExpired(getCeremony(services.db, id), services.clock())) return
  const ended = services.write((writer) => {
    const present = getCeremony(writer.db, id)
    if (!hasExpired(present, writer.now)) return false
    endNow(services, writer, present)
    return true
  })
  if (ended) services.changed('contract', getCeremony(services.db, id).contract)
}

/** The same for whichever signing of a contract is open. */
export function endExpiredOf(services: Services, contract: ContractId): void {
  const open = ceremoniesOf(services.db, contract).find(({ state }) => state === 'open')
  if (open !== undefined) endIfExpired(services, open.id)
}

/** What stands between a contract and its signing; a signing whose time ran out does not. */
export function gateNow(services: Services, id: ContractId): GateProblem[] {
  const contract = getContract(services.db, id)
  const expired = ceremoniesOf(services.db, id).some((ceremony) => hasExpired(ceremony, services.clock()))
  return gateOf(services, expired ? { ...contract, state: 'approved' } : contract)
}
