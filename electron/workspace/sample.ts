import type { Application } from '#electron/application.ts'
import { savePolicies } from '#electron/approvals/policies.ts'
import { addToHouse } from '#electron/workspace/people.ts'
import type { Services } from '#electron/services.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { saveCurrentPerson } from '#electron/store/repositories/workspace.ts'
import { createNewWorkspace } from '#electron/workspace/create.ts'
import { buildSampleContract, type SamplePeople } from '#electron/workspace/sample-contract.ts'
import { readSample, type Sample } from '#electron/workspace/sample-source.ts'

function addPeople(services: Services, sample: Sample): SamplePeople {
  const [, ...others] = sample.people
  for (const { name, title, email, role } of others) addToHouse(services, { name, title, email, role })
  const people = allPeople(services.db)
  return new Map(sample.people.flatMap(({ id, name }) => people.filter((person) => person.name === name).map((person) => [id, person.id] as const)))
}

/** Makes the sample workspace by running the real services over the texts in resources/sample, and opens it for its first owner. */
export async function buildSampleWorkspace(application: Application, path: string, only: readonly string[] | null = null): Promise<Services> {
  const sample = readSample(application.resources)
  const [owner] = sample.people
  if (owner === undefined) throw new RangeError('the sample has no people')
  const { name, title, email } = owner
  const services = createNewWorkspace(application, path, sample.house.name, { name, title, email }, sample.house)
  const people = addPeople(services, sample)
  for (const contract of sample.contracts) {
    if (only !== null && !only.includes(contract.id)) continue
    await buildSampleContract(services, contract, people)
    services.changed('progress', { done: contract.title })
  }
  const first = people.get(owner.id)
  if (first !== undefined) {
    services.setMe(first)
    saveCurrentPerson(services.db, first)
    savePolicies(services, sample.policies)
  }
  return services
}
