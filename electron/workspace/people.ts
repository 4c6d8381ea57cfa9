import { settleWaiting } from '#electron/approvals/recheck.ts'
import type { Services } from '#electron/services.ts'
import { allPeople, savePerson } from '#electron/store/repositories/people.ts'
import { addPerson, changePerson } from '#shared/contracts/people.ts'
import type { NewPerson, Person } from '#shared/contracts/person.ts'
import { AppError } from '#shared/ipc/errors.ts'

/** Gives someone of the house a profile. */
export function addToHouse(services: Services, given: NewPerson): Person {
  return services.write(({ db, actor, audit }) => {
    const decided = addPerson(given, services.newId<'person'>(), actor)
    if (!decided.ok) throw AppError.from(decided.refusal)
    savePerson(db, decided.value.person)
    audit(decided.value.event)
    return decided.value.person
  })
}

/** Changes a profile; whoever leaves leaves what waits for approval to the others. */
export function changeInHouse(services: Services, wanted: Person): void {
  services.write((writer) => {
    const { db, actor, audit } = writer
    const decided = changePerson(allPeople(db), wanted, actor)
    if (!decided.ok) throw AppError.from(decided.refusal)
    savePerson(db, decided.value.person)
    if (decided.value.event !== null) audit(decided.value.event)
    settleWaiting(services, writer)
  })
}
