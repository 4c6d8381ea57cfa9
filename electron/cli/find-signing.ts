import type { Services } from '#electron/services.ts'
import { ceremoniesOf } from '#electron/store/repositories/ceremonies.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Ceremony, CeremonyState } from '#shared/signing/ceremony.ts'

/** The signing of a contract that is in this state. Throws signing.none. */
export function findSigning(services: Services, contract: Contract, state: Extract<CeremonyState, 'open' | 'completed'>): Ceremony {
  const found = ceremoniesOf(services.db, contract.id).find((ceremony) => ceremony.state === state)
  if (found !== undefined) return found
  throw new AppError('signing.none', state === 'open' ? `No signing of “${contract.title}” is open. Prepare one first.` : `“${contract.title}” is not signed by everyone yet.`)
}
