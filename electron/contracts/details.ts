import { reindex } from '#electron/drafts/settle.ts'
import type { Services } from '#electron/services.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import type { ContractDetails } from '#shared/contracts/contract.ts'
import { changeDetails } from '#shared/contracts/details.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** Changes a contract's details, and what it is found by. */
export function changeContractDetails(services: Services, id: ContractId, details: ContractDetails): void {
  services.write(({ db, actor, now, audit }) => {
    const decided = changeDetails(getContract(db, id), details, actor, now)
    if (!decided.ok) throw AppError.from(decided.refusal)
    if (decided.value.event === null) return
    saveContract(db, decided.value.contract)
    audit(decided.value.event)
    reindex(services, id)
  })
}
