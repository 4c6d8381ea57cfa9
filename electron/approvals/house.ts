import type { Services } from '#electron/services.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { allSubstitutions } from '#electron/store/repositories/policies.ts'
import type { House } from '#shared/approvals/seats.ts'

/** Who there is and who stands in for whom today, for the rules of approval. */
export function houseNow({ db, today }: Services): House {
  return { people: allPeople(db), substitutions: allSubstitutions(db), today: today() }
}
