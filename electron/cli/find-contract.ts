import type { Services } from '#electron/services.ts'
import { allContracts } from '#electron/store/repositories/contracts.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { AppError } from '#shared/ipc/errors.ts'

/** The contract a person means by an id, a title or an unmistakable part of one. Throws contract.missing, contract.ambiguous. */
export function findContract(services: Services, meant: string): Contract {
  const contracts = allContracts(services.db)
  const exact = contracts.find((contract) => contract.id === meant || contract.title === meant)
  if (exact !== undefined) return exact
  const close = contracts.filter((contract) => contract.title.toLowerCase().includes(meant.toLowerCase()))
  const [only, another] = close
  if (only === undefined) throw new AppError('contract.missing', `No contract of this workspace is called “${meant}”.`)
  if (another !== undefined) throw new AppError('contract.ambiguous', `“${meant}” could be ${close.map((contract) => `“${contract.title}”`).join(' or ')}. Say more of the title.`)
  return only
}
