import type { Db } from '#electron/store/database.ts'
import { findPerson } from '#electron/store/repositories/people.ts'
import type { Person } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { PersonId } from '#shared/lib/ids.ts'

/** Somebody of the house. Throws person.missing. */
export function getPerson(db: Db, id: PersonId): Person {
  const person = findPerson(db, id)
  if (person === null) throw new AppError('person.missing', 'This person is not in the workspace.')
  return person
}
