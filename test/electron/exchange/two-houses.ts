import type { Role } from '#shared/contracts/person.ts'
import type { Output } from '#shared/ipc/api.ts'
import type { BlobId, ContractId, IdentityId, PersonId } from '#shared/lib/ids.ts'
import { keyring } from '#test/electron/signing-room/room.ts'
import { passphrase, shortContract } from '#test/helpers/signing-path.ts'
import { openedApplication, testApplication, type TestApplication } from '#test/helpers/test-application.ts'

type House = Awaited<ReturnType<typeof openedApplication>>

/** Marlow Ltd, where Ada submits, and Ben's own machine, where he reads and decides. Neither knows the other but by the files between them. */
export interface TwoHouses extends AsyncDisposable {
  readonly marlow: House
  readonly desk: TestApplication
  readonly adaKey: IdentityId
  readonly benKey: IdentityId
}

export async function twoHouses(): Promise<TwoHouses> {
  const marlow = await openedApplication()
  const desk = testApplication()
  await desk.ask('session.create', { path: desk.path, name: 'Ben’s desk', owner: { name: 'Ben Marlow', title: '', email: '' } })
  const adaKey = await keyring(marlow)('Ada Marlow', { mine: true })
  const benKey = await keyring(desk)('Ben Marlow', { mine: true })
  const dispose = async (): Promise<void> => {
    await marlow[Symbol.asyncDispose]()
    await desk[Symbol.asyncDispose]()
  }
  return { marlow, desk, adaKey, benKey, [Symbol.asyncDispose]: dispose }
}

export async function add(app: TestApplication, name: string, role: Role): Promise<PersonId> {
  const session = await app.ask('people.add', { name, title: '', email: '', role })
  const person = session.state === 'open' ? session.people.find((each) => each.name === name) : undefined
  if (person === undefined) throw new Error(`${name} was not added`)
  return person.id
}

/** Carries a file from one machine to another. */
export function carried(from: TestApplication, blob: BlobId, to: TestApplication): BlobId {
  return to.put(from.bytes(blob), 'application/json', 'carried.json')
}

/** Gives Marlow the certificate of Ben's key, and Marlow records it as Ben's. */
export async function introduce({ marlow, desk, benKey }: TwoHouses): Promise<void> {
  const { blob } = await desk.ask('identities.certificate', { identity: benKey })
  await marlow.ask('approvalFiles.addKey', { person: marlow.ben, blob: carried(desk, blob, marlow), fileName: 'Ben Marlow.pem' })
}

/** A contract that Ada submitted. */
export async function submitted(marlow: House): Promise<ContractId> {
  const { contract } = await shortContract(marlow)
  await marlow.ask('approvals.submit', { contract: contract.id, note: 'Please read the clause.' })
  return contract.id
}

export function asking({ marlow, adaKey }: Pick<TwoHouses, 'marlow' | 'adaKey'>, contract: ContractId, seat: PersonId = marlow.ben) {
  return { contract, stage: 'standing-owner', seat, identity: adaKey, passphrase, expiresInDays: 14 }
}

/** Marlow asks Ben, whose machine takes the request in. */
export async function asked(houses: TwoHouses, contract: ContractId): Promise<Output<'approvalFiles.takeRequest'>> {
  const { marlow, desk } = houses
  const { blob, fileName } = await marlow.ask('approvalFiles.giveOut', asking(houses, contract))
  return desk.ask('approvalFiles.takeRequest', { blob: carried(marlow, blob, desk), fileName })
}

/** Ben decides on his machine; answers the decision file as Marlow gets it. */
export async function answered({ marlow, desk, benKey }: TwoHouses, request: string, decision: 'approved' | 'rejected' = 'approved', reason = ''): Promise<BlobId> {
  const { blob } = await desk.ask('approvalFiles.answer', { request, identity: benKey, passphrase, decision, reason })
  return carried(desk, blob, marlow)
}
