import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decideHere } from '#electron/approvals/decide.ts'
import { submitForApproval } from '#electron/approvals/submit.ts'
import { changeContractDetails } from '#electron/contracts/details.ts'
import { readImport } from '#electron/contracts/import.ts'
import { move } from '#electron/contracts/move.ts'
import { startContract } from '#electron/contracts/start.ts'
import { reindex, settleAll } from '#electron/drafts/settle.ts'
import { nameVersionByHand } from '#electron/drafts/versions.ts'
import type { Services } from '#electron/services.ts'
import { signSampleContract } from '#electron/workspace/sample-signing.ts'
import { editText } from '#electron/workspace/sample-edit.ts'
import type { SampleContract } from '#electron/workspace/sample-source.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { documentFromTemplateValues } from '#electron/templates/library.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { PersonId } from '#shared/lib/ids.ts'

/** The people of the sample by the names its data uses. */
export type SamplePeople = ReadonlyMap<string, PersonId>

function startFrom(services: Services, sample: SampleContract): Contract {
  const { title, type, source } = sample
  const counterparty = { ...sample.counterparty, registration: sample.counterparty.registration ?? '' }
  if ('template' in source) {
    const { doc, manifest } = documentFromTemplateValues(services, source.template, source.values)
    const from = `the template “${manifest.title}”`
    return startContract(services, { title, type, doc, source: 'template', from, counterparty, template: { id: manifest.id, version: manifest.version } })
  }
  const read = readImport(services, readFileSync(join(services.resources, 'sample', source.text)), source.text)
  if (!read.ok) throw AppError.from(read.refusal)
  return startContract(services, { title, type, doc: read.value.doc, source: 'import', from: basename(source.text), counterparty })
}

function personOf(people: SamplePeople, name: string): PersonId {
  const person = people.get(name)
  if (person === undefined) throw new RangeError(`the sample has no one called ${name}`)
  return person
}

/** Writes and names the versions: the first, then what was edited, then the rest. Edits after the only version stay unnamed. */
function writeVersions(services: Services, contract: Contract, sample: SampleContract, people: SamplePeople): void {
  const name = ({ by, ...version }: SampleContract['versions'][number]): void => {
    services.setMe(personOf(people, by))
    nameVersionByHand(services, contract.id, { ...version, note: '' })
  }
  const [first, ...rest] = sample.versions
  if (first !== undefined) name(first)
  for (const edit of sample.edits ?? []) {
    services.setMe(personOf(people, edit.by))
    editText(services, contract.id, edit.find, edit.replace)
    settleAll(services)
  }
  for (const version of rest) name(version)
}

/** Takes one contract of the sample as far as its data says, through the same services as the window. */
export async function buildSampleContract(services: Services, sample: SampleContract, people: SamplePeople): Promise<void> {
  const author = personOf(people, sample.versions[0]?.by ?? '')
  services.setMe(author)
  const { id } = startFrom(services, sample)
  writeVersions(services, getContract(services.db, id), sample, people)
  services.setMe(author)
  const { title, type, counterparty } = getContract(services.db, id)
  const details = { title, type, counterparty, value: sample.value ?? null, effective: sample.effective ?? null, end: sample.end ?? null }
  changeContractDetails(services, id, details)
  if (sample.state === 'review') services.write((writer) => move(services, writer, id, 'send to review', ''))
  if (sample.state !== 'draft' && sample.state !== 'review') {
    submitForApproval(services, id, '')
    if (sample.state !== 'approval pending') approve(services, id, people)
  }
  if (sample.state === 'signing' || sample.state === 'executed') await signSampleContract(services, id, sample)
  services.db.transaction(() => reindex(services, id)).immediate()
}

function approve(services: Services, id: Contract['id'], people: SamplePeople): void {
  const { submission } = getContract(services.db, id)
  const [owner] = people.values()
  if (submission === null || owner === undefined) throw new RangeError('the sample has nothing to approve, or no owner')
  services.setMe(owner)
  const { version, versionHash } = submission
  decideHere(services, id, { seat: owner, version, versionHash, decision: 'approved', reason: '' })
}
