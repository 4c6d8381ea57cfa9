import { replanContract } from '#electron/obligations/replan.ts'
import { calendarOf } from '#electron/renewal/business-calendar.ts'
import type { Services } from '#electron/services.ts'
import { getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { decideRenewal, type RenewalRequest } from '#shared/renewal/decide.ts'

/** Records what was decided about the end of a term; what was decided before stays beside it. */
export function decideAboutRenewal(services: Services, id: ContractId, request: RenewalRequest): void {
  const today = services.today()
  services.write((writer) => {
    const { db, actor, now, audit } = writer
    const before = getContract(db, id)
    const { contract, event } = allowed(decideRenewal(before, request, { actor, now, today, calendar: calendarOf(before.terms?.place ?? '') }))
    saveContract(db, contract)
    audit(event)
    replanContract(services, writer, id)
  })
}
