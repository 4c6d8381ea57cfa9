import type { Services } from '#electron/services.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import type { Person } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'

/** The person somebody means by an id or a name. Throws person.missing, person.ambiguous. */
export function findPersonCalled(services: Services, meant: string): Person {
  const [only, another] = allPeople(services.db).filter(({ id, name }) => id === meant || name === meant)
  if (only === undefined) throw new AppError('person.missing', `Nobody of this workspace is called “${meant}”.`)
  if (another !== undefined) throw new AppError('person.ambiguous', `Several people are called “${meant}”. Give the id of the one you mean.`)
  return only
}
