import type { Services, Writer } from '#electron/services.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import type { Tracking } from '#shared/contracts/contract.ts'
import { setTracking, trackFromNow } from '#shared/contracts/tracking.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** Turns tracking on or off at a person's wish. */
export function changeTracking(services: Services, id: ContractId, tracking: Tracking): void {
  services.write(({ db, actor, now, audit }) => {
    const { contract, event } = allowed(setTracking(getContract(db, id), tracking, actor, now))
    if (event === null) return
    saveContract(db, contract)
    audit(event)
  })
}

/** Turns tracking on, if it is off, because the text meets the other side. To be called in the transaction in which it does. */
export function trackBecause({ db, now, audit }: Writer, id: ContractId, because: string): void {
  const { contract, event } = trackFromNow(getContract(db, id), because, now)
  if (event === null) return
  saveContract(db, contract)
  audit(event)
}
