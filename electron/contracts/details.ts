import { recheckContract } from '#electron/approvals/recheck.ts'
import { replanContract } from '#electron/obligations/replan.ts'
import { reindex } from '#electron/drafts/settle.ts'
import type { Services } from '#electron/services.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import type { ContractDetails } from '#shared/contracts/contract.ts'
import { changeDetails } from '#shared/contracts/details.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** Changes a contract's details, what it is found by, which of its approvals still hold, and when what hangs on its dates is due. */
export function changeContractDetails(services: Services, id: ContractId, details: ContractDetails): void {
  services.write((writer) => {
    const { db, actor, now, audit } = writer
    const decided = changeDetails(getContract(db, id), details, actor, now)
    if (!decided.ok) throw AppError.from(decided.refusal)
    if (decided.value.event === null) return
    saveContract(db, decided.value.contract)
    audit(decided.value.event)
    reindex(services, id)
    recheckContract(services, writer, id)
    replanContract(services, writer, id)
  })
}
